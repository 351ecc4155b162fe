import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

/// A random question of a world.
private struct Asking {
  var selection: Selection

  init(_ world: World, using generator: inout SeededGenerator) {
    let units = world.directory.units.keys.sorted()
    selection = Selection(
      unit: units.randomElement(using: &generator) ?? "", window: Asking.window(using: &generator),
      caseClass: Int.random(in: 0..<2, using: &generator) == 0
        ? nil : (World.classes + ["no.such"]).randomElement(using: &generator),
      kind: Int.random(in: 0..<2, using: &generator) == 0
        ? nil : ["civil", "penal", "other", "unused"].randomElement(using: &generator))
  }

  static func window(using generator: inout SeededGenerator) -> Window {
    let from = Int32.random(in: 18_200...20_600, using: &generator)
    let length = [0, 6, 40, 365, 1_000].randomElement(using: &generator) ?? 0
    let days = Int32.random(in: 0...Int32(length), using: &generator)
    return Window(from: Day(number: from), to: Day(number: from + days)) ?? Window(Day(number: from))
  }

  func reference(_ world: World, _ window: Window? = nil) -> ReferenceFigures {
    ReferenceFigures(
      world, unit: selection.unit, window: window ?? selection.window, caseClass: selection.caseClass,
      kind: selection.kind)
  }
}

private let today = Day(number: 20_300)

/// A reader that reads all branches one by one, and one that reads all from the delta logs.
private func readers(_ cube: Cube) -> [CubeReader] {
  [1_000, 0].map {
    var reader = cube.reader(today: today)
    reader.fewBranches = $0
    return reader
  }
}

@Suite struct FigureTests {
  /// Compares each figure of many random selections with the one that counting gives.
  private func expectSame(_ cube: Cube, as world: World, seed: UInt64, questions: Int = 40) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<questions {
      let asking = Asking(world, using: &generator)
      let expected = Indicator.all.map { $0.figure(from: asking.reference(world)) }
      for reader in readers(cube) {
        let scorecard = try reader.scorecard(asking.selection)
        #expect(scorecard.figures.map(\.indicator.code) == Indicator.all.map(\.code))
        #expect(scorecard.isIncomplete == (asking.selection.window.to >= today))
        for ((indicator, figure), expected) in zip(scorecard.figures, expected) {
          #expect(figure == expected, "\(indicator.code) of \(asking.selection), \(reader.fewBranches)")
        }
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func scorecardsAreExactAfterALoad(seed: UInt64) throws {
    let world = World(seed: seed)
    try expectSame(try world.cube(), as: world, seed: seed + 100)
  }

  @Test(arguments: [5, 6, 7] as [UInt64]) func scorecardsAreExactAfterCommitsInAnyOrder(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let world = World(seed: seed)
    // Wrong changes come too, and are taken back later.
    let wrong = World(seed: seed + 50, spells: 100).changes.filter { $0.key.cell.branch < 100 }
    let all = (world.changes + wrong).shuffled(using: &generator)
    let cube = Cube()
    var load = CubeLoad()
    for row in World.cells(Array(all.prefix(all.count / 2))) { try load.add(row) }
    try cube.finish(load, position: CommitPosition(number: 1, tag: 0, committedAt: 0))
    cube.setDirectory(world.cubeDirectory)
    let back = wrong.map { ContributionChange(key: $0.key, amount: -$0.amount) }.shuffled(using: &generator)
    var left = Array(all.dropFirst(all.count / 2)) + back
    var number: Int64 = 1
    while !left.isEmpty {
      number += 2
      let size = Int.random(in: 1...50, using: &generator)
      try cube.apply(
        Array(left.prefix(size)),
        position: CommitPosition(number: number, tag: 0, committedAt: StoreTime(microseconds: number)))
      left.removeFirst(min(size, left.count))
    }
    #expect(cube.position == CommitPosition(number: number, tag: 0, committedAt: StoreTime(microseconds: number)))
    try expectSame(cube, as: world, seed: seed + 100)
  }

  @Test func branchesThatMoveTakeTheirHistoryAlong() throws {
    var world = World(seed: 8)
    let cube = try world.cube()
    var generator = SeededGenerator(seed: 9)
    let units = World.randomDirectory(using: &generator).units
    for (code, unit) in units where unit.level == .branch { world.directory.units[code] = unit }
    world.directory.units["0202"]?.parent = "01"
    world.directory.kinds["penal"]?.standardDays = nil
    world.directory.kinds["penal"]?.leadNormDays = 30
    world.directory.kinds["other"]?.standardDays = 200
    world.directory.kinds["other"]?.keepsCalendar = true
    world.directory.kinds["civil"]?.keepsCalendar = false
    world.directory.kinds["civil"]?.leadNormDays = nil
    cube.setDirectory(world.cubeDirectory)
    try expectSame(cube, as: world, seed: 10)
  }

  @Test func figuresOfUnitsAndClassesThatAreNumberedLater() throws {
    let world = World(seed: 11)
    let cube = try world.cube()
    let bare = Cube()
    let late = Set(["b0", "b1", "b2"])
    bare.setDirectory(CubeDirectory(directory: world.directory, unitNumbers: world.unitNumbers(without: late)))
    try bare.apply(world.changes, position: CommitPosition(number: 3, tag: 0, committedAt: 0))
    bare.addNumbers(ofUnits: world.unitNumbers(), ofClasses: World.classNumbers)
    try expectSame(bare, as: world, seed: 12, questions: 15)
    try expectSame(cube, as: world, seed: 12, questions: 15)
  }

  @Test(arguments: Period.allCases) func trendsAreExact(period: Period) throws {
    let world = World(seed: 13)
    let cube = try world.cube()
    var generator = SeededGenerator(seed: 14)
    for (round, indicator) in (Indicator.all + Indicator.all).enumerated() {
      let reader = readers(cube)[round / Indicator.all.count]
      var asking = Asking(world, using: &generator)
      if period == .day {
        let from = asking.selection.window.from
        asking.selection.window = Window(from: from, to: Day(number: from.number + 45)) ?? Window(from)
      }
      let points = try reader.trend(indicator, asking.selection, by: period)
      #expect(points.map(\.window) == period.parts(of: asking.selection.window))
      for point in points {
        let expected = indicator.figure(from: asking.reference(world, point.window))
        #expect(point.figure == expected, "\(indicator.code) of \(asking.selection) in \(point.window)")
        #expect(point.isIncomplete == (point.window.to >= today))
      }
    }
  }

  @Test func agingsAreExact() throws {
    let world = World(seed: 15)
    let cube = try world.cube()
    var generator = SeededGenerator(seed: 16)
    for round in 0..<80 {
      let reader = readers(cube)[round % 2]
      let asking = Asking(world, using: &generator)
      let day = asking.selection.window.to
      let reference = asking.reference(world, Window(day))
      let aging = try reader.aging(
        unit: asking.selection.unit, on: day, caseClass: asking.selection.caseClass, kind: asking.selection.kind)
      let mean = try #require(Indicator.named("pending_age_mean")).figure(from: reference)
      #expect(aging.pending == mean.denominator)
      #expect(aging.meanAge == mean)
      #expect(aging.olderThan.map(\.days) == [90, 180, 365, 730, 1_095, 1_825])
      for (days, count) in aging.olderThan { #expect(count == reference.quantity(.olderThan(days))) }
      let caseMean = try #require(Indicator.named("case_age_mean")).figure(from: reference)
      #expect(aging.meanCaseAge == caseMean)
      #expect(aging.caseOlderThan.map(\.days) == [90, 180, 365, 730, 1_095, 1_825])
      for (days, count) in aging.caseOlderThan { #expect(count == reference.quantity(.caseOlderThan(days))) }
      #expect(aging.olderThanStandard ?? 0 == reference.quantity(.overStandard))
      if ["other", "unused"].contains(asking.selection.kind) { #expect(aging.olderThanStandard == nil) }
    }
  }

  @Test func distributionsAreExact() throws {
    let world = World(seed: 17)
    let reader = try world.cube().reader(today: today)
    var generator = SeededGenerator(seed: 18)
    for list in [Measure.closedAges, .closedCaseAges, .leads] {
      for _ in 0..<30 {
        let asking = Asking(world, using: &generator)
        let answer = try reader.distribution(of: list, asking.selection)
        let values = asking.reference(world).values(of: list)
        let counts = Dictionary(grouping: values) { $0 }.mapValues(\.count).sorted { $0.key < $1.key }
        #expect(answer.sampleSize == values.count)
        #expect(answer.counts.map(\.value) == counts.map(\.key))
        #expect(answer.counts.map(\.count) == counts.map(\.value))
      }
    }
  }

  @Test func onlyListsOfValuesHaveADistribution() throws {
    let reader = try World(seed: 17).cube().reader(today: today)
    let selection = Selection(unit: "IR", window: Window(Day(number: 19_000)))
    for measure in Measure.allCases where !Measure.valueLists.contains(measure) {
      #expect(throws: QuestionError.self, "\(measure)") { try reader.distribution(of: measure, selection) }
    }
  }

  @Test func windowsBeforeAndAfterAllDataAreExact() throws {
    let world = World(seed: 19)
    let cube = try world.cube()
    for window in [
      try Window.checked(from: Day.first, to: Day(number: Day.first.number + 3_660)),
      try Window.checked(from: Day(number: Day.last.number - 3_660), to: Day.last), Window(Day.first),
      Window(Day.last),
    ] {
      let reference = ReferenceFigures(world, unit: "IR", window: window, caseClass: nil, kind: nil)
      for reader in readers(cube) {
        for (indicator, figure) in try reader.scorecard(Selection(unit: "IR", window: window)).figures {
          #expect(figure == indicator.figure(from: reference), "\(indicator.code) in \(window)")
        }
      }
    }
  }

  @Test func aComparisonHasTheDifferencesOfTwoScorecards() throws {
    let world = World(seed: 20)
    let reader = try world.cube().reader(today: today)
    let first = Selection(unit: "01", window: try Window.checked(from: Day(number: 19_000), to: Day(number: 19_400)))
    let second = Selection(unit: "IR", window: try Window.checked(from: Day(number: 19_401), to: Day(number: 19_700)))
    let comparison = try reader.compare(first, with: second)
    #expect(reader.parent(of: "01") == "IR")
    for (index, (_, difference)) in comparison.differences.enumerated() {
      let (a, b) = (comparison.a.figures[index].figure.value, comparison.b.figures[index].figure.value)
      #expect((difference == nil) == (a == nil || b == nil))
      if let a, let b, let difference { #expect(abs(difference - (a - b)) <= max(abs(a), abs(b)) * 1e-12) }
    }
  }
}
