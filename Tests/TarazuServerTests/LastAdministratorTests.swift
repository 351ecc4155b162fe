import Foundation
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// The country is never left without an administrator, not even by two who remove each other at once.
@Suite struct LastAdministratorTests {
  private static let precondition = "FAILED_PRECONDITION FAILED_PRECONDITION"
  private static let later = ProtobufTimestamp(seconds: 4_000_000_000)

  @Test(.timeLimit(.minutes(5)))
  func theLastOneStays() async throws {
    try await ServerHarness.run { harness in
      let admin = try await Caller.connect(to: harness, tokens: [harness.token])
      try await admin.apply(World.root)
      func outcomes(_ caller: Caller) async -> [String] {
        [
          await caller.outcome(AdminService.revokePrincipal, RevokePrincipalRequest(name: "admin")),
          await caller.outcome(AdminService.setPrincipal, SetPrincipalRequest(name: "admin", role: .head)),
          await caller.outcome(
            AdminService.setPrincipal, SetPrincipalRequest(name: "admin", expireTime: LastAdministratorTests.later)),
        ]
      }
      let refused = Array(repeating: LastAdministratorTests.precondition, count: 3)
      #expect(await outcomes(admin) == refused)
      // One that has an end does not replace it.
      let second = try await admin.call(
        AdminService.createPrincipal,
        CreatePrincipalRequest(name: "second", role: .admin, expireTime: LastAdministratorTests.later))
      guard case .token(let token)? = second.credential?.secret else { throw CancellationError() }
      let other = try await Caller.connect(to: harness, tokens: [token])
      #expect(await outcomes(other) == refused)
      _ = try await admin.call(
        AdminService.setPrincipal, SetPrincipalRequest(name: "second", unit: "IR", noExpiry: true))
      #expect(await other.outcome(AdminService.setPrincipal, SetPrincipalRequest(name: "admin", role: .head)) == "OK")
      #expect(await admin.outcome(AdminService.getRollout, GetRolloutRequest()) == "PERMISSION_DENIED ROLE")
      #expect(
        await other.outcome(AdminService.revokePrincipal, RevokePrincipalRequest(name: "second"))
          == LastAdministratorTests.precondition)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func twoCannotRemoveEachOther() async throws {
    try await ServerHarness.run { harness in
      let admin = try await Caller.connect(to: harness, tokens: [harness.token])
      for round in 0..<5 {
        let (a, b) = ("a\(round)", "b\(round)")
        var callers: [Caller] = []
        for name in [a, b] {
          let made = try await admin.call(
            AdminService.createPrincipal, CreatePrincipalRequest(name: name, role: .admin))
          guard case .token(let token)? = made.credential?.secret else { throw CancellationError() }
          callers.append(try await Caller.connect(to: harness, tokens: [token]))
        }
        let (first, second) = (callers[0], callers[1])
        async let one = first.outcome(AdminService.revokePrincipal, RevokePrincipalRequest(name: b))
        async let two = second.outcome(AdminService.revokePrincipal, RevokePrincipalRequest(name: a))
        let outcomes = await [one, two].sorted()
        // Who comes second is no administrator any more.
        #expect(outcomes == ["OK", "UNAUTHENTICATED CREDENTIAL"])
      }
    }
  }
}
