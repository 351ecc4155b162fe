// The decision over every cell of the table of rights: who, by which rule, inside, outside, absent, closed.

import TarazuAccess
import TarazuDomain
import Testing

/// A country of two provinces.
private let directory = Directory(
  units: Dictionary(
    uniqueKeysWithValues: [
      Unit(code: "IR", level: .country, parent: nil, name: "کل کشور"),
      Unit(code: "08", level: .province, parent: "IR", name: "کرمان"),
      Unit(code: "0801", level: .district, parent: "08", name: "کرمان"),
      Unit(code: "080101", level: .branch, parent: "0801", name: "شعبهٔ ۱", kind: "civil"),
      Unit(code: "0802", level: .district, parent: "08", name: "بم"),
      Unit(code: "21", level: .province, parent: "IR", name: "یزد"),
      Unit(code: "2101", level: .district, parent: "21", name: "یزد"),
      Unit(code: "210101", level: .branch, parent: "2101", name: "شعبهٔ ۱", kind: "civil"),
    ].map { ($0.code, $0) }))

/// What a decision depends on beside the principal: whether its level is open, and how far it has shown who it is.
private struct Circumstances: Hashable, Sendable {
  var isOpen = true
  var assurance = Assurance.full

  static let usual = Circumstances()
  static let closed = Circumstances(isOpen: false)
  static let weak = Circumstances(assurance: .withoutSecondFactor)
  static let incomplete = Circumstances(assurance: .incomplete)

  static let all = [true, false].flatMap { isOpen in
    [Assurance.full, .withoutSecondFactor, .incomplete].map { Circumstances(isOpen: isOpen, assurance: $0) }
  }
}

private func caller(_ principal: Principal?, _ circumstances: Circumstances = .usual) -> Caller? {
  var rollout = Rollout()
  for level in Rollout.levels {
    for province in ["08", "21"] { rollout.set(level, inProvince: province, open: circumstances.isOpen) }
  }
  return principal.map {
    Caller(
      principal: $0, credential: Credential(.token, id: 1), validity: Validity(until: .max),
      assurance: circumstances.assurance, rollout: rollout)
  }
}

private func principal(_ role: Role, _ scope: Scope) -> Principal {
  Principal(name: "p", role: role, scope: scope, sourceName: role == .source ? "cms-08" : nil)
}

private func judge(
  _ principal: Principal?, _ rule: Rule, _ target: Target, _ circumstances: Circumstances = .usual
) -> Decision {
  decide(caller(principal, circumstances), rule, on: target, in: directory)
}

/// The table of docs/spec/access.md#rules-and-roles, role by role, in the order of its columns.
private let table: [(rule: Rule, source: Grant, analyst: Grant, head: Grant, admin: Grant)] = [
  (.open, .yes, .yes, .yes, .yes),
  (.ownSignIn, .yes, .yes, .yes, .yes),
  (.self, .yes, .yes, .yes, .yes),
  (.names, .no, .yes, .yes, .yes),
  (.figures, .no, .yes, .yes, .yes),
  (.cases, .no, .no, .yes, .yes),
  (.supervise, .own, .no, .yes, .yes),
  (.work, .no, .no, .yes, .yes),
  (.send, .yes, .no, .no, .yes),
  (.administer, .no, .no, .no, .yes),
  (.system, .no, .no, .no, .atCountry),
]

private struct Cell: Sendable {
  var rule: Rule
  var role: Role
  var grant: Grant

  static let all = table.flatMap { row in
    [
      Cell(rule: row.rule, role: .source, grant: row.source), Cell(rule: row.rule, role: .analyst, grant: row.analyst),
      Cell(rule: row.rule, role: .head, grant: row.head), Cell(rule: row.rule, role: .admin, grant: row.admin),
    ]
  }

  /// Those that a unit may be the target of.
  var looksAtUnits: Bool { grant == .yes && ![.open, .ownSignIn, .self].contains(rule) }
  var isGated: Bool { [.names, .figures, .cases, .supervise, .work].contains(rule) && role != .source }
}

private let kerman = Scope.unit("08")
/// A district of it, which the rollout opens and closes.
private let district = Scope.unit("0801")

@Suite struct DecisionTests {
  @Test func theTableIsComplete() {
    #expect(Set(table.map(\.rule)).count == Rule.allCases.count)
    for cell in Cell.all { #expect(cell.rule.grant(to: cell.role) == cell.grant, "\(cell)") }
  }

  @Test func withoutCredentialOnlyWhatIsOpenToAll() {
    for rule in Rule.allCases {
      for target in [Target.none, .unit("08"), .absent("case 1")] {
        #expect(judge(nil, rule, target) == (rule == .open ? .allowed : .refused(.credential)))
      }
    }
  }

  @Test(arguments: Cell.all) private func aRoleWithoutTheRuleIsToldSoWhateverTheTarget(_ cell: Cell) {
    for scope in [Scope.country, district] {
      for target in [Target.none, .unit("08"), .unit("21"), .unit("99"), .absent("case 1"), .name("08")] {
        let decision = judge(principal(cell.role, scope), cell.rule, target, .closed)
        #expect((decision == .refused(.role)) == (cell.grant == .no), "\(cell) \(target)")
      }
    }
  }

  @Test(arguments: Cell.all) private func insideOutsideAndAbsent(_ cell: Cell) {
    guard cell.looksAtUnits else { return }
    let own = principal(cell.role, kerman)
    for inside in ["08", "0801", "080101", "0802"] { #expect(judge(own, cell.rule, .unit(inside)) == .allowed) }
    for outside in ["IR", "21", "2101", "210101", "99", ""] {
      #expect(judge(own, cell.rule, .unit(outside)) == .refused(.scope), "\(cell) \(outside)")
    }
    #expect(judge(own, cell.rule, .absent("case 1")) == .refused(.scope))
    for scope in [Scope.country, .unit("IR")] {
      let national = principal(cell.role, scope)
      for unit in directory.units.keys { #expect(judge(national, cell.rule, .unit(unit)) == .allowed) }
      #expect(judge(national, cell.rule, .unit("99")) == .refused(.notFound("unit 99")))
      #expect(judge(national, cell.rule, .absent("case 1")) == .refused(.notFound("case 1")))
    }
  }

  @Test(arguments: Cell.all) private func rolloutGatesReadingForEveryTarget(_ cell: Cell) {
    guard cell.grant != .no, cell.grant != .atCountry else { return }
    for target in [Target.none, .unit("0801"), .unit("21"), .unit("99")] {
      for scope in [district, .unit("080101"), .unit("99")] {
        let decision = judge(principal(cell.role, scope), cell.rule, target, .closed)
        #expect((decision == .refused(.notOpen)) == cell.isGated, "\(cell) \(scope) \(target)")
      }
      for scope in [Scope.country, .unit("IR"), kerman] {
        #expect(judge(principal(cell.role, scope), cell.rule, target, .closed) != .refused(.notOpen))
      }
    }
  }

  @Test func eachLevelOpensInItsOwnProvince() {
    var rollout = Rollout()
    rollout.set(.district, inProvince: "08", open: true)
    let open = ["IR", "08", "21", "0801", "0802"]
    for code in directory.units.keys.sorted() + ["99"] {
      #expect(rollout.isOpen(.unit(code), in: directory) == open.contains(code), "\(code)")
    }
    #expect(rollout.isOpen(.country, in: directory))
    rollout.set(.district, inProvince: "08", open: false)
    #expect(!rollout.isOpen(.unit("0801"), in: directory))
    // A moved unit is open by its province of now.
    rollout.set(.branch, inProvince: "21", open: true)
    var moved = directory
    moved.units["0801"]?.parent = "21"
    #expect(!rollout.isOpen(.unit("080101"), in: directory))
    #expect(rollout.isOpen(.unit("080101"), in: moved))
  }

  @Test func anIncompleteSignInMayOnlyComplete() {
    for rule in Rule.allCases {
      let decision = judge(principal(.admin, .country), rule, .none, .incomplete)
      #expect(decision == ([.open, .ownSignIn].contains(rule) ? .allowed : .refused(.signInIncomplete)))
    }
    // A role that lacks the rule is told so first, and so is one whose level is closed.
    #expect(judge(principal(.head, .country), .administer, .none, .incomplete) == .refused(.role))
    let closed = Circumstances(isOpen: false, assurance: .incomplete)
    #expect(judge(principal(.head, district), .figures, .none, closed) == .refused(.notOpen))
  }

  @Test func administeringNeedsTheSecondFactor() {
    for rule in Rule.allCases {
      let decision = judge(principal(.admin, .country), rule, .none, .weak)
      #expect(decision == (rule == .administer || rule == .system ? .refused(.secondFactor) : .allowed))
    }
    #expect(judge(principal(.head, .country), .administer, .none, .weak) == .refused(.role))
    #expect(judge(principal(.admin, kerman), .administer, .unit("21"), .weak) == .refused(.secondFactor))
    // The second factor is asked for before the scope is looked at, also where the rule is the country's alone.
    #expect(judge(principal(.admin, kerman), .system, .none, .weak) == .refused(.secondFactor))
  }

  /// The rows of docs/spec/access.md#the-decision in their order, each decided by itself: the first that applies is the answer.
  private func plainReading(
    _ principal: Principal?, _ rule: Rule, _ unit: String?, _ circumstances: Circumstances
  ) -> Decision {
    guard rule != .open else { return .allowed }
    guard let principal else { return .refused(.credential) }
    let cell = Cell.all.first { $0.rule == rule && $0.role == principal.role }
    guard let cell, cell.grant != .no else { return .refused(.role) }
    let own =
      switch principal.scope {
      case .country: "IR"
      case .unit(let code): code
      }
    if cell.isGated && !circumstances.isOpen && !["IR", "08"].contains(own) { return .refused(.notOpen) }
    if circumstances.assurance == .incomplete && rule != .ownSignIn { return .refused(.signInIncomplete) }
    if [.administer, .system].contains(rule) && circumstances.assurance == .withoutSecondFactor {
      return .refused(.secondFactor)
    }
    if cell.grant == .atCountry && own != "IR" { return .refused(.scope) }
    guard let unit else { return .allowed }
    let isInside = own == "IR" || ([unit] + directory.ancestors(of: unit).map(\.code)).contains(own)
    if directory.units[unit] != nil && isInside { return .allowed }
    return .refused(own == "IR" ? .notFound("unit \(unit)") : .scope)
  }

  @Test(arguments: Rule.allCases) func theOrderOfRefusalsIsThatOfTheContract(_ rule: Rule) {
    let scopes: [Scope] = [.country, .unit("IR"), kerman, .unit("080101")]
    var principals: [Principal?] = [nil]
    for role in Role.allCases { principals += scopes.map { principal(role, $0) } }
    for principal in principals {
      for unit in [nil, "IR", "08", "080101", "21", "99"] {
        for circumstances in Circumstances.all {
          let decision = judge(principal, rule, unit.map { .unit($0) } ?? .none, circumstances)
          #expect(
            decision == plainReading(principal, rule, unit, circumstances),
            "\(String(describing: principal)) \(rule) \(unit ?? "-") \(circumstances)")
        }
      }
    }
  }

  @Test func theSystemIsForTheCountrysAdmins() {
    #expect(judge(principal(.admin, .country), .system, .none) == .allowed)
    #expect(judge(principal(.admin, .unit("IR")), .system, .none) == .allowed)
    #expect(judge(principal(.admin, kerman), .system, .none) == .refused(.scope))
    #expect(judge(principal(.head, .country), .system, .none) == .refused(.role))
  }

  @Test func namesOfAncestorsMayBeTold() {
    let branch = principal(.head, .unit("080101"))
    for code in ["080101", "0801", "08", "IR"] { #expect(judge(branch, .names, .name(code)) == .allowed) }
    for code in ["0802", "21", "210101", "99"] { #expect(judge(branch, .names, .name(code)) == .refused(.scope)) }
    #expect(judge(branch, .figures, .unit("0801")) == .refused(.scope))
    #expect(judge(principal(.head, .country), .names, .name("99")) == .refused(.notFound("unit 99")))
  }

  @Test func aCaseIsInScopeByAnyOfItsPlaces() {
    let head = principal(.head, kerman)
    #expect(judge(head, .cases, .lying(at: ["210101", "080101"])) == .allowed)
    #expect(judge(head, .cases, .lying(at: ["210101"])) == .refused(.scope))
    #expect(judge(head, .cases, .lying(at: ["99"])) == .refused(.scope))
    #expect(judge(head, .cases, .lying(at: [])) == .refused(.scope))
    #expect(judge(principal(.head, .country), .cases, .lying(at: [])) == .allowed)
  }

  @Test func aSourceSeesItsOwnOnly() {
    let source = principal(.source, kerman)
    #expect(judge(source, .supervise, .none) == .allowed)
    #expect(judge(source, .supervise, .sent(by: "cms-08", at: ["210101"])) == .allowed)
    #expect(judge(source, .supervise, .sent(by: "cms-21", at: ["080101"])) == .refused(.scope))
    let head = principal(.head, kerman)
    #expect(judge(head, .supervise, .sent(by: "cms-21", at: ["080101"])) == .allowed)
    #expect(judge(head, .supervise, .sent(by: "cms-08", at: ["210101"])) == .refused(.scope))
    #expect(judge(principal(.admin, .country), .supervise, .sent(by: "x", at: [])) == .allowed)
  }

  @Test func principalsAreAdministeredBelowTheScope() {
    let admin = principal(.admin, kerman)
    #expect(judge(admin, .administer, .principal("other", kerman)) == .allowed)
    #expect(judge(admin, .administer, .principal("other", .unit("080101"))) == .allowed)
    #expect(judge(admin, .administer, .principal("other", .unit("21"))) == .refused(.scope))
    #expect(judge(admin, .administer, .principal("other", .country)) == .refused(.scope))
    #expect(judge(principal(.admin, .country), .administer, .principal("other", .country)) == .allowed)
    #expect(judge(admin, .self, .principal("p", kerman)) == .allowed)
    #expect(judge(admin, .self, .principal("other", kerman)) == .refused(.scope))
  }

  @Test func theCountryStandsForItselfBeforeADirectoryNamesIt() {
    let admin = principal(.admin, .country)
    let empty = Directory()
    #expect(decide(caller(admin), .system, on: .none, in: empty) == .allowed)
    #expect(decide(caller(admin), .figures, on: .unit("IR"), in: empty) == .refused(.notFound("unit IR")))
    #expect(admin.isAtCountry(in: empty) && !principal(.admin, .unit("IR")).isAtCountry(in: empty))
  }

  @Test func refusalsHaveConstantWords() {
    let words: [(Refusal, Refusal.Status, String?, String)] = [
      (.credential, .unauthenticated, "CREDENTIAL", "no valid credential"),
      (.role, .permissionDenied, "ROLE", "your role does not allow this"),
      (.notOpen, .permissionDenied, "NOT_OPEN", "access for this level is not open yet in your province"),
      (.secondFactor, .permissionDenied, "SECOND_FACTOR", "this needs a second factor"),
      (.scope, .permissionDenied, "SCOPE", "not in your scope"),
      (.notFound("unit 99"), .notFound, nil, "there is no unit 99"),
    ]
    for (refusal, status, reason, text) in words {
      #expect(refusal.status == status)
      #expect(refusal.reason == reason)
      #expect(refusal.message == text)
    }
    #expect(Decision.allowed.isAllowed && !Decision.refused(.role).isAllowed)
  }

  @Test func aDamagedTreeEnds() {
    let ring = Directory(units: [
      "a": Unit(code: "a", level: .district, parent: "b", name: "a"),
      "b": Unit(code: "b", level: .district, parent: "a", name: "b"),
    ])
    #expect(!ring.isUnit("a", atOrBelow: "c"))
    #expect(decide(caller(principal(.admin, .unit("c"))), .administer, on: .unit("a"), in: ring) == .refused(.scope))
    // None of its provinces can be found, so nothing is open.
    for unit in ["a", "c"] {
      #expect(decide(caller(principal(.head, .unit(unit))), .figures, on: .unit("a"), in: ring) == .refused(.notOpen))
    }
  }
}

@Suite struct WritingTests {
  @Test func sourcesNameThemselves() {
    let source = principal(.source, kerman)
    #expect(source.mayName(source: "cms-08", heldAt: kerman, in: directory))
    #expect(!source.mayName(source: "cms-21", heldAt: nil, in: directory))
    #expect(!principal(.head, .country).mayName(source: "cms-08", heldAt: nil, in: directory))
    #expect(!principal(.analyst, .country).mayName(source: "cms-08", heldAt: nil, in: directory))
  }

  @Test func adminsNameWhatNobodyOutsideHas() {
    let admin = principal(.admin, kerman)
    #expect(admin.mayName(source: "new", heldAt: nil, in: directory))
    #expect(admin.mayName(source: "cms-0801", heldAt: .unit("0801"), in: directory))
    #expect(!admin.mayName(source: "cms-21", heldAt: .unit("21"), in: directory))
    #expect(!admin.mayName(source: "national", heldAt: .country, in: directory))
    #expect(principal(.admin, .country).mayName(source: "national", heldAt: .country, in: directory))
  }

  @Test func branchesOutsideTheScopeAreNotSentFor() {
    let source = principal(.source, kerman)
    #expect(source.maySend(toBranch: "080101", in: directory))
    #expect(!source.maySend(toBranch: "210101", in: directory))
    // Neither is a branch of the directory: an anomaly, not a refusal.
    #expect(source.maySend(toBranch: "999999", in: directory))
    #expect(source.maySend(toBranch: "2101", in: directory))
    #expect(principal(.admin, .country).maySend(toBranch: "210101", in: directory))
    #expect(principal(.admin, .unit("IR")).maySend(toBranch: "210101", in: directory))
  }

  @Test func linesOfTheDirectoryLieStrictlyBelowTheScope() {
    func place(_ scope: Scope, _ code: String, _ level: Level, _ parent: String?) -> Bool {
      var then = directory
      then.units[code] = Unit(code: code, level: level, parent: parent, name: code)
      let now = directory.units[code] == nil ? nil : directory.ancestors(of: code).map(\.code)
      return principal(.admin, scope).mayPlace(
        level, aboveNow: now, aboveThen: then.ancestors(of: code).map(\.code), in: directory)
    }
    #expect(place(kerman, "0803", .district, "08"))
    #expect(place(kerman, "080102", .branch, "0801"))
    #expect(place(kerman, "080101", .branch, "0802"))
    #expect(!place(kerman, "080101", .branch, "2101"))
    #expect(!place(kerman, "210101", .branch, "0801"))
    #expect(!place(kerman, "22", .province, "IR"))
    #expect(!place(kerman, "08", .province, "IR"))
    #expect(!place(kerman, "IR", .country, nil))
    #expect(!place(.unit("0801"), "0801", .district, "08"))
    #expect(place(.unit("0801"), "080102", .branch, "0801"))
    #expect(place(.country, "IR", .country, nil))
    #expect(place(.unit("IR"), "22", .province, "IR"))
  }

  @Test func kindsAreTheCountrys() {
    #expect(principal(.admin, .country).mayDefineKinds(in: directory))
    #expect(!principal(.admin, kerman).mayDefineKinds(in: directory))
  }
}
