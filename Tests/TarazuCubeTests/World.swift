// Random courts and cases for the tests, and the contributions that they give.

import TarazuCalendar
import TarazuCube
import TarazuDomain
import TestDomain
import TestRandom

/// What happened in some courts, as plain lists.
struct World {
  struct Spell {
    var branch: String
    var caseClass: String
    var opened: Int32
    var openedBy: Measure
    var ended: Int32?
    var endedBy: Measure
    /// How old the case was as the spell opened: 0 unless it was received.
    var brought: Int32 = 0
  }

  struct Occurrence {
    var branch: String
    var caseClass: String
    var day: Int32
    var measure: Measure
    var amount: Int64
  }

  struct Hearing {
    var branch: String
    var caseClass: String
    var day: Int32
    var lead: Int32
  }

  /// A change of a stock, in the cell of its day for a day that may be to come.
  struct StockStep {
    var branch: String
    var caseClass: String
    var day: Int32
    var stock: Measure
    var change: StockChange
  }

  static let classes = ["civil.a", "civil.b", "penal"]
  static let span: ClosedRange<Int32> = 18_500...20_200

  var directory: Directory
  var spells: [Spell] = []
  var occurrences: [Occurrence] = []
  var hearings: [Hearing] = []
  var stockSteps: [StockStep] = []

  var branchCodes: [String] { directory.units.values.filter { $0.level == .branch }.map(\.code).sorted() }

  /// The numbers of units. Some are left out, like those of branches that no event has named yet.
  func unitNumbers(without absent: Set<String> = []) -> [String: UnitNumber] {
    var unitNumbers: [String: UnitNumber] = [:]
    for (index, code) in directory.units.keys.sorted().enumerated() where !absent.contains(code) {
      unitNumbers[code] = UnitNumber(Int32(index * 3 + 5))
    }
    return unitNumbers
  }

  static var classNumbers: [String: ClassNumber] {
    Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($0.element, ClassNumber(Int32($0.offset * 7 + 2))) })
  }

  var cubeDirectory: CubeDirectory {
    CubeDirectory(directory: directory, unitNumbers: unitNumbers(), classNumbers: World.classNumbers)
  }
}

// MARK: - At random

extension World {
  init(seed: UInt64, spells count: Int = 400) {
    var generator = SeededGenerator(seed: seed)
    directory = World.randomDirectory(using: &generator)
    let branches = branchCodes
    for _ in 0..<count { addSpell(branches: branches, using: &generator) }
    for _ in 0..<count { addOccurrence(branches: branches, using: &generator) }
    for _ in 0..<count { addStockStep(branches: branches, using: &generator) }
    for _ in 0..<count / 2 {
      hearings.append(
        Hearing(
          branch: branches.randomElement(using: &generator) ?? "", caseClass: World.randomClass(using: &generator),
          day: Int32.random(in: World.span, using: &generator), lead: Int32.random(in: 0...90, using: &generator)))
    }
  }

  static func randomClass(using generator: inout SeededGenerator) -> String {
    classes.randomElement(using: &generator) ?? ""
  }

  static func randomDirectory(using generator: inout SeededGenerator) -> Directory {
    var directory = Directory()
    directory.kinds["civil"] = BranchKind(
      code: "civil", name: "حقوقی", standardDays: 104, leadNormDays: 60, keepsCalendar: true)
    directory.kinds["penal"] = BranchKind(code: "penal", name: "کیفری", standardDays: 30, keepsCalendar: true)
    directory.kinds["other"] = BranchKind(code: "other", name: "دیگر", standardDays: nil, leadNormDays: 1)
    directory.kinds["unused"] = BranchKind(code: "unused", name: "بی‌شعبه", standardDays: 5)
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    for province in ["01", "02", "03"] {
      directory.units[province] = Unit(code: province, level: .province, parent: "IR", name: province)
      for district in 1...2 {
        let code = "\(province)0\(district)"
        directory.units[code] = Unit(code: code, level: .district, parent: province, name: code)
      }
    }
    let districts = directory.units.values.filter { $0.level == .district }.map(\.code).sorted()
    for branch in 0..<20 {
      let opened = Int32.random(in: 18_000...19_800, using: &generator)
      let lasts = Int32.random(in: 0...1_500, using: &generator)
      let closed = Int.random(in: 0..<3, using: &generator) == 0 ? Day(number: opened + lasts) : nil
      // The last district has no branch.
      directory.units["b\(branch)"] = Unit(
        code: "b\(branch)", level: .branch, parent: districts.dropLast().randomElement(using: &generator),
        name: "شعبه \(branch)", kind: ["civil", "penal", "other"].randomElement(using: &generator),
        openedOn: Day(number: opened), closedOn: closed)
    }
    return directory
  }

  private mutating func addSpell(branches: [String], using generator: inout SeededGenerator) {
    let opened = Int32.random(in: World.span, using: &generator)
    let age = Int32.random(in: 0...Int32.random(in: 1...1_200, using: &generator), using: &generator)
    let isOpen = Int.random(in: 0..<4, using: &generator) == 0
    let openedBy: Measure =
      [.registered, .registered, .reopened, .received].randomElement(using: &generator) ?? .registered
    spells.append(
      Spell(
        // The last branches have few cases or none.
        branch: branches[min(Int.random(in: 0..<20, using: &generator), Int.random(in: 0..<20, using: &generator))],
        caseClass: World.randomClass(using: &generator), opened: opened,
        openedBy: openedBy, ended: isOpen ? nil : opened + age,
        endedBy: Int.random(in: 0..<5, using: &generator) == 0 ? .sent : .closed,
        brought: openedBy == .received
          ? Int32.random(in: 0...Int32.random(in: 0...1_900, using: &generator), using: &generator) : 0))
  }

  private mutating func addStockStep(branches: [String], using generator: inout SeededGenerator) {
    stockSteps.append(
      StockStep(
        branch: branches.randomElement(using: &generator) ?? "", caseClass: World.randomClass(using: &generator),
        day: Int32.random(in: World.span, using: &generator),
        stock: Measure.stocks.randomElement(using: &generator) ?? .undated,
        change: StockChange(
          delay: Int32.random(in: 0...Int32.random(in: 0...1_100, using: &generator), using: &generator),
          isIncrease: Int.random(in: 0..<3, using: &generator) > 0)))
  }

  /// All counts and sums but those that come with spells and hearings. A new list needs occurrences of its own.
  private static let counted = Measure.summed.filter { measure in
    ![.registered, .reopened, .received, .closed, .sent, .hearingsSet].contains(measure)
  }

  private mutating func addOccurrence(branches: [String], using generator: inout SeededGenerator) {
    let measure = World.counted.randomElement(using: &generator) ?? .surveys
    let amount: Int64 =
      switch (measure.kind, measure.type) {
      case (.sum, .numeric): Int64.random(in: 1...100_000_000_000_000, using: &generator)
      case (.sum, .bigint): Int64.random(in: 0...900, using: &generator)
      case (.sum, _): Int64.random(in: 1...5, using: &generator)
      default: 1
      }
    occurrences.append(
      Occurrence(
        branch: branches.randomElement(using: &generator) ?? "", caseClass: World.randomClass(using: &generator),
        day: Int32.random(in: World.span, using: &generator), measure: measure, amount: amount))
  }
}

// MARK: - Contributions

extension World {
  /// All contributions, one by one.
  var changes: [ContributionChange] {
    var changes: [ContributionChange] = []
    let unitNumbers = unitNumbers()
    func add(_ branch: String, _ caseClass: String, _ day: Int32, _ measure: Measure, _ amount: Int64, value: Int32 = 0)
    {
      guard amount != 0, let unit = unitNumbers[branch], let number = World.classNumbers[caseClass] else { return }
      let cell = CellKey(day: Day(number: day), branch: unit, caseClass: number)
      let key = ContributionKey(cell: cell, measure: measure, value: value)
      changes.append(ContributionChange(key: key, amount: amount))
    }
    for spell in spells {
      add(spell.branch, spell.caseClass, spell.opened, spell.openedBy, 1)
      if spell.openedBy == .received {
        add(spell.branch, spell.caseClass, spell.opened, .receivedCaseAges, 1, value: spell.brought)
      }
      guard let ended = spell.ended else { continue }
      let (ages, caseAges): (Measure, Measure) =
        spell.endedBy == .sent ? (.sentAges, .sentCaseAges) : (.closedAges, .closedCaseAges)
      add(spell.branch, spell.caseClass, ended, spell.endedBy, 1)
      add(spell.branch, spell.caseClass, ended, ages, 1, value: ended - spell.opened)
      add(spell.branch, spell.caseClass, ended, caseAges, 1, value: ended - spell.opened + spell.brought)
    }
    for step in stockSteps { add(step.branch, step.caseClass, step.day, step.stock, 1, value: step.change.value) }
    for occurrence in occurrences {
      add(occurrence.branch, occurrence.caseClass, occurrence.day, occurrence.measure, occurrence.amount)
    }
    for hearing in hearings {
      add(hearing.branch, hearing.caseClass, hearing.day, .hearingsSet, 1)
      add(hearing.branch, hearing.caseClass, hearing.day, .leads, 1, value: hearing.lead)
    }
    return changes
  }

  /// Contributions summed into cells, in the order of days.
  static func cells(_ changes: [ContributionChange]) -> [CellRow] {
    var rows: [CellKey: CellRow] = [:]
    for change in changes {
      var row = rows[change.key.cell] ?? CellRow(key: change.key.cell, sums: [])
      let values = Array(repeating: change.key.value, count: change.key.measure.isList ? Int(change.amount) : 0)
      if change.key.measure.isList {
        row[change.key.measure] += values
      } else {
        row.sums.append((change.key.measure, Int128(change.amount)))
      }
      rows[change.key.cell] = row
    }
    return rows.values.sorted { $0.key < $1.key }
  }

  /// A cube loaded with everything.
  func cube() throws -> Cube {
    let cube = Cube()
    cube.setDirectory(cubeDirectory)
    var load = CubeLoad()
    for row in World.cells(changes) { try load.add(row) }
    try cube.finish(load, position: CommitPosition(number: 1, tag: 0, committedAt: 0))
    return cube
  }
}
