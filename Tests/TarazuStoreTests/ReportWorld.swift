import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestDomain
import TestRandom
import TestSupport

/// A small country with random figures, once in a database and once in a cube.
struct ReportWorld {
  let directory: Directory
  let unitNumbers: [String: UnitNumber]
  let classes: [String: ClassNumber] = ["civil.financial": 1, "criminal": 2, "unnamed": 3]
  let cube = Cube()
  let firstDay = Day(number: 20_000)
  let lastDay = Day(number: 20_900)

  private static let units:
    [(code: String, level: Level, parent: String?, kind: String?, opened: Int32, closed: Int32?)] = [
      ("IR", .country, nil, nil, 0, nil), ("08", .province, "IR", nil, 0, nil), ("09", .province, "IR", nil, 0, nil),
      ("10", .province, "IR", nil, 0, nil), ("0801", .district, "08", nil, 0, nil),
      ("0802", .district, "08", nil, 0, nil),
      ("0901", .district, "09", nil, 0, nil), ("080101", .branch, "0801", "civil", 18_000, nil),
      ("080102", .branch, "0801", "civil", 20_100, 20_700), ("080103", .branch, "0801", "free", 19_000, nil),
      ("080201", .branch, "0802", "civil", 18_500, nil), ("080202", .branch, "0802", "quick", 18_500, 20_050),
      ("090101", .branch, "0901", "quick", 18_500, nil), ("090102", .branch, "0901", "free", 20_890, nil),
      ("090103", .branch, "0901", "civil", 20_300, nil),
    ]

  init() {
    let kinds = [
      BranchKind(code: "civil", name: "حقوقی", standardDays: 104, leadNormDays: 60, keepsCalendar: true),
      BranchKind(code: "quick", name: "دادسرا", standardDays: 46, leadNormDays: 150),
      BranchKind(code: "free", name: "آزاد", standardDays: nil),
    ]
    let units = ReportWorld.units.map { unit in
      Unit(
        code: unit.code, level: unit.level, parent: unit.parent, name: "واحد \(unit.code)", kind: unit.kind,
        openedOn: unit.kind.map { _ in Day(number: unit.opened) },
        closedOn: unit.closed.map { Day(number: $0) })
    }
    directory = Directory(
      kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.code, $0) }), classes: [:],
      units: Dictionary(uniqueKeysWithValues: units.map { ($0.code, $0) }))
    unitNumbers = Dictionary(
      uniqueKeysWithValues: ReportWorld.units.enumerated().map { ($1.code, UnitNumber(Int32($0 + 1))) })
  }

  var branches: [String] { ReportWorld.units.filter { $0.level == .branch }.map(\.code) }
  var codes: [String] { ReportWorld.units.map(\.code) }

  /// One more in a stock some days after a day, and perhaps one less.
  private static func changes(
    from day: Int32, _ dice: inout SeededGenerator
  ) -> [(day: Int32, change: StockChange)] {
    let first = day + Int32.random(in: 0...40, using: &dice)
    let begin = (day, StockChange(delay: first - day, isIncrease: true))
    guard Bool.random(using: &dice) else { return [begin] }
    let until = day + Int32.random(in: 0...60, using: &dice)
    return [begin, (until, StockChange(delay: max(0, first - until), isIncrease: false))]
  }

  private static let hearingDetails: [Measure] = [
    .adjournedService, .adjournedParty, .adjournedCounsel, .adjournedExpert, .adjournedCourt, .adjournedOther,
    .hearingsWithdrawn,
  ]
  private static let outcomes: [Measure] = [
    .closedJudgment, .closedSettlement, .closedDismissal, .closedWithdrawn, .closedOther,
  ]

  /// Random spells with all that may belong to them.
  func contributions(_ dice: inout SeededGenerator) throws -> Contributions {
    var sum = Contributions()
    for _ in 0..<900 {
      guard let code = branches.randomElement(using: &dice), let branch = unitNumbers[code] else { continue }
      let caseClass = ClassNumber(Int32.random(in: 1...3, using: &dice))
      let opened = Int32.random(in: firstDay.number...lastDay.number, using: &dice)
      func add(_ measure: Measure, _ day: Int32, _ amount: Int64 = 1, value: Int32 = 0) throws {
        let cell = CellKey(day: Day(number: day), branch: branch, caseClass: caseClass)
        try sum.add(amount, to: ContributionKey(cell: cell, measure: measure, value: value))
      }
      let opening: Measure =
        [.registered, .registered, .reopened, .received].randomElement(using: &dice) ?? .registered
      let brought =
        opening == .received
        ? [0, 1, 274, 320, Int32.random(in: 0...2_000, using: &dice)].randomElement(using: &dice) ?? 0 : 0
      try add(opening, opened)
      if opening == .received { try add(.receivedCaseAges, opened, value: brought) }
      for stock in Measure.stocks {
        for (day, change) in ReportWorld.changes(from: opened, &dice) { try add(stock, day, value: change.value) }
      }
      for _ in 0..<Int.random(in: 0...2, using: &dice) {
        try add(.hearingsSet, opened)
        try add(.leads, opened, value: Int32.random(in: 0...300, using: &dice))
        try add(
          [.hearingsHeld, .hearingsAdjourned, .hearingsCancelled].randomElement(using: &dice) ?? .hearingsHeld,
          opened + 9)
        try add(ReportWorld.hearingDetails.randomElement(using: &dice) ?? .adjournedOther, opened + 9)
      }
      guard Int.random(in: 0..<10, using: &dice) < 7 else { continue }
      let age =
        [0, 45, 46, 47, 90, 91, 104, 105, Int32.random(in: 0...700, using: &dice)].randomElement(using: &dice) ?? 0
      let ended = opened + age
      if Int.random(in: 0..<4, using: &dice) == 0 {
        try add(.sent, ended)
        try add(.sentAges, ended, value: age)
        try add(.sentCaseAges, ended, value: age + brought)
        continue
      }
      try add(.closed, ended)
      try add(.closedAges, ended, value: age)
      try add(.closedCaseAges, ended, value: age + brought)
      if Bool.random(using: &dice) {
        try add(.decisions, ended)
        try add(.decisionDays, ended, Int64.random(in: 0...90, using: &dice))
        if Bool.random(using: &dice) { try add(.decisionsOnTime, ended) }
      }
      try add(ReportWorld.outcomes.randomElement(using: &dice) ?? .closedOther, ended)
      if Bool.random(using: &dice) { try add(.closedReopened, ended) }
      if Bool.random(using: &dice) { try add(.appealed, ended + 3) }
      if Bool.random(using: &dice) {
        try add([.upheld, .modified, .reversed].randomElement(using: &dice) ?? .upheld, ended + 30)
      }
      try add(.enforcementOpened, ended + 5)
      try add(.adjudgedRials, ended + 5, Int64.random(in: 1...100_000_000_000_000, using: &dice))
      try add(.payments, ended + 8)
      try add(.paidRials, ended + 8, Int64.random(in: 1...100_000_000_000_000, using: &dice))
      if Bool.random(using: &dice) {
        try add(.enforcementClosed, ended + 50)
        try add(.enforcementDays, ended + 50, 45)
      }
      try add(.surveys, ended)
      let score = Int64.random(in: 1...5, using: &dice)
      try add(.scoreSum, ended, score)
      try add(.scoreSquares, ended, score * score)
      if score >= 4 { try add(.satisfied, ended) }
    }
    return sum
  }

  /// Puts directory and figures into both.
  func fill(_ connection: PostgresConnection, _ dice: inout SeededGenerator) async throws {
    let figures = try contributions(&dice)
    cube.setDirectory(CubeDirectory(directory: directory, unitNumbers: unitNumbers, classNumbers: classes))
    let changes = figures.amounts.map { ContributionChange(key: $0, amount: $1) }
    try cube.finish(CubeLoad(), position: CommitPosition(number: 1, tag: 1, committedAt: 1))
    try cube.apply(changes, position: CommitPosition(number: 2, tag: 2, committedAt: 2))

    for kind in directory.kinds.values {
      _ = try await connection.execute(
        Statement(sql: "insert into kind values ($1, $2, $3, $4, $5)"),
        [
          .text(kind.code), .text(kind.name), .int4(orNull: kind.standardDays), .int4(orNull: kind.leadNormDays),
          .bool(kind.keepsCalendar),
        ])
    }
    var statements: [(Statement, [PostgresValue])] = [(.begin, [])]
    for code in codes { statements.append((Statement(sql: "insert into place (code) values ($1)"), [.text(code)])) }
    for code in classes.keys.sorted(by: { (classes[$0] ?? 0) < (classes[$1] ?? 0) }) {
      statements.append((Statement(sql: "insert into class (code) values ($1)"), [.text(code)]))
    }
    for code in codes {
      guard let unit = directory.units[code], let number = unitNumbers[code] else { continue }
      statements.append(
        (
          Statement(sql: "insert into unit values ($1, $2, $3, $4, $5, $6, $7, $8)"),
          [
            .text(code), .int4(number.number), .text(unit.level.code), .text(orNull: unit.parent), .text(unit.name),
            .text(orNull: unit.kind), .date(orNull: unit.openedOn?.number), .date(orNull: unit.closedOn?.number),
          ]
        ))
    }
    statements += try CellTable.apply(figures.changes)
    statements.append((.commit, []))
    _ = try await connection.pipeline(statements)
  }
}
