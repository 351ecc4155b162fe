import TarazuCalendar
import TarazuDomain
import Testing

@testable import TarazuCube

/// Times from the beginning of a case, which transfers do not start anew, on both sides of each boundary.
@Suite struct CaseAgeTests {
  @Test func aTransferDoesNotStartTheClockOfTheCase() throws {
    var courts = Courts()
    // Begun 40 days before it was received; it took 10 days here.
    courts.add(opened: 100, begun: 60, ended: 110)
    courts.add(opened: 100, ended: 107)
    try courts.expect("processing_days_mean", 90, 200, is: 17, over: 2)
    try courts.expect("case_days_mean", 90, 200, is: 57, over: 2)
    try courts.expect("case_days_p90", 90, 200, is: 50, over: 1)
    try courts.expect("case_days_mean", 108, 110, is: 50, over: 1)
    try courts.expect("case_days_mean", 100, 106, is: 0, over: 0)
    try courts.expect("case_days_p90", 111, 200, is: nil, over: 0)
    try courts.expect("pending_age_mean", 106, 106, is: 12, over: 2)
    try courts.expect("case_age_mean", 106, 106, is: 52, over: 2)
    try courts.expect("case_age_mean", 99, 99, is: 0, over: 0)
    try courts.expect("case_age_mean", 109, 109, is: 49, over: 1)
    try courts.expect("case_age_mean", 110, 110, is: 0, over: 0)
  }

  @Test func aSpellThatWasSentOnTakesTheAgeOfItsCaseAway() throws {
    var courts = Courts()
    courts.add(opened: 100, begun: -300, ended: 120, by: .sent)
    courts.add(opened: 90, ended: nil)
    try courts.expect("case_age_mean", 119, 119, is: 419 + 29, over: 2)
    try courts.expect("case_old_rate", 119, 119, is: 1, over: 2)
    try courts.expect("case_age_mean", 120, 120, is: 30, over: 1)
    try courts.expect("case_old_rate", 120, 120, is: 0, over: 1)
    // It is no closed one.
    try courts.expect("case_days_mean", 90, 200, is: 0, over: 0)
  }

  @Test func aCaseIsOldFromTheDayAfter365DaysOfItsOwn() throws {
    var courts = Courts()
    for age: Int32 in [364, 365, 366] { courts.add(opened: 150, begun: 200 - age, ended: nil) }
    try courts.expect("old_rate", 200, 200, is: 0, over: 3)
    try courts.expect("case_old_rate", 199, 199, is: 0, over: 3)
    try courts.expect("case_old_rate", 200, 200, is: 1, over: 3)
    try courts.expect("case_old_rate", 201, 201, is: 2, over: 3)
    try courts.expect("case_old_rate", 100, 202, is: 3, over: 3)
  }

  /// A case that is old when it comes counts from the day on which it comes.
  @Test func aCaseThatIsOldAlreadyCountsFromTheDayItIsReceived() throws {
    var courts = Courts()
    courts.add(opened: 150, begun: -900, ended: 160)
    courts.add(opened: 150, begun: 149, ended: nil)
    try courts.expect("case_old_rate", 149, 149, is: 0, over: 0)
    try courts.expect("case_old_rate", 150, 150, is: 1, over: 2)
    try courts.expect("case_old_rate", 159, 159, is: 1, over: 2)
    try courts.expect("case_old_rate", 160, 160, is: 0, over: 1)
  }

  @Test(arguments: PendingCases.shownAges) func anAgingCountsACaseFromTheDayAfterItsOwnAge(age: Int32) throws {
    var courts = Courts()
    for days in [age - 1, age, age + 1] {
      courts.add(opened: 190, begun: 200 - days, ended: nil)
      // Those that ended on the day itself, and those that never were here at that age.
      courts.add(opened: 190, begun: 200 - days, ended: 200)
      courts.add(opened: 190, begun: 200 - days, ended: 195)
    }
    courts.add(opened: 201, begun: 200 - age - 1, ended: nil)
    let day = Day(number: Courts.newYear + 200)
    for reader in try courts.readers() {
      let aging = try reader.aging(unit: "a", on: day)
      #expect(aging.pending == 3)
      #expect(aging.caseOlderThan.first { $0.days == age }?.count == 1)
      #expect(aging.olderThan.allSatisfy { $0.count == 0 })
      #expect(aging.meanCaseAge.numerator == Int128(age) * 3)
      #expect(aging.meanAge.numerator == 30)
      let before = try reader.aging(unit: "a", on: Day(number: day.number - 1))
      #expect(before.pending == 6)
      #expect(before.caseOlderThan.first { $0.days == age }?.count == 0)
    }
  }

  /// Old cases day by day, received before, on and after the day on which they become old.
  @Test func aTrendOfOldCasesChangesOnTheRightDays() throws {
    var courts = Courts()
    for begun: Int32 in [-266, -265, -264] {
      for opened in [begun + 100, begun + 365, begun + 366, begun + 367] {
        courts.add(opened: opened, begun: begun, ended: nil)
        for ended in [opened, opened + 1, opened + 300, opened + 2] {
          courts.add(opened: opened, begun: begun, ended: ended)
        }
      }
    }
    let indicator = try Indicator.checked("case_old_rate")
    for reader in try courts.readers() {
      let points = try reader.trend(
        indicator, Selection(unit: "a", window: try Courts.window(90, 115)), by: .day)
      for point in points {
        let day = point.window.to.number
        let pending = courts.world.spells.filter { spell in
          spell.branch == "a" && spell.opened <= day && spell.ended.map { $0 > day } ?? true
        }
        #expect(point.figure.denominator == Int128(pending.count))
        let old = pending.count { day - $0.opened + $0.brought > 365 }
        #expect(point.figure.numerator == Int128(old), "\(point.window)")
      }
    }
  }

  @Test func aDistributionHasTheDaysOfTheCases() throws {
    var courts = Courts()
    courts.add(opened: 100, begun: 60, ended: 110)
    courts.add(opened: 100, ended: 110, by: .sent)
    courts.add(opened: 100, ended: 107)
    for reader in try courts.readers() {
      let answer = try reader.distribution(
        of: .closedCaseAges, Selection(unit: "a", window: try Courts.window(107, 110)))
      #expect(answer.counts.map(\.value) == [7, 50])
      #expect(answer.sampleSize == 2)
    }
  }
}
