import TarazuAccess
import TarazuReplica
import Testing

@testable import TarazuIdentity

/// What a connection remembers of its caller. That it belongs to one `authorization` is tested over TLS.
@Suite struct CachedIdentityTests {
  private func cached(_ validity: Validity) -> CachedIdentity {
    let caller = Caller(
      principal: Principal(name: "ali", role: .admin, scope: .country), credential: Credential(.token, id: 1),
      validity: Validity(until: .max), circumstances: Circumstances(isOpen: true, hasSecondFactor: true))
    return CachedIdentity(Identity(caller: caller, validity: validity), address: "127.0.0.1", CurrentDirectory())
  }

  @Test func itIsValidWithinItsTime() {
    let cached = cached(Validity(from: 100, until: 200))
    for (instant, isValid) in [(99, false), (100, true), (199, true), (200, false)] {
      #expect(cached.isValid(at: Int64(instant), access: 0, tree: 0) == isValid, "\(instant)")
    }
  }

  @Test func itIsValidForItsSnapshotAndDirectory() {
    let cached = cached(Validity(until: .max))
    #expect(cached.isValid(at: 0, access: 0, tree: 0))
    #expect(!cached.isValid(at: 0, access: 1, tree: 0) && !cached.isValid(at: 0, access: 0, tree: 1))
  }

  @Test func eachRuleIsRememberedByItself() {
    let cached = cached(Validity(until: .max))
    for rule in Rule.allCases {
      #expect(!cached.isAllowed(rule), "\(rule)")
      cached.allow(rule)
      #expect(cached.isAllowed(rule), "\(rule)")
    }
  }
}
