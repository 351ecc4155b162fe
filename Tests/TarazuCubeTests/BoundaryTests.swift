import TarazuCalendar
import TarazuDomain
import Testing

@testable import TarazuCube

/// Figures on both sides of each boundary, worked out by hand. Random cases seldom fall on a boundary.
@Suite struct BoundaryTests {
  // MARK: Standards and ages

  @Test func aCaseThatTookExactlyTheStandardIsOnTime() throws {
    var courts = Courts()
    for days: Int32 in [0, 29, 30, 31, 60] { courts.add(opened: 100, closed: 100 + days) }
    try courts.expect("on_time_rate", 90, 200, is: 3, over: 5)
    try courts.expect("on_time_rate", 130, 130, is: 1, over: 1)
    try courts.expect("on_time_rate", 131, 131, is: 0, over: 1)
  }

  @Test func aPendingCaseIsOverTheStandardFromTheDayAfterIt() throws {
    var courts = Courts()
    for age: Int32 in [0, 29, 30, 31, 32] { courts.add(opened: 200 - age, closed: nil) }
    try courts.expect("backlog_rate", 200, 200, is: 2, over: 5)
    try courts.expect("backlog_rate", 199, 199, is: 1, over: 4)
    try courts.expect("backlog_rate", 201, 201, is: 3, over: 5)
  }

  @Test func aPendingCaseIsOldFromTheDayAfter365Days() throws {
    var courts = Courts()
    for age: Int32 in [364, 365, 366] { courts.add(opened: 200 - age, closed: nil) }
    try courts.expect("old_rate", 199, 199, is: 0, over: 3)
    try courts.expect("old_rate", 200, 200, is: 1, over: 3)
    try courts.expect("old_rate", 201, 201, is: 2, over: 3)
    try courts.expect("old_rate", 100, 202, is: 3, over: 3)
  }

  @Test(arguments: PendingCases.shownAges) func anAgingCountsACaseFromTheDayAfterItsAge(age: Int32) throws {
    var courts = Courts()
    for days in [age - 1, age, age + 1] { courts.add(opened: 200 - days, closed: nil) }
    // Cases that had each age, and have ended since.
    for days in [age - 1, age, age + 1] { courts.add(opened: 200 - days, closed: 200) }
    let day = Day(number: Courts.newYear + 200)
    for reader in try courts.readers() {
      let aging = try reader.aging(unit: "a", on: day)
      #expect(aging.pending == 3)
      #expect(aging.olderThan.first { $0.days == age }?.count == 1)
      let before = try reader.aging(unit: "a", on: Day(number: day.number - 1))
      #expect(before.pending == 6)
      #expect(before.olderThan.first { $0.days == age }?.count == 0)
    }
  }

  /// Old cases day by day: they begin to count on the day after their age, also while others end on that very day, and
  /// stop on the day on which they end.
  @Test(arguments: ["old_rate", "backlog_rate"]) func aTrendOfOldCasesChangesOnTheRightDays(code: String) throws {
    let age: Int32 = code == "old_rate" ? 365 : 30
    var courts = Courts()
    for opened: Int32 in [99 - age, 100 - age, 101 - age] {
      courts.add(opened: opened, closed: nil)
      // Ends long before it is old, one day before, on the day on which it would become old, and later.
      for closed in [opened + 1, opened + age, opened + age + 1, opened + age + 2, opened + age + 6] {
        courts.add(opened: opened, closed: closed)
      }
    }
    let indicator = try Indicator.checked(code)
    for reader in try courts.readers() {
      let points = try reader.trend(
        indicator, Selection(unit: "a", window: try Courts.window(90, 115)), by: .day)
      #expect(points.count == 26)
      for point in points {
        let day = point.window.to.number
        let pending = courts.world.spells.filter { spell in
          spell.branch == "a" && spell.opened <= day && spell.ended.map { $0 > day } ?? true
        }
        #expect(point.figure.denominator == Int128(pending.count))
        #expect(point.figure.numerator == Int128(pending.count(where: { day - $0.opened > age })), "\(point.window)")
      }
    }
  }

  @Test func aCaseIsPendingFromTheDayItOpensUntilTheDayBeforeItEnds() throws {
    var courts = Courts()
    courts.add(opened: 100, closed: 110)
    for (day, pending) in [(99, 0), (100, 1), (109, 1), (110, 0)] as [(Int32, Int128)] {
      try courts.expect("pending", day, day, is: pending, over: 1)
    }
    try courts.expect("pending_age_mean", 100, 100, is: 0, over: 1)
    try courts.expect("pending_age_mean", 109, 109, is: 9, over: 1)
    try courts.expect("pending_age_mean", 110, 110, is: 0, over: 0)
  }

  // MARK: Windows

  @Test func aWindowHasItsFirstAndItsLastDayAndNoOther() throws {
    var courts = Courts()
    for (index, day) in ([99, 100, 150, 151] as [Int32]).enumerated() {
      courts.add(opened: day, closed: nil)
      courts.add(opened: day - 10 - Int32(index), closed: day)
      courts.addHearing(on: day, lead: 20 + Int32(index))
    }
    try courts.expect("inflow", 100, 150, is: 4, over: 1)
    try courts.expect("outflow", 100, 150, is: 2, over: 1)
    try courts.expect("processing_days_mean", 100, 150, is: 11 + 12, over: 2)
    try courts.expect("processing_days_max", 100, 150, is: 12, over: 1)
    try courts.expect("processing_days_median", 100, 150, is: 11, over: 1)
    try courts.expect("lead_days_mean", 100, 150, is: 21 + 22, over: 2)
    try courts.expect("lead_days_max", 100, 150, is: 22, over: 1)
    try courts.expect("lead_days_median", 100, 150, is: 21, over: 1)
    try courts.expect("disposition_days", 100, 150, is: 4 * 51, over: 2)
    let selection = Selection(unit: "a", window: try Courts.window(100, 150))
    for reader in try courts.readers() {
      #expect(try reader.distribution(of: .leads, selection).counts.map(\.value) == [21, 22])
      #expect(try reader.distribution(of: .closedAges, selection).counts.map(\.value) == [11, 12])
    }
  }

  @Test func aWindowThatEndsTodayIsIncompleteAndOneThatEndedYesterdayIsNot() throws {
    let cube = try Courts().world.cube()
    let window = try Courts.window(10, 20)
    let selection = Selection(unit: "a", window: window)
    let indicator = try Indicator.checked("pending")
    for (today, isIncomplete) in [(20, true), (19, true), (21, false)] as [(Int32, Bool)] {
      let reader = cube.reader(today: Day(number: Courts.newYear + today))
      #expect(try reader.scorecard(selection).isIncomplete == isIncomplete)
      #expect(try reader.trend(indicator, selection, by: .day).last?.isIncomplete == isIncomplete)
      #expect(try reader.aging(unit: "a", on: window.to).isIncomplete == isIncomplete)
      #expect(try reader.distribution(of: .leads, selection).isIncomplete == isIncomplete)
      let rank = RankQuestion(indicator: indicator, unit: "IR", level: .branch, window: window)
      #expect(try reader.rank(rank).isIncomplete == isIncomplete)
    }
  }

  // MARK: Branches

  @Test func aBranchIsActiveOnTheDayItOpensAndOnTheDayItCloses() throws {
    var courts = Courts(opened: 40, closed: 70)
    courts.add(opened: 0, closed: nil)
    for (day, active) in [(39, 0), (40, 1), (70, 1), (71, 0)] as [(Int32, Int128)] {
      try courts.expect("pending_per_branch", day, day, is: 1, over: active)
      // A day of a month of 31 days counts 870 units.
      try courts.expect("inflow_mean", day, day, is: 0, over: active * 870)
    }
    try courts.expect("inflow_mean", 0, 200, is: 1, over: 31 * 870)
    try courts.expect("inflow_mean", 41, 69, is: 0, over: 29 * 870)
    try courts.expect("pending_per_branch", 60, 70, is: 1, over: 1)
    try courts.expect("pending_per_branch", 60, 71, is: 1, over: 0)
  }

  @Test func aRankLooksAtABranchThatIsActiveOnAnyDayOfTheWindow() throws {
    let courts = Courts(opened: 40, closed: 70)
    let inflow = try Indicator.checked("inflow")
    for (from, to, isConsidered) in [
      (30, 39, false), (30, 40, true), (40, 40, true), (50, 60, true), (70, 80, true), (71, 80, false),
    ] as [(Int32, Int32, Bool)] {
      let question = RankQuestion(
        indicator: inflow, unit: "IR", level: .branch, window: try Courts.window(from, to), minSample: 0)
      for reader in try courts.readers() {
        #expect(try reader.rank(question).highest.contains { $0.unit == "a" } == isConsidered, "\(from) to \(to)")
      }
    }
  }

  @Test func aRankWithoutAnActiveBranchLooksAtPendingCasesAndAtTheWindowsEvents() throws {
    var courts = Courts(opened: 40, closed: 70)
    courts.add(opened: 60, closed: 80)
    courts.addHearing(on: 95, lead: 3)
    let inflow = try Indicator.checked("inflow")
    for (from, to, isConsidered) in [
      (75, 79, true), (80, 84, true), (81, 84, false), (90, 94, false), (90, 95, true), (95, 99, true), (96, 99, false),
    ] as [(Int32, Int32, Bool)] {
      let question = RankQuestion(
        indicator: inflow, unit: "IR", level: .branch, window: try Courts.window(from, to), minSample: 0)
      for reader in try courts.readers() {
        #expect(try reader.rank(question).highest.contains { $0.unit == "a" } == isConsidered, "\(from) to \(to)")
      }
    }
  }

  // MARK: Least samples

  @Test func aRankedUnitHasTheLeastSampleOrMore() throws {
    var courts = Courts()
    for day: Int32 in [100, 101, 102] { courts.add(opened: day, closed: day + 5) }
    let indicator = try Indicator.checked("processing_days_mean")
    for (minSample, isRanked) in [(2, true), (3, true), (4, false)] {
      let question = RankQuestion(
        indicator: indicator, unit: "IR", level: .branch, window: try Courts.window(90, 200), minSample: minSample)
      for reader in try courts.readers() {
        let rank = try reader.rank(question)
        #expect(rank.highest.contains { $0.unit == "a" } == isRanked)
        #expect(rank.insufficient.contains { $0.unit == "a" && $0.sample == 3 } == !isRanked)
      }
    }
  }

  @Test func aUnitIsRankedByBranchMonthsFromOneWholeMonthOn() throws {
    let courts = Courts()
    let indicator = try Indicator.checked("inflow_mean")
    // The first month has 31 days.
    for (from, to, isRanked) in [(0, 30, true), (0, 29, false), (1, 30, false)] as [(Int32, Int32, Bool)] {
      let question = RankQuestion(
        indicator: indicator, unit: "IR", level: .branch, window: try Courts.window(from, to))
      for reader in try courts.readers() {
        #expect(try reader.rank(question).highest.contains { $0.unit == "a" } == isRanked, "\(from) to \(to)")
      }
    }
  }
}

/// One class of case, and one kind of branch, are only what they are.
@Suite struct FilterTests {
  private func courts() -> Courts {
    var courts = Courts()
    // "civil.a" has the least number of the three classes, "penal" the greatest.
    for (index, caseClass) in World.classes.enumerated() {
      let days = Int32(index) * 10
      for _ in 0...index { courts.add(opened: -100 - days, closed: nil, of: caseClass) }
      courts.add(opened: 100, closed: 125 + days, of: caseClass)
      courts.addHearing(on: 100, lead: 7 + days, of: caseClass)
    }
    return courts
  }

  @Test(arguments: [0, 1, 2]) func aClassHasItsOwnCasesAlone(index: Int) throws {
    let (courts, caseClass, days) = (courts(), World.classes[index], Int128(index) * 10)
    let pending = Int128(index + 1)
    try courts.expect("pending", 90, 200, of: caseClass, is: pending, over: 1)
    try courts.expect("inflow", 90, 200, of: caseClass, is: 1, over: 1)
    try courts.expect("processing_days_mean", 90, 200, of: caseClass, is: 25 + days, over: 1)
    try courts.expect("processing_days_max", 90, 200, of: caseClass, is: 25 + days, over: 1)
    try courts.expect("processing_days_median", 90, 200, of: caseClass, is: 25 + days, over: 1)
    try courts.expect("lead_days_mean", 90, 200, of: caseClass, is: 7 + days, over: 1)
    try courts.expect("lead_days_p90", 90, 200, of: caseClass, is: 7 + days, over: 1)
    try courts.expect("on_time_rate", 90, 200, of: caseClass, is: index == 0 ? 1 : 0, over: 1)
    try courts.expect("pending_age_mean", 200, 200, of: caseClass, is: pending * (300 + days), over: pending)
    try courts.expect("backlog_rate", 200, 200, of: caseClass, is: pending, over: pending)
    // At the age of exactly 365 days none is old; on the day after all are.
    let day = Int32(265 - days)
    try courts.expect("old_rate", day, day, of: caseClass, is: 0, over: pending)
    try courts.expect("old_rate", day + 1, day + 1, of: caseClass, is: pending, over: pending)
  }

  @Test func aClassThatABranchDoesNotHaveHasNoFigures() throws {
    var courts = Courts()
    courts.add(opened: 50, closed: nil, of: "civil.b")
    for caseClass in ["civil.a", "penal", "no.such"] {
      try courts.expect("pending", 60, 60, of: caseClass, is: 0, over: 1)
      try courts.expect("inflow", 0, 60, of: caseClass, is: 0, over: 1)
    }
    try courts.expect("pending", 60, 60, of: "civil.b", is: 1, over: 1)
  }

  @Test func allClassesTogetherHaveAllCases() throws {
    let courts = courts()
    try courts.expect("pending", 90, 200, is: 6, over: 1)
    try courts.expect("processing_days_mean", 90, 200, is: 25 + 35 + 45, over: 3)
    try courts.expect("lead_days_max", 90, 200, is: 27, over: 1)
  }

  @Test func aKindHasItsOwnBranchesAlone() throws {
    let courts = courts()
    for reader in try courts.readers() {
      for kind in ["civil", "other", nil] {
        let selection = Selection(unit: "IR", window: try Courts.window(90, 200), kind: kind)
        let card = try reader.scorecard(selection)
        let parts = ["a", "z"].filter { kind == nil || courts.world.directory.units[$0]?.kind == kind }
        for code in ["pending", "inflow", "outflow"] {
          let sum = try parts.reduce(Int128(0)) { sum, unit in
            let part = try reader.scorecard(Selection(unit: unit, window: selection.window))
            return sum + (part.figures.first { $0.indicator.code == code }?.figure.numerator ?? 0)
          }
          #expect(card.figures.first { $0.indicator.code == code }?.figure.numerator == sum)
        }
      }
    }
  }
}
