import Foundation
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Gateways are recorded and ended by administrators at the country.
@Suite struct GatewayAdministrationTests {
  @Test(.timeLimit(.minutes(5)))
  func aGatewayFromItsBeginningToItsEnd() async throws {
    let world = try await World.shared
    let certificates = try Certificates.shared.get()
    let name = PrincipalTests.name("web")
    let (request, _) = try await blocking { try certificates.request(for: name) }
    func create(_ name: String, _ credential: CreateGatewayRequest.Credential?) async -> String {
      await world.administrator.outcome(
        AdminService.createGateway, CreateGatewayRequest(name: name, credential: credential))
    }
    #expect(await create(name, nil) == "INVALID_ARGUMENT BAD_FIELD")
    #expect(await create("UPPER", .certificateRequest(request)) == "INVALID_ARGUMENT BAD_FIELD")
    #expect(await create(name, .certificateRequest("nonsense")) == "INVALID_ARGUMENT BAD_FIELD")
    let made = try await world.administrator.call(
      AdminService.createGateway, CreateGatewayRequest(name: name, credential: .certificateRequest(request)))
    #expect(made.gateway?.name == name)
    #expect(made.gateway?.maker == "admin")
    #expect(made.chain.contains("BEGIN CERTIFICATE"))
    #expect(await create(name, .certificateRequest(request)) == "ALREADY_EXISTS ALREADY_EXISTS")
    func listed() async throws -> Gateway? {
      try await world.administrator.call(AdminService.listGateways, ListGatewaysRequest()).gateways
        .first { $0.name == name }
    }
    #expect(try await listed()?.endTime == nil)
    for _ in 0..<2 {
      let ended = try await world.administrator.call(AdminService.endGateway, EndGatewayRequest(name: name))
      #expect(ended.gateway?.endTime != nil)
    }
    #expect(try await listed()?.endTime != nil)
    #expect(await create(name, .certificateRequest(request)) == "ALREADY_EXISTS ALREADY_EXISTS")
    #expect(
      await world.administrator.outcome(AdminService.endGateway, EndGatewayRequest(name: PrincipalTests.name("no")))
        == "NOT_FOUND NOT_FOUND")
  }

  /// A principal's certificate is none of a gateway, and the other way round.
  @Test(.timeLimit(.minutes(5)))
  func aCertificateThatWasMadeElsewhere() async throws {
    let world = try await World.shared
    let certificates = try Certificates.shared.get()
    let name = PrincipalTests.name("web")
    func pem(_ uri: String) async throws -> String {
      let file = try await blocking { try certificates.issueClient([uri]) }
      return try String(contentsOfFile: certificates.path(file + ".crt"), encoding: .utf8)
    }
    let (ofGateway, ofPrincipal) = (try await pem("tarazu:gateway:\(name)"), try await pem("tarazu:principal:\(name)"))
    func outcome(_ pem: String) async -> String {
      await world.administrator.outcome(
        AdminService.createGateway, CreateGatewayRequest(name: name, credential: .certificate(pem)))
    }
    #expect(await outcome(ofPrincipal) == "INVALID_ARGUMENT BAD_FIELD")
    #expect(await outcome(ofGateway) == "OK")
    #expect(
      await world.administrator.outcome(
        AdminService.createPrincipal,
        CreatePrincipalRequest(name: name, role: .head, credential: .certificate(ofGateway)))
        == "INVALID_ARGUMENT BAD_FIELD")
  }
}
