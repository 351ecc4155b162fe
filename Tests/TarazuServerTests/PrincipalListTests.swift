import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Which principals are listed, and who may have which source name.
@Suite struct PrincipalListTests {
  private static let scope = "PERMISSION_DENIED SCOPE"
  private static let precondition = "FAILED_PRECONDITION FAILED_PRECONDITION"

  /// A source name belongs to one unit, and one that is or was used outside is not to be had.
  @Test(.timeLimit(.minutes(5)))
  func sourceNames() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let local = try await world.caller(.admin, unit: province.code)
    func make(_ caller: Caller, _ source: String, _ unit: String) async -> String {
      await caller.outcome(
        AdminService.createPrincipal,
        CreatePrincipalRequest(name: PrincipalTests.name("s"), role: .source, unit: unit, source: source))
    }
    let theirs = "cms-" + other.code
    #expect(await make(world.administrator, theirs, other.code) == "OK")
    #expect(await make(world.administrator, theirs, other.code) == "OK")
    #expect(await make(world.administrator, theirs, other.first) == PrincipalListTests.precondition)
    #expect(await make(local, theirs, province.code) == PrincipalListTests.scope)
    #expect(await make(local, "cms-" + province.code, province.code) == "OK")
    #expect(await make(local, "cms-" + province.code, province.first) == PrincipalListTests.precondition)
    // Nor is its unit to be changed while there are others.
    let only = PrincipalTests.name("only")
    func set(_ role: TarazuProtocol.Role, _ unit: String?) async -> String {
      await world.administrator.outcome(
        AdminService.setPrincipal, SetPrincipalRequest(name: only, role: role, unit: unit))
    }
    _ = try await world.administrator.call(
      AdminService.createPrincipal,
      CreatePrincipalRequest(name: only, role: .source, unit: other.code, source: "of-" + other.code))
    #expect(await set(.unspecified, province.code) == "OK")
    #expect(await set(.head, nil) == PrincipalListTests.precondition)
    #expect(await make(world.administrator, "of-" + other.code, province.code) == "OK")
    #expect(await set(.unspecified, other.code) == PrincipalListTests.precondition)
  }

  @Test(.timeLimit(.minutes(5)))
  func lists() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let local = try await world.caller(.admin, unit: province.code)
    let units = [province.code, province.first, province.branches[0], province.branches[2]]
    var names: [String] = []
    for (index, unit) in units.enumerated() {
      let name = "\(province.code)-\(index)"
      names.append(name)
      let made = try await local.call(
        AdminService.createPrincipal,
        CreatePrincipalRequest(
          name: name, role: .head, unit: unit,
          expireTime: index == 1 ? ProtobufTimestamp(seconds: Int64(Date().timeIntervalSince1970) + 86_400) : nil))
      if index == 0 {
        let first = try await PrincipalTests.caller(world, made)
        _ = await first.outcome(AdminService.getServerInfo, GetServerInfoRequest())
      }
    }
    func list(_ request: ListPrincipalsRequest) async throws -> [String] {
      try await local.call(AdminService.listPrincipals, request).principals.map(\.name)
        .filter { $0.hasPrefix(province.code) }
    }
    #expect(try await list(ListPrincipalsRequest()) == names)
    #expect(try await list(ListPrincipalsRequest(unit: province.first)) == [names[1], names[2]])
    #expect(try await list(ListPrincipalsRequest(level: .branch)) == [names[2], names[3]])
    #expect(try await list(ListPrincipalsRequest(unit: province.first, level: .branch)) == [names[2]])
    #expect(try await list(ListPrincipalsRequest(expiringDays: 2)) == [names[1]])
    #expect(try await list(ListPrincipalsRequest(expiringDays: 91)) == names)
    // Over all pages, each principal once, and nobody outside.
    var (seen, token) = ([String](), "")
    repeat {
      let page = try await local.call(
        AdminService.listPrincipals, ListPrincipalsRequest(pageSize: 2, pageToken: token))
      #expect(page.principals.count <= 2)
      seen += page.principals.map(\.name)
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(seen.filter { $0.hasPrefix(province.code) } == names)
    #expect(seen.count == names.count + 1)
    let all = try await world.administrator.call(
      AdminService.listPrincipals, ListPrincipalsRequest(level: .country, pageSize: 1_000))
    #expect(all.principals.contains { $0.name == "admin" })
    #expect(all.principals.allSatisfy { $0.unit == nil || $0.unit == "IR" })
  }
}
