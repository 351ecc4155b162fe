import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

/// One branch of one kind in a country of its own.
private func smallDirectory(branches: Int = 1, opened: Day = Day(number: 0)) -> CubeDirectory {
  var directory = Directory(kinds: ["civil": BranchKind(code: "civil", name: "حقوقی", standardDays: 104)])
  directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
  directory.units["08"] = Unit(code: "08", level: .province, parent: "IR", name: "کرمان")
  directory.units["0801"] = Unit(code: "0801", level: .district, parent: "08", name: "حوزه قضایی کرمان")
  var unitNumbers: [String: UnitNumber] = [:]
  for index in 1...branches {
    directory.units["b\(index)"] = Unit(
      code: "b\(index)", level: .branch, parent: "0801", name: "شعبه \(index)", kind: "civil", openedOn: opened)
    unitNumbers["b\(index)"] = UnitNumber(Int32(index))
  }
  return CubeDirectory(directory: directory, unitNumbers: unitNumbers, classNumbers: ["c": 1])
}

private func change(
  _ measure: Measure, _ amount: Int64, day: Int32, branch: Int32 = 1, value: Int32 = 0
) -> ContributionChange {
  let cell = CellKey(day: Day(number: day), branch: UnitNumber(branch), caseClass: 1)
  return ContributionChange(key: ContributionKey(cell: cell, measure: measure, value: value), amount: amount)
}

private func position(_ number: Int64) -> CommitPosition {
  CommitPosition(number: number, tag: 7, committedAt: StoreTime(microseconds: number))
}

private func figure(_ code: String, _ cube: Cube, unit: String = "IR", _ window: Window) throws -> Figure {
  let indicator = try Indicator.checked(code)
  let reader = cube.reader(today: Day.last)
  let card = try reader.scorecard(Selection(unit: unit, window: window), indicators: [indicator])
  return try #require(card.figures.first).figure
}

private func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
  try #require(JalaliDate(year: year, month: month, day: day)).asDay
}

@Suite struct PublishedFigureTests {
  /// 38,026 cases in 21 branches over the months 1 to 10 of a Jalali year
  /// (docs/spec/indicators.md#the-table-of-indicators).
  @Test func theInflowOfKermanIsThePublishedOne() throws {
    let window = try Window.checked(from: try day(1402, 1, 1), to: try day(1402, 10, 30))
    let cube = Cube()
    cube.setDirectory(smallDirectory(branches: 21))
    var changes = [change(.registered, 38_026 - 20 * 1_000, day: window.from.number)]
    for branch in 2...21 { changes.append(change(.registered, 1_000, day: window.to.number, branch: Int32(branch))) }
    try cube.apply(changes, position: position(1))
    let figure = try figure("inflow_mean", cube, unit: "08", window)
    #expect(figure.numerator == 38_026)
    #expect(figure.denominator == 210 * 26_970)
    let value = try #require(figure.value)
    #expect((value * 100).rounded() / 100 == 181.08)
  }

  @Test func aWholeMonthCountsAsOneInLeapYearsToo() throws {
    let cube = Cube()
    cube.setDirectory(smallDirectory())
    // 1403 is a leap year, 1404 is not.
    #expect(try day(1404, 1, 1).number - day(1403, 12, 30).number == 1)
    for (from, to, units) in [
      (try day(1403, 12, 1), try day(1403, 12, 30), 26_970), (try day(1404, 12, 1), try day(1404, 12, 29), 26_970),
      (try day(1403, 12, 30), try day(1403, 12, 30), 899), (try day(1404, 12, 29), try day(1404, 12, 29), 930),
      (try day(1404, 1, 31), try day(1404, 1, 31), 870), (try day(1403, 1, 1), try day(1404, 12, 29), 24 * 26_970),
    ] {
      let figure = try figure("inflow_mean", cube, try Window.checked(from: from, to: to))
      #expect(figure.denominator == Int128(units))
      #expect(figure.divisor == 26_970)
    }
  }

  /// The first and the last day that a question may name are in the middle of a month.
  @Test func monthUnitsOfTheFirstAndTheLastDay() {
    #expect(MonthUnits.total(from: Day.first.number, through: Day.first.number) == 899)
    #expect(MonthUnits.total(from: Day.last.number, through: Day.last.number) == 899)
    #expect(MonthUnits.total(from: 1, through: 0) == 0)
  }
}

@Suite struct CubeTests {
  @Test func aChangeThatDoesNotFitLeavesTheFiguresUntilALoad() throws {
    let cube = Cube()
    cube.setDirectory(smallDirectory())
    try cube.apply([change(.registered, 2, day: 100)], position: position(5))
    let taken = change(.closed, -1, day: 100)
    #expect(throws: CubeError.notThere(taken.key)) {
      try cube.apply([change(.registered, 3, day: 100), taken], position: position(6))
    }
    #expect(cube.needsLoad)
    #expect(cube.position == position(5))
    let window = Window(Day(number: 100))
    #expect(try figure("inflow", cube, window).numerator == 2)
    #expect(throws: CubeError.needsLoad) { try cube.apply([], position: position(7)) }
    try cube.finish(CubeLoad(), position: position(8))
    #expect(!cube.needsLoad)
    #expect(try figure("inflow", cube, window).numerator == 0)
    try cube.apply([change(.registered, 1, day: 100)], position: position(9))
    #expect(try figure("inflow", cube, window).numerator == 1)
  }

  @Test func valuesThatAreNotThereCannotBeRemoved() throws {
    let cube = Cube()
    try cube.apply([change(.leads, 2, day: 100, value: 7)], position: position(1))
    try cube.apply([change(.leads, -1, day: 100, value: 7)], position: position(2))
    for wrong in [
      change(.leads, -2, day: 100, value: 7), change(.leads, -1, day: 101, value: 7),
      change(.leads, -1, day: 100, value: 8), change(.closedAges, -1, day: 100, value: 7),
    ] {
      let other = Cube()
      try other.apply([change(.leads, 1, day: 100, value: 7)], position: position(1))
      #expect(throws: CubeError.notThere(wrong.key)) { try other.apply([wrong], position: position(2)) }
    }
    #expect(throws: CubeError.self) { try cube.apply([change(.leads, 1, day: 1, value: -1)], position: position(3)) }
  }

  @Test func damagedChangesAreRefused() throws {
    for wrong in [
      change(.leads, Int64.max, day: 0, value: 1), change(.leads, Int64.min, day: 0, value: 1),
      change(.closedAges, 1, day: Int32.min, value: Int32.min), change(.registered, Int64.min, day: Int32.max),
      change(.sentAges, -1, day: Int32.min, value: Int32.max), change(.undated, 1, day: 0, value: 0),
      change(.undated, 1, day: 0, value: Int32.min), change(.undecided, 1, day: Int32.max, value: 2),
      change(.overdue, Int64.min, day: 0, value: 1),
    ] {
      #expect(throws: CubeError.self) { try Cube().apply([wrong], position: position(1)) }
    }
    let cube = Cube()
    try cube.apply(
      [
        change(.registered, 1 << 58, day: Int32.min), change(.registered, 1 << 58, day: Int32.max),
        change(.closedAges, 1, day: Int32.min, value: Int32.max),
      ], position: position(1))
    cube.setDirectory(smallDirectory())
    #expect(try figure("pending", cube, Window(Day.last)).numerator == 1 << 58)
    let key = ContributionKey(cell: CellKey(day: 0, branch: 1, caseClass: 1), measure: .paidRials)
    var load = CubeLoad()
    #expect(throws: CubeError.outOfRange(key)) {
      try load.add(CellRow(key: key.cell, sums: [(.paidRials, Int128.max)]))
    }
    #expect(throws: CubeError.self) { try load.add(CellRow(key: key.cell, sums: [(.leads, 1)])) }
  }

  @Test func aDirectoryTakesEffectWithItsCommit() throws {
    let cube = Cube()
    try cube.apply([change(.registered, 4, day: 100)], directory: smallDirectory(), position: position(1))
    #expect(try figure("inflow", cube, Window(Day(number: 100))).numerator == 4)
  }

  @Test func commitsThatAreNotLaterAreRefused() throws {
    let cube = Cube()
    try cube.apply([], position: position(5))
    for number in [5, 4] as [Int64] {
      #expect(throws: CubeError.outOfOrder(last: 5, given: number)) { try cube.apply([], position: position(number)) }
    }
    #expect(!cube.needsLoad)
    try cube.apply([], position: position(9))
    #expect(cube.position == position(9))
  }

  @Test func theChecksumDoesNotDependOnTheOrderOfChanges() throws {
    let world = World(seed: 40)
    let expected = world.changes.reduce(UInt64(0)) { $0 &+ Checksum.figureTerm($1.key, $1.amount) }
    let loaded = try world.cube().checksum()
    #expect(loaded.sum == expected)
    #expect(loaded.position?.number == 1)
    var generator = SeededGenerator(seed: 41)
    let cube = Cube()
    try cube.apply(world.changes.shuffled(using: &generator), position: position(1))
    #expect(cube.checksum().sum == expected)
  }

  /// Quickest in the order of days, but right in any: changes of stocks are put off until their day has come.
  @Test func cellsMayBeLoadedInAnyOrder() throws {
    let world = World(seed: 42)
    var generator = SeededGenerator(seed: 43)
    let cube = Cube()
    cube.setDirectory(world.cubeDirectory)
    var load = CubeLoad()
    for row in World.cells(world.changes).shuffled(using: &generator) { try load.add(row) }
    try cube.finish(load, position: position(1))
    let ordered = try world.cube()
    #expect(cube.checksum().sum == ordered.checksum().sum)
    for code in ["undated", "undecided", "hearings_overdue"] {
      for day in [18_400, 19_000, 20_000, 21_500] as [Int32] {
        let window = Window(Day(number: day))
        #expect(try figure(code, cube, window) == figure(code, ordered, window))
      }
    }
    var damaged = CubeLoad()
    let key = CellKey(day: 0, branch: 1, caseClass: 1)
    var row = CellRow(key: key, sums: [])
    row[.undated] = [0]
    #expect(throws: CubeError.outOfRange(ContributionKey(cell: key, measure: .undated))) { try damaged.add(row) }
  }

  /// Each commit opens and closes the same number of cases, so a reader that sees part of a commit sees a difference.
  @Test func readersSeeWholeCommits() async throws {
    let cube = Cube()
    cube.setDirectory(smallDirectory(branches: 100))
    let window = try Window.checked(from: Day(number: 10), to: Day(number: 40))
    let indicators = ["inflow", "outflow", "processing_days_max"].compactMap(Indicator.named)
    try await withThrowingTaskGroup(of: Int64.self) { group in
      group.addTask {
        var generator = SeededGenerator(seed: 50)
        for number in 1...200 as ClosedRange<Int64> {
          var changes: [ContributionChange] = []
          for branch in 1...100 as ClosedRange<Int32> {
            let day = Int32.random(in: 10...40, using: &generator)
            changes.append(change(.registered, 1, day: day, branch: branch))
            changes.append(change(.closed, 1, day: day, branch: 101 - branch))
            changes.append(change(.closedAges, 1, day: day, branch: 101 - branch, value: Int32(number)))
          }
          try cube.apply(changes, position: position(number))
        }
        return 200
      }
      for _ in 0..<3 {
        group.addTask {
          var last: Int64 = 0
          while last < 200 {
            let reader = cube.reader(today: Day.last)
            let number = reader.position?.number ?? 0
            #expect(number >= last)
            last = number
            let card = try reader.scorecard(Selection(unit: "IR", window: window), indicators: indicators)
            #expect(
              card.figures.map(\.figure.numerator) == [
                Int128(100 * number), Int128(100 * number), number == 0 ? nil : Int128(number),
              ])
            await Task.yield()
          }
          return last
        }
      }
      for try await last in group { #expect(last == 200) }
    }
  }
}

@Suite struct PositionTests {
  @Test(arguments: [
    CommitPosition(number: 1, tag: 0, committedAt: 0),
    CommitPosition(number: Int64.max, tag: UInt64.max, committedAt: .min),
  ]) func text(position: CommitPosition) {
    #expect(position.text.utf8.count <= 64)
    #expect(CommitPosition(text: position.text) == position)
  }

  @Test(arguments: [
    "", "1", "1.2", "1.00000000000000ff.3.4", "+1.00000000000000ff.3", "1.ff.3", "1.00000000000000FF.3", "x",
  ])
  func otherTexts(text: String) {
    #expect(CommitPosition(text: text) == nil)
  }
}
