import Foundation
import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Who calls is settled for each call by one credential; whatever is wrong with it is answered alike.
@Suite struct CredentialTests {
  private static let refused = "UNAUTHENTICATED CREDENTIAL"

  /// What calls come to: one that is answered inline, for which the connection remembers its caller, and one that runs
  /// as a task.
  private func outcome(_ caller: Caller) async -> String {
    let inline = await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest())
    let task = await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest())
    return inline == task ? task : "\(inline) inline, \(task) as a task"
  }

  @Test(.timeLimit(.minutes(5)))
  func tokens() async throws {
    let world = try await World.shared
    let token = try world.harness.token
    func outcome(_ values: String...) async throws -> String {
      await self.outcome(
        try await Caller.connect(to: world.harness, metadata: Metadata(values.map { ("authorization", $0) })))
    }
    #expect(try await outcome("Bearer " + token) == "OK")
    #expect(try await outcome("bEARER " + token) == "OK")
    #expect(try await outcome() == CredentialTests.refused)
    #expect(try await outcome("Bearer " + World.newToken()) == CredentialTests.refused)
    #expect(try await outcome("Bearer " + token.dropLast()) == CredentialTests.refused)
    #expect(try await outcome("Bearer " + token + " ") == CredentialTests.refused)
    #expect(try await outcome("Basic " + token) == CredentialTests.refused)
    #expect(try await outcome(token) == CredentialTests.refused)
    #expect(try await outcome("") == CredentialTests.refused)
    #expect(try await outcome("Bearer " + token, "Bearer " + token) == CredentialTests.refused)
  }

  @Test(.timeLimit(.minutes(5)))
  func theWordsOfARefusalAreConstant() async throws {
    let caller = try await Caller.connect(to: World.shared.harness)
    let status = try #require(await caller.failure(of: AdminService.getServerInfo, GetServerInfoRequest()))
    #expect(status.message == "no valid credential")
  }

  @Test(.timeLimit(.minutes(5)))
  func anEndedCredentialIsNone() async throws {
    let world = try await World.shared
    let expired = try await world.principal("expired", .admin, unit: nil, days: -1)
    let good = try await world.principal("expired", .admin, unit: nil)
    #expect(await outcome(try await Caller.connect(to: world.harness, tokens: [expired])) == CredentialTests.refused)
    #expect(await outcome(try await Caller.connect(to: world.harness, tokens: [good])) == "OK")
    try await world.change(
      "update tarazu.principal set expires_at = now() - interval '1 second' where name = 'expired';")
    try await world.wait(for: good, toBe: CredentialTests.refused)
  }

  @Test(.timeLimit(.minutes(5)))
  func certificates() async throws {
    let world = try await World.shared
    let certificates = try Certificates.shared.get()
    let token = try await world.principal("carrier", .head, unit: nil)
    let other = try await world.principal("stranger", .head, unit: nil)
    let recorded = try await certificate("tarazu:principal:carrier", of: "carrier")
    let unrecorded = try await blocking { try certificates.issueClient(["tarazu:principal:carrier"]) }
    let misnamed = try await certificate("tarazu:principal:stranger", of: "carrier")
    let twice = try await certificate("tarazu:principal:carrier", "tarazu:principal:stranger", of: "carrier")
    let gateway = try await certificate("tarazu:gateway:carrier", of: "carrier")
    let beside = try await certificate("tarazu:principal:carrier", "https://carrier.example", of: "carrier")
    try await world.wait(for: token, toBe: "OK")
    func outcome(_ certificate: String, _ tokens: String...) async throws -> String {
      // The records are read within a second; the last one made is good once all are.
      await self.outcome(try await Caller.connect(to: world.harness, tokens: tokens, certificate: certificate))
    }
    try await eventually { try await outcome(beside) == "OK" }
    #expect(try await outcome(recorded) == "OK")
    #expect(try await outcome(recorded, token) == "OK")
    #expect(try await outcome(recorded, other) == CredentialTests.refused)
    #expect(try await outcome(recorded, World.newToken()) == CredentialTests.refused)
    for certificate in [unrecorded, misnamed, twice, gateway] {
      #expect(try await outcome(certificate) == CredentialTests.refused, "\(certificate)")
    }
    // A certificate of another CA fails the handshake, which never falls back to none.
    #expect(try await outcome("rogue", token) == "UNAUTHENTICATED UNAUTHENTICATED")
  }

  /// An empty `authorization` is a bad one: it does not fall back to the certificate, not even on a connection that the
  /// certificate has just been accepted for.
  @Test(.timeLimit(.minutes(5)))
  func anEmptyAuthorizationIsNotNone() async throws {
    let world = try await World.shared
    let token = try await world.principal("bearer", .head, unit: nil)
    let recorded = try await certificate("tarazu:principal:bearer", of: "bearer")
    try await world.wait(for: token, toBe: "OK")
    var caller = try await Caller.connect(to: world.harness, certificate: recorded)
    try await eventually { await outcome(caller) == "OK" }
    for values in [[""], ["Bearer "], ["Bearer " + token, "Bearer " + token]] {
      caller = caller.with(Metadata(values.map { ("authorization", $0) }))
      #expect(await outcome(caller) == CredentialTests.refused, "\(values)")
      caller = caller.with(Metadata([]))
      #expect(await outcome(caller) == "OK", "\(values)")
    }
  }

  /// A client certificate with these URIs, recorded for a principal.
  private func certificate(_ uris: String..., of principal: String) async throws -> String {
    let certificates = try Certificates.shared.get()
    let name = try await blocking {
      try certificates.issueClient(uris)
    }
    let hexadecimal = try await World.digest(of: name)
    try await World.shared.change(
      """
      insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
        select '\(principal)', 'certificate', decode('\(hexadecimal)', 'hex'), now(), now() + interval '1 day', epoch
        from tarazu.access_epoch;
      """)
    return name
  }

  /// Revoking acts on open connections, on calls and on streams.
  @Test(.timeLimit(.minutes(5)))
  func revocation() async throws {
    let world = try await World.shared
    let token = try await world.principal("revoked", .admin, unit: nil)
    let caller = try await Caller.connect(to: world.harness, tokens: [token])
    // Where a revocation does not act the stream ends at its deadline, and the test fails.
    let stream = caller.open(IngestService.importEvents, timeout: .seconds(20))
    try await stream.send(ImportEventsRequest(chunk: Array("\n".utf8)))
    #expect(await outcome(caller) == "OK")
    try await world.change("update tarazu.principal set revoked_at = now() where name = 'revoked';")
    await #expect {
      try await within { while try await stream.receive() != nil {} }
    } throws: {
      Caller.message(of: $0) == CredentialTests.refused
    }
    #expect(await outcome(caller) == CredentialTests.refused)
    try await world.wait(for: token, toBe: CredentialTests.refused)
  }

  /// A change of role acts on a stream as on a new call.
  @Test(.timeLimit(.minutes(5)))
  func aChangeOfRoleEndsAStream() async throws {
    let world = try await World.shared
    let token = try await world.principal("demoted", .admin, unit: nil)
    let caller = try await Caller.connect(to: world.harness, tokens: [token])
    let stream = caller.open(DirectoryService.importDirectory, timeout: .seconds(20))
    try await stream.send(ImportDirectoryRequest(chunk: Array("\n".utf8)))
    try await world.change("update tarazu.principal set role = 'head' where name = 'demoted';")
    await #expect {
      try await within { try await stream.receive() }
    } throws: {
      Caller.message(of: $0) == "PERMISSION_DENIED ROLE"
    }
  }
}
