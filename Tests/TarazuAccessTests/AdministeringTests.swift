// Who may make, change and revoke whom, as a table (docs/spec/access.md#administering).

import TarazuAccess
import TarazuDomain
import Testing

private let directory = Directory(
  units: Dictionary(
    uniqueKeysWithValues: [
      Unit(code: "IR", level: .country, parent: nil, name: "کل کشور"),
      Unit(code: "08", level: .province, parent: "IR", name: "کرمان"),
      Unit(code: "0801", level: .district, parent: "08", name: "کرمان"),
      Unit(code: "080101", level: .branch, parent: "0801", name: "شعبهٔ ۱", kind: "civil"),
      Unit(code: "21", level: .province, parent: "IR", name: "یزد"),
    ].map { ($0.code, $0) }))

private let now = StoreTime(seconds: 1_000)
private let later = StoreTime(seconds: 2_000)
private let earlier = StoreTime(seconds: 500)

private func admin(_ scope: Scope, _ name: String = "boss") -> Principal {
  Principal(name: name, role: .admin, scope: scope)
}

private func administration(_ scope: Scope) -> Administration {
  Administration(by: admin(scope), in: directory, at: now)
}

private func one(
  _ role: Role = .head, _ scope: Scope, source: String? = nil, name: String = "p", until: StoreTime? = nil,
  isRevoked: Bool = false
) -> AdministeredPrincipal {
  AdministeredPrincipal(
    Principal(name: name, role: role, scope: scope, sourceName: role == .source ? source ?? "cms" : nil),
    expiresAt: until, isRevoked: isRevoked)
}

@Suite struct AdministeringTests {
  private static let scopes: [Scope] = [
    .country, .unit("IR"), .unit("08"), .unit("0801"), .unit("080101"), .unit("21"), .unit("97"),
  ]

  /// What each administrator covers, in the order of `scopes`.
  @Test(arguments: [
    (Scope.country, [true, true, true, true, true, true, true]),
    (.unit("IR"), [true, true, true, true, true, true, true]),
    (.unit("08"), [false, false, true, true, true, false, false]),
    (.unit("0801"), [false, false, false, true, true, false, false]),
    (.unit("080101"), [false, false, false, false, true, false, false]),
    (.unit("97"), [false, false, false, false, false, false, false]),
  ])
  func unitsAtOrBelowItsOwn(_ own: Scope, _ covered: [Bool]) {
    for (scope, isCovered) in zip(AdministeringTests.scopes, covered) {
      for role in Role.allCases {
        let refusal: ChangeRefusal? = isCovered ? nil : .scope
        let other = one(role, scope)
        let rules = administration(own)
        #expect(rules.refusal(toMake: other, holders: []) == refusal, "\(own) \(role) \(scope)")
        #expect(rules.refusal(toEquip: other) == refusal)
        #expect(rules.refusal(toRevoke: other, administrators: [one(.admin, .country, name: "a")]) == refusal)
      }
    }
  }

  @Test func aChangeIsJudgedBeforeAndAfter() {
    let rules = administration(.unit("08"))
    func move(_ from: Scope, _ to: Scope) -> ChangeRefusal? {
      rules.refusal(toChange: one(.head, from), to: one(.head, to), holders: [], administrators: [])
    }
    #expect(move(.unit("0801"), .unit("08")) == nil)
    #expect(move(.unit("0801"), .unit("21")) == .scope)
    #expect(move(.unit("21"), .unit("0801")) == .scope)
    #expect(move(.unit("0801"), .country) == .scope)
    #expect(move(.unit("0801"), .unit("97")) == .scope)
  }

  @Test func neverItsOwnRoleUnitOrExpiry() {
    let rules = administration(.unit("08"))
    let own = one(.admin, .unit("08"), name: "boss")
    func set(_ change: (inout AdministeredPrincipal) -> Void) -> ChangeRefusal? {
      var after = own
      change(&after)
      return rules.refusal(toChange: own, to: after, holders: [], administrators: [own])
    }
    #expect(set { $0.principal.role = .head } == .own)
    #expect(set { $0.principal.scope = .unit("0801") } == .own)
    #expect(set { $0.expiresAt = later } == .own)
    #expect(set { _ in } == nil)
    // An equal is another one's to change.
    let equal = one(.admin, .unit("08"), name: "equal")
    #expect(
      rules.refusal(toChange: equal, to: one(.head, .unit("0801"), name: "equal"), holders: [], administrators: [own])
        == nil)
    #expect(rules.refusal(toRevoke: equal, administrators: [own]) == nil)
  }

  @Test func revokingIsForGood() {
    let rules = administration(.country)
    let gone = one(.head, .unit("08"), isRevoked: true)
    #expect(rules.refusal(toChange: gone, to: one(.head, .unit("21")), holders: [], administrators: []) == .revoked)
    #expect(rules.refusal(toEquip: gone) == .revoked)
    #expect(rules.refusal(toRevoke: gone, administrators: []) == nil)
    // Whether it was revoked is nobody's business outside.
    #expect(administration(.unit("21")).refusal(toEquip: gone) == .scope)
  }

  @Test func aSourceStaysOne() {
    let rules = administration(.country)
    func change(_ from: Role, _ to: Role) -> ChangeRefusal? {
      rules.refusal(
        toChange: one(from, .unit("08")), to: one(to, .unit("08")), holders: [], administrators: [])
    }
    for role in [Role.head, .analyst, .admin] {
      #expect(change(.source, role) == .sourceRole)
      #expect(change(role, .source) == .sourceRole)
      #expect(change(role, .head) == nil)
    }
    #expect(change(.source, .source) == nil)
  }

  @Test func principalsOfOneSourceNameHaveOneUnit() {
    let here = one(.source, .unit("08"), name: "cms-1")
    let revoked = one(.source, .unit("21"), name: "old", isRevoked: true)
    let country = administration(.country)
    let new = one(.source, .unit("08"), name: "cms-2")
    #expect(country.refusal(toMake: new, holders: [here, revoked]) == nil)
    #expect(
      country.refusal(toMake: one(.source, .unit("0801"), name: "x"), holders: [here])
        == .sourceElsewhere(.unit("08")))
    // The country may be named or not.
    #expect(
      country.refusal(
        toMake: one(.source, .country, name: "x"), holders: [one(.source, .unit("IR"), name: "y")]) == nil)
    // A move is a change of unit too, but the only holder may move.
    let moved = one(.source, .unit("21"), name: "cms-1")
    #expect(
      country.refusal(toChange: here, to: moved, holders: [here, new], administrators: [])
        == .sourceElsewhere(.unit("08")))
    #expect(country.refusal(toChange: here, to: moved, holders: [here], administrators: []) == nil)
    // Another name is of no interest.
    #expect(
      country.refusal(
        toMake: one(.source, .unit("21"), source: "other", name: "x"), holders: [here]) == nil)
  }

  /// Whoever has a source name sees what was sent under it, so one of another province is not to be had; nor one that
  /// was used there once.
  @Test func aSourceNameUsedOutsideIsOutside() {
    let local = administration(.unit("08"))
    let new = one(.source, .unit("08"), name: "mine")
    for isRevoked in [false, true] {
      let there = one(.source, .unit("21"), name: "theirs", isRevoked: isRevoked)
      #expect(local.refusal(toMake: new, holders: [there]) == .scope)
      let mine = one(.source, .unit("0801"), name: "mine")
      #expect(local.refusal(toChange: mine, to: new, holders: [mine, there], administrators: []) == .scope)
    }
    #expect(local.refusal(toMake: new, holders: [one(.source, .unit("08"), name: "second")]) == nil)
  }

  // MARK: The last administrator

  /// What may be done with `a`, an administrator at the country, beside these.
  private func outcomes(
    _ a: AdministeredPrincipal, _ others: [AdministeredPrincipal]
  ) -> [String: ChangeRefusal?] {
    let rules = administration(.country)
    func set(_ change: (inout AdministeredPrincipal) -> Void) -> ChangeRefusal? {
      var after = a
      change(&after)
      return rules.refusal(toChange: a, to: after, holders: [], administrators: others + [a])
    }
    return [
      "revoke": rules.refusal(toRevoke: a, administrators: others + [a]),
      "role": set { $0.principal.role = .head },
      "unit": set { $0.principal.scope = .unit("08") },
      "end": set { $0.expiresAt = later },
      "code": set { $0.principal.scope = .unit("IR") },
      "no end": set { $0.expiresAt = nil },
    ]
  }

  @Test func theLastAdministratorAtTheCountryStays() {
    let last = ChangeRefusal.lastAdministrator
    let a = one(.admin, .country, name: "a")
    let refused: [String: ChangeRefusal?] = [
      "revoke": last, "role": last, "unit": last, "end": last, "code": nil, "no end": nil,
    ]
    let allowed = refused.mapValues { _ in ChangeRefusal?.none }
    #expect(outcomes(a, []) == refused)
    // None of these remains instead.
    #expect(outcomes(a, [one(.admin, .country, name: "b", isRevoked: true)]) == refused)
    #expect(outcomes(a, [one(.admin, .country, name: "b", until: earlier)]) == refused)
    #expect(outcomes(a, [one(.admin, .country, name: "b", until: later)]) == refused)
    #expect(outcomes(a, [one(.admin, .unit("08"), name: "b")]) == refused)
    #expect(outcomes(a, [one(.head, .country, name: "b")]) == refused)
    // One of these does, however it names the country.
    #expect(outcomes(a, [one(.admin, .country, name: "b")]) == allowed)
    #expect(outcomes(a, [one(.admin, .unit("IR"), name: "b")]) == allowed)
    #expect(outcomes(one(.admin, .unit("IR"), name: "a"), []) == refused)
  }

  /// Where all have an end, the last live one stays.
  @Test func theLastLiveOneStaysWhereAllHaveAnEnd() {
    let a = one(.admin, .country, name: "a", until: StoreTime(seconds: 3_000))
    let alone = outcomes(a, [])
    #expect(alone["revoke"] == .lastAdministrator)
    #expect(alone["role"] == .lastAdministrator)
    #expect(alone["end"] == .some(nil))
    #expect(outcomes(a, [one(.admin, .country, name: "b", until: later)])["revoke"] == .some(nil))
  }

  @Test func theLastOneIsToldSoOfItself() {
    let own = one(.admin, .country, name: "boss")
    let rules = administration(.country)
    #expect(rules.refusal(toRevoke: own, administrators: [own]) == .lastAdministrator)
    #expect(
      rules.refusal(
        toChange: own, to: one(.head, .country, name: "boss"), holders: [], administrators: [own])
        == .lastAdministrator)
  }
}
