import TarazuCalendar
import TarazuDomain
import TestDomain
import Testing

@testable import TarazuCube

/// Stocks whose changes lie on days to come, and what depends on the kind of a branch.
@Suite struct StockTests {
  @Test(arguments: [("undated", Measure.undated), ("undecided", .undecided), ("hearings_overdue", .overdue)])
  func aStockCountsTheChangesUpToADay(code: String, stock: Measure) throws {
    var courts = Courts()
    courts.change(stock, from: 130, by: 100)
    courts.change(stock, from: 130, by: 110, isIncrease: false)
    courts.change(stock, from: 141, by: 111)
    courts.change(stock, from: 150, by: 150, isIncrease: false)
    courts.change(stock, from: 200, by: 140)
    for (day, count) in [(129, 0), (130, 0), (140, 0), (141, 1), (149, 1), (150, 0), (199, 0), (200, 1)] {
      try courts.expect(code, Int32(day), Int32(day), is: Int128(count), over: 1)
      try courts.expect(code, 20, Int32(day), is: Int128(count), over: 1)
    }
    try courts.expect(code, 141, 141, of: "penal", is: 1, over: 1)
    try courts.expect(code, 141, 141, of: "civil.a", is: 0, over: 1)
  }

  @Test func aStockIsThatOfTheBranchesTogether() throws {
    var courts = Courts()
    courts.change(.undecided, from: 108, by: 100)
    courts.change(.undecided, from: 108, by: 100, at: "z")
    courts.change(.undated, from: 130, by: 100)
    courts.change(.undated, from: 130, by: 100, at: "z")
    courts.add(opened: 100, closed: nil)
    let window = try Courts.window(130, 130)
    let indicators = try ["undecided", "undated", "undated_rate", "undecided_rate"].map { try Indicator.checked($0) }
    for reader in try courts.readers() {
      let card = try reader.scorecard(Selection(unit: "IR", window: window), indicators: indicators)
      #expect(card.figures.map(\.figure.numerator) == [2, 1, 1, 2])
      // Branch "z" has no calendar: neither its cases nor those of them that have no date count.
      #expect(card.figures[2].figure.denominator == 1)
      #expect(card.figures[3].figure.denominator > 1)
      let trend = try indicators.map { try reader.trend($0, Selection(unit: "IR", window: window), by: .day)[0] }
      #expect(trend.map(\.figure) == card.figures.map(\.figure))
    }
  }

  @Test func withoutACalendarNothingIsUndated() throws {
    var courts = Courts()
    courts.change(.undated, from: 130, by: 100)
    courts.change(.undated, from: 130, by: 100, at: "z")
    let undated = try Indicator.checked("undated")
    let window = try Courts.window(130, 130)
    for reader in try courts.readers() {
      for (unit, kind) in [("z", nil), ("IR", "other"), ("a", "other")] as [(String, String?)] {
        let selection = Selection(unit: unit, window: window, kind: kind)
        let figures = try ["undated", "undated_rate"].map { code in
          try #require(try reader.scorecard(selection, indicators: [Indicator.checked(code)]).figures.first).figure
        }
        for figure in figures { #expect(figure.numerator == 0 && figure.denominator == 0 && figure.value == nil) }
      }
      let rank = try reader.rank(RankQuestion(indicator: undated, unit: "IR", level: .branch, window: window))
      #expect(rank.isSize)
      #expect(rank.highest.map(\.unit) == ["a"])
      #expect(rank.insufficient.map(\.unit) == ["z"])
    }
  }

  @Test func aCalendarAndANormApplyToAllHistory() throws {
    var courts = Courts()
    courts.change(.undated, from: 130, by: 100)
    courts.addHearing(on: 100, lead: 30)
    let cube = try courts.world.cube()
    courts.world.directory.kinds["civil"]?.keepsCalendar = false
    courts.world.directory.kinds["civil"]?.leadNormDays = 30
    cube.setDirectory(courts.world.cubeDirectory)
    let selection = Selection(unit: "a", window: try Courts.window(90, 200))
    let indicators = try ["undated", "lead_over_rate"].map { try Indicator.checked($0) }
    let card = try cube.reader(today: Day.last).scorecard(selection, indicators: indicators)
    #expect(card.figures.map(\.figure.value) == [nil, 0])
  }

  @Test func aLeadOfExactlyTheNormIsNotOverIt() throws {
    var courts = Courts()
    for lead: Int32 in [0, 19, 20, 21, 400] { courts.addHearing(on: 100 + lead % 7, lead: lead) }
    try courts.expect("lead_over_rate", 90, 200, is: 2, over: 5)
    try courts.expect("lead_over_rate", 100, 100, is: 1, over: 2)
    try courts.expect("lead_over_rate", 107, 200, is: 0, over: 0)
    let window = try Courts.window(90, 200)
    for reader in try courts.readers() {
      let card = try reader.scorecard(
        Selection(unit: "IR", window: window), indicators: [try Indicator.checked("lead_over_rate")])
      #expect(card.figures.first?.figure == Figure(numerator: 2, denominator: 5, sample: 5))
    }
  }

  @Test func sumsOfTheWindow() throws {
    var courts = Courts()
    for day: Int32 in [99, 100, 150, 151] {
      courts.add(opened: day, closed: nil)
      courts.add(opened: day - 3, begun: day - 9, ended: day)
      for (measure, amount) in [
        (.surveys, 2), (.satisfied, 1), (.decisions, 3), (.decisionDays, 20), (.decisionsOnTime, 2),
        (.hearingsHeld, 4), (.hearingsAdjourned, 3), (.adjournedService, 1), (.adjournedExpert, 2),
      ] as [(Measure, Int64)] { courts.note(measure, on: day, amount) }
    }
    try courts.expect("new_cases", 100, 150, is: 2, over: 1)
    try courts.expect("inflow", 100, 150, is: 4, over: 1)
    try courts.expect("satisfied_rate", 100, 150, is: 2, over: 4)
    try courts.expect("decision_days_mean", 100, 150, is: 40, over: 6)
    try courts.expect("decision_on_time_rate", 100, 150, is: 4, over: 6)
    try courts.expect("adjourned_service_rate", 100, 150, is: 2, over: 14)
    try courts.expect("adjourned_expert_rate", 100, 150, is: 4, over: 14)
    try courts.expect("adjourned_court_rate", 100, 150, is: 0, over: 14)
    try courts.expect("decision_days_mean", 101, 149, is: 0, over: 0)
  }

  @Test func closedCasesPerMonthAreRankedFromOneWholeMonthOn() throws {
    var courts = Courts()
    courts.add(opened: 10, closed: 20)
    // The first month has 31 days.
    try courts.expect("closed_mean", 0, 30, is: 1, over: 26_970)
    let indicator = try Indicator.checked("closed_mean")
    for (to, isRanked) in [(30, true), (29, false)] as [(Int32, Bool)] {
      let question = RankQuestion(
        indicator: indicator, unit: "IR", level: .branch, window: try Courts.window(0, to))
      for reader in try courts.readers() {
        #expect(try reader.rank(question).highest.contains { $0.unit == "a" } == isRanked)
      }
    }
  }

  /// A branch that is not active and has no cases, but withdrew a hearing: a rank looks at it. Stocks do not count.
  @Test func aWithdrawnHearingMakesABranchBusy() throws {
    var courts = Courts(opened: 40, closed: 70)
    courts.note(.hearingsWithdrawn, on: 95)
    courts.change(.undecided, from: 110, by: 100)
    let inflow = try Indicator.checked("inflow")
    for (from, to, isConsidered) in [(90, 94, false), (95, 99, true), (96, 99, false), (105, 120, false)] {
      let question = RankQuestion(
        indicator: inflow, unit: "IR", level: .branch, window: try Courts.window(Int32(from), Int32(to)), minSample: 0)
      for reader in try courts.readers() {
        #expect(try reader.rank(question).highest.contains { $0.unit == "a" } == isConsidered, "\(from) to \(to)")
      }
    }
  }

  @Test func changesInAnyOrderAndTakenBack() throws {
    var courts = Courts()
    courts.change(.overdue, from: 130, by: 100)
    courts.change(.overdue, from: 120, by: 110, isIncrease: false)
    let changes = courts.world.changes
    let cube = Cube()
    cube.setDirectory(courts.world.cubeDirectory)
    let window = try Courts.window(125, 130)
    let indicator = try Indicator.checked("hearings_overdue")
    func points() throws -> [Int128?] {
      try cube.reader(today: Day.last).trend(indicator, Selection(unit: "a", window: window), by: .day)
        .map(\.figure.numerator)
    }
    // The one less comes first: a stock may be below 0 until the rest is there.
    for (number, change) in changes.reversed().enumerated() {
      try cube.apply([change], position: CommitPosition(number: Int64(number) + 1, tag: 0, committedAt: 0))
    }
    #expect(try points() == [-1, -1, -1, -1, -1, 0])
    let back = changes.map { ContributionChange(key: $0.key, amount: -$0.amount) }
    try cube.apply(back, position: CommitPosition(number: 10_000, tag: 0, committedAt: 0))
    #expect(try points() == [0, 0, 0, 0, 0, 0])
    #expect(cube.checksum().sum == 0)
  }
}
