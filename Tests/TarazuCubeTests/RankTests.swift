import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

/// A rank made by looking at the units one by one.
private struct ReferenceRank {
  var ranked: [(code: String, figure: Figure)] = []
  var insufficient: [(code: String, sample: Int128?)] = []

  init(_ world: World, _ question: RankQuestion) throws {
    let units = world.directory.units.values.filter {
      $0.level == question.level && world.directory.isUnit($0.code, atOrBelow: question.unit)
    }
    for unit in units.sorted(by: { $0.code < $1.code }) {
      let reference = ReferenceFigures(
        world, unit: unit.code, window: question.window, caseClass: question.caseClass, kind: question.kind)
      guard reference.isConsidered else { continue }
      let figure = question.indicator.figure(from: reference)
      let isSampled = question.indicator.sample == nil || (figure.sample ?? 0) >= Int128(question.minSample)
      let isMonth = !["inflow_mean", "outflow_mean"].contains(question.indicator.code) || figure.denominator >= 26_970
      if figure.value != nil, isSampled, isMonth {
        ranked.append((unit.code, figure))
      } else {
        insufficient.append((unit.code, figure.sample))
      }
    }
  }

  func rows(_ count: Int, isBeyond: (Figure, Figure) -> Bool) -> [(rank: Int, code: String)] {
    let sorted = ranked.sorted {
      isBeyond($0.figure, $1.figure) || (!isBeyond($1.figure, $0.figure) && $0.code < $1.code)
    }
    return sorted.prefix(count).map { row in
      (1 + ranked.filter { isBeyond($0.figure, row.figure) }.count, row.code)
    }
  }
}

@Suite struct RankTests {
  private func expectSame(_ reader: CubeReader, as world: World, _ question: RankQuestion) throws {
    let answer = try reader.rank(question)
    let expected = try ReferenceRank(world, question)
    let comment = Comment(rawValue: "\(question.indicator.code) in \(question.unit) at \(question.level.code)")
    #expect(answer.rankedCount == expected.ranked.count, comment)
    #expect(answer.insufficientCount == expected.insufficient.count, comment)
    #expect(answer.insufficient.map(\.unit) == expected.insufficient.map(\.code), comment)
    #expect(answer.insufficient.map(\.sample) == expected.insufficient.map(\.sample), comment)
    let highest = expected.rows(question.count) { Figure.isLess($1, $0) == true }
    let lowest = expected.rows(question.count) { Figure.isLess($0, $1) == true }
    for (rows, expectedRows) in [(answer.highest, highest), (answer.lowest, lowest)] {
      #expect(rows.map(\.unit) == expectedRows.map(\.code), comment)
      #expect(rows.map(\.rank) == expectedRows.map(\.rank), comment)
      for row in rows {
        #expect(row.figure == expected.ranked.first { $0.code == row.unit }?.figure, comment)
        #expect(row.name == world.directory.units[row.unit]?.name)
      }
    }
    #expect(answer.mixedKinds == (question.level == .branch && question.kind == nil))
    #expect(answer.better == question.indicator.better)
    #expect(answer.isSize == question.indicator.isSize)
  }

  @Test(arguments: [21, 22, 23, 24] as [UInt64]) func ranksEqualThoseOfLookingAtEachUnit(seed: UInt64) throws {
    let world = World(seed: seed)
    var reader = try world.cube().reader(today: Day(number: 20_300))
    // Half of the seeds read all from the delta logs.
    reader.fewBranches = seed % 2 == 0 ? 0 : 1_000
    var generator = SeededGenerator(seed: seed + 100)
    for indicator in Indicator.all {
      for level in Level.allCases {
        let units = world.directory.units.values.filter { $0.level <= level }.map(\.code).sorted()
        let from = Int32.random(in: 18_000...20_400, using: &generator)
        let to = from + Int32.random(in: 0...500, using: &generator)
        let question = RankQuestion(
          indicator: indicator, unit: units.randomElement(using: &generator) ?? "IR", level: level,
          window: try Window.checked(from: Day(number: from), to: Day(number: to)),
          caseClass: ([nil, nil] + World.classes + ["no.such"]).randomElement(using: &generator) ?? nil,
          kind: [nil, nil, "civil", "penal", "unused"].randomElement(using: &generator) ?? nil,
          count: Int.random(in: 1...8, using: &generator),
          minSample: [0, 1, 3, 10].randomElement(using: &generator) ?? 0)
        try expectSame(reader, as: world, question)
      }
    }
  }

  /// Many quantiles are equal, and so few units are wanted that most are passed over by two counts.
  @Test(arguments: [31, 32, 33] as [UInt64]) func ranksByQuantilesThatAreOftenEqual(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var world = World(seed: seed, spells: 0)
    let branches = world.branchCodes
    for _ in 0..<4_000 {
      let index = Int.random(in: branches.indices, using: &generator)
      world.hearings.append(
        World.Hearing(
          branch: branches[index], caseClass: World.randomClass(using: &generator),
          day: Int32.random(in: World.span, using: &generator),
          lead: Int32.random(in: 0...2, using: &generator) + Int32(index % 4)))
    }
    var reader = try world.cube().reader(today: Day(number: 20_300))
    for code in ["lead_days_median", "lead_days_p90", "lead_days_max"] {
      for (level, caseClass) in [(Level.branch, nil), (.branch, "penal"), (.district, nil)] as [(Level, String?)] {
        for (count, minSample) in [(1, 0), (2, 130), (3, 0), (5, 200), (30, 1)] {
          reader.fewBranches = count % 2 == 0 ? 1_000 : 0
          let question = RankQuestion(
            indicator: try Indicator.checked(code), unit: "IR", level: level,
            window: try Window.checked(from: Day(number: 18_600), to: Day(number: 19_900)), caseClass: caseClass,
            count: count, minSample: minSample)
          try expectSame(reader, as: world, question)
        }
      }
    }
  }

  @Test func valuesThatDoublesCannotTellApartAreInTheirExactOrder() throws {
    var directory = Directory(kinds: ["civil": BranchKind(code: "civil", name: "حقوقی", standardDays: nil)])
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    directory.units["01"] = Unit(code: "01", level: .province, parent: "IR", name: "یک")
    directory.units["0101"] = Unit(code: "0101", level: .district, parent: "01", name: "یک یک")
    let day = Day(number: 20_000)
    // Rials paid and adjudged: a and c are equal, though their doubles differ in the last bit; b is above them by less
    // than doubles show.
    let (paid, adjudged): (Int64, Int64) = (270_817_112_446_287_869, 289_613_016_952_462_152)
    let rials: [String: (paid: Int64, adjudged: Int64)] = [
      "a": (paid * 3, adjudged * 3), "b": (paid * 3 + 1, adjudged * 3), "c": (paid, adjudged), "d": (1, 2),
    ]
    #expect(Double(paid) / Double(adjudged) != Double(paid * 3) / Double(adjudged * 3))
    var unitNumbers: [String: UnitNumber] = [:]
    var changes: [ContributionChange] = []
    for (index, (code, amounts)) in rials.sorted(by: { $0.key < $1.key }).enumerated() {
      directory.units[code] = Unit(
        code: code, level: .branch, parent: "0101", name: code, kind: "civil", openedOn: day)
      let branch = UnitNumber(Int32(index + 1))
      unitNumbers[code] = branch
      let cell = CellKey(day: day, branch: branch, caseClass: 1)
      for (measure, amount) in [
        (Measure.enforcementOpened, 1), (.adjudgedRials, amounts.adjudged), (.payments, 1),
        (.paidRials, amounts.paid),
      ] {
        changes.append(ContributionChange(key: ContributionKey(cell: cell, measure: measure), amount: amount))
      }
    }
    let cube = Cube()
    cube.setDirectory(CubeDirectory(directory: directory, unitNumbers: unitNumbers))
    try cube.apply(changes, position: CommitPosition(number: 1, tag: 0, committedAt: 0))
    let highest = [("b", 1), ("a", 2), ("c", 2), ("d", 4)]
    let lowest = [("d", 1), ("a", 2), ("c", 2), ("b", 4)]
    for count in 1...4 {
      let question = RankQuestion(
        indicator: try Indicator.checked("recovery_rate"), unit: "IR", level: .branch, window: Window(day),
        count: count, minSample: 1)
      let answer = try cube.reader(today: day).rank(question)
      #expect(answer.highest.map(\.unit) == highest.prefix(count).map(\.0))
      #expect(answer.highest.map(\.rank) == highest.prefix(count).map(\.1))
      #expect(answer.lowest.map(\.unit) == lowest.prefix(count).map(\.0))
      #expect(answer.lowest.map(\.rank) == lowest.prefix(count).map(\.1))
    }
  }
}

@Suite struct QuestionTests {
  private let window = Window(Day(number: 20_000))

  private func refusal(_ body: () throws -> Void) -> QuestionError? {
    do {
      try body()
      return nil
    } catch {
      return error as? QuestionError
    }
  }

  private func field(_ body: () throws -> Void) -> String? {
    if case .invalidArgument(let field, _) = refusal(body) { return field }
    return nil
  }

  @Test func aWindowOutsideTheLimitsIsRefused() {
    let day = { (number: Int32) in Day(number: number) }
    #expect(field { _ = try Window.checked(from: day(2), to: day(1)) } == "from_date")
    #expect(field { _ = try Window.checked(from: day(Day.first.number - 1), to: day(0)) } == "from_date")
    #expect(field { _ = try Window.checked(from: Day.last, to: day(Day.last.number + 1)) } == "to_date")
    #expect(field { _ = try Window.checked(from: day(0), to: day(3_661)) } == "to_date")
    #expect(refusal { _ = try Window.checked(from: day(0), to: day(3_660)) } == nil)
    #expect(field { _ = try Indicator.checked("no_such") } == "kpi")
  }

  /// First what needs no data, then the unit, then the kind and the level.
  @Test func errorsAreFoundInTheOrderOfTheContract() throws {
    let reader = try World(seed: 30, spells: 10).cube().reader(today: Day(number: 20_300))
    let pending = try Indicator.checked("pending")
    func rank(_ unit: String, _ level: Level, kind: String? = nil, count: Int = 5, minSample: Int = 30) throws {
      _ = try reader.rank(
        RankQuestion(
          indicator: pending, unit: unit, level: level, window: window, kind: kind, count: count, minSample: minSample))
    }
    #expect(field { try rank("NOPE", .branch, kind: "NOPE", count: 0) } == "count")
    #expect(field { try rank("NOPE", .branch, count: 1_001) } == "count")
    #expect(field { try rank("NOPE", .branch, minSample: -1) } == "min_sample")
    #expect(field { try rank("NOPE", .branch, minSample: 1_000_000_001) } == "min_sample")
    guard case .notFound = refusal({ try rank("NOPE", .branch, kind: "NOPE") }) else {
      Issue.record("an unknown unit comes before an unknown kind")
      return
    }
    #expect(field { try rank("0101", .country, kind: "NOPE") } == "branch_kind")
    #expect(field { try rank("0101", .province) } == "level")
    #expect(refusal { try rank("0101", .district) } == nil)
    #expect(refusal { try rank("0302", .branch, count: 1_000, minSample: 1_000_000_000) } == nil)
    let tooLong = Selection(unit: "NOPE", window: try #require(Window(from: Day(number: 0), to: Day(number: 4_000))))
    #expect(field { _ = try reader.scorecard(tooLong) } == "to_date")
    #expect(field { _ = try reader.distribution(of: .closed, Selection(unit: "IR", window: window)) } == "measure")
    // Both windows are checked before any unit.
    let unknown = Selection(unit: "NOPE", window: window)
    #expect(field { _ = try reader.compare(unknown, with: tooLong) } == "to_date")
  }
}
