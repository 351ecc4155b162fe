import TarazuAccess
import TarazuDomain
import TarazuReplica
import Testing

@testable import TarazuIdentity

/// What a connection remembers of its caller. That it belongs to one `authorization` is tested over TLS.
@Suite struct CachedIdentityTests {
  private func cached(_ validity: Validity) -> CachedIdentity {
    let caller = Caller(
      principal: Principal(name: "ali", role: .admin, scope: .country), credential: Credential(.token, id: 1),
      validity: Validity(until: .max), rollout: Rollout())
    return CachedIdentity(Identity(caller: caller, validity: validity), address: "127.0.0.1", CurrentDirectory())
  }

  @Test func itIsValidWithinItsTime() {
    let cached = cached(Validity(from: StoreTime(microseconds: 100), until: StoreTime(microseconds: 200)))
    for (instant, isValid): (Int64, Bool) in [(99, false), (100, true), (199, true), (200, false)] {
      #expect(cached.isValid(at: StoreTime(microseconds: instant), access: 0, tree: 0) == isValid, "\(instant)")
    }
  }

  @Test func itIsValidForItsSnapshotAndDirectory() {
    let cached = cached(Validity(until: .max))
    let now = StoreTime(microseconds: 0)
    #expect(cached.isValid(at: now, access: 0, tree: 0))
    #expect(!cached.isValid(at: now, access: 1, tree: 0) && !cached.isValid(at: now, access: 0, tree: 1))
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
