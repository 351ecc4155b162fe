// Dates of both calendars, their text, and the periods of a trend.

import TarazuCalendar
import Testing

struct GregorianDateTests {
  /// Counts day by day, by the months' lengths alone.
  @Test func everyDayFollowsTheOneBefore() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (year, month, day) = (1900, 1, 1)
    for number in Day.first.number...Day.last.number {
      let date = GregorianDate(Day(number: number))
      #expect((date.year, date.month, date.day) == (year, month, day))
      #expect(date.asDay.number == number)
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      day += 1
      if day > lengths[month - 1] + (isLeap && month == 2 ? 1 : 0) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect((year, month, day) == (2200, 1, 1))
    #expect(Day(gregorian: "1970-01-01")?.number == 0)
  }

  @Test(arguments: [
    "", "2024-1-1", "2024-01-1", "2024-01-01 ", " 2024-01-01", "2024/01/01", "20240101", "2024-02-30", "2023-02-29",
    "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-01-32", "0000-01-01", "+024-01-01", "۲۰۲۴-01-01",
    "2024-01-01T", "2024-01", "-024-01-01", "99999-01-01",
  ])
  func otherTextsAreNoDates(text: String) { #expect(Day(gregorian: text) == nil) }

  @Test func datesReadBack() {
    for number in stride(from: Day.first.number, through: Day.last.number, by: 97) {
      #expect(Day(gregorian: Day(number: number).description)?.number == number)
    }
    #expect(Day(gregorian: "2024-02-29")?.description == "2024-02-29")
    #expect(Day(gregorian: "2000-02-29") != nil)
  }

  @Test func eitherCalendarIsToldByTheYear() {
    #expect(Day(eitherCalendar: "1403-01-01")?.description == "2024-03-20")
    #expect(Day(eitherCalendar: "1403-12-30")?.description == "2025-03-20")
    #expect(Day(eitherCalendar: "1404-12-30") == nil)
    #expect(Day(eitherCalendar: "1403-07-31") == nil)
    #expect(Day(eitherCalendar: "2024-03-20")?.description == "2024-03-20")
    #expect(Day(eitherCalendar: "1700-01-01")?.description == "1700-01-01")
    #expect(Day(eitherCalendar: "1699-01-01")?.description == "2320-03-21")
    #expect(Day(eitherCalendar: "1403-13-01") == nil)
  }

  @Test(arguments: [Int32.min, Int32.min + 1, -800_000, 3_000_000, Int32.max])
  func daysOutOfAllRangeAreShown(number: Int32) {
    #expect(!Day(number: number).description.isEmpty)
    #expect(!JalaliDate(Day(number: number)).description.isEmpty)
  }
}

struct JalaliDateTests {
  /// The leap years of the official calendar.
  static let leapYears: Set<Int> = [
    1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375,
    1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453,
    1457, 1461, 1465, 1469, 1474, 1478, 1482, 1486, 1490, 1494, 1498,
  ]

  @Test func leapYearsAreTheOfficialOnes() {
    for year in 1300...1500 { #expect(JalaliDate.isLeap(year) == JalaliDateTests.leapYears.contains(year), "\(year)") }
  }

  /// New years of the official calendar.
  @Test(arguments: [
    (1300, "1921-03-21"), (1304, "1925-03-21"), (1305, "1926-03-22"), (1337, "1958-03-21"), (1354, "1975-03-21"),
    (1357, "1978-03-21"), (1371, "1992-03-21"), (1375, "1996-03-20"), (1376, "1997-03-21"), (1399, "2020-03-20"),
    (1400, "2021-03-21"), (1401, "2022-03-21"), (1402, "2023-03-21"), (1403, "2024-03-20"), (1404, "2025-03-21"),
    (1405, "2026-03-21"), (1408, "2029-03-20"), (1409, "2030-03-21"), (1420, "2041-03-20"),
  ])
  func newYears(year: Int, day: String) {
    #expect(JalaliDate(year: year, month: 1, day: 1)?.asDay.description == day)
  }

  @Test(arguments: [
    (1357, 11, 22, "1979-02-11"), (1399, 12, 30, "2021-03-20"), (1402, 6, 31, "2023-09-22"),
    (1402, 7, 1, "2023-09-23"), (1403, 10, 11, "2024-12-31"), (1403, 12, 30, "2025-03-20"),
    (1278, 10, 11, "1900-01-01"),
    (1404, 9, 3, "2025-11-24"),
  ])
  func knownDates(year: Int, month: Int, day: Int, gregorian: String) {
    #expect(JalaliDate(year: year, month: month, day: day)?.asDay.description == gregorian)
    let read = Day(gregorian: gregorian).map { JalaliDate($0) }
    #expect(read == JalaliDate(year: year, month: month, day: day))
  }

  /// Counts day by day, by the months' lengths and the leap years alone.
  @Test func everyDayFollowsTheOneBefore() {
    var (year, month, day) = (1300, 1, 1)
    let first: Int32 = -17_818
    for number in first..<first + 73_000 {
      let date = JalaliDate(Day(number: number))
      #expect((date.year, date.month, date.day) == (year, month, day))
      #expect(date.asDay.number == number)
      let length =
        month <= 6 ? 31 : month <= 11 ? 30 : JalaliDateTests.leapYears.contains(year) ? 30 : 29
      #expect(JalaliDate.length(ofMonth: month, year: year) == length)
      day += 1
      if day > length { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test func datesThatDoNotExist() {
    #expect(JalaliDate(year: 1404, month: 12, day: 30) == nil)
    #expect(JalaliDate(year: 1403, month: 12, day: 31) == nil)
    #expect(JalaliDate(year: 1403, month: 7, day: 31) == nil)
    #expect(JalaliDate(year: 1403, month: 0, day: 1) == nil)
    #expect(JalaliDate(year: 1403, month: 1, day: 0) == nil)
    #expect(JalaliDate(year: 0, month: 1, day: 1) == nil)
  }
}

struct InstantTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999999Z"), (500_000_000, "1970-01-01T00:00:00.5Z"),
    (1_704_096_000_120_000_000, "2024-01-01T08:00:00.12Z"),
    (1_704_096_000_000_000_001, "2024-01-01T08:00:00.000000001Z"),
    (-2_208_988_800_000_000_000, "1900-01-01T00:00:00Z"), (7_258_118_399_999_999_999, "2199-12-31T23:59:59.999999999Z"),
  ])
  func text(nanoseconds: Int64, text: String) {
    let instant = Instant(nanoseconds: nanoseconds)
    #expect(instant.description == text)
    #expect(instant.seconds * 1_000_000_000 + instant.fraction == nanoseconds)
    #expect((0..<1_000_000_000).contains(instant.fraction))
  }

  @Test func limits() {
    #expect(Instant.first.description == "1900-01-01T00:00:00Z")
    #expect(Instant.last.description == "2199-12-31T23:59:59.999999999Z")
    for extreme in [Int64.min, Int64.max] {
      #expect(!Instant(nanoseconds: extreme).description.isEmpty)
      #expect(!Instant(nanoseconds: extreme).tehranDay.description.isEmpty)
    }
  }
}

struct PeriodTests {
  private func parts(_ period: Period, _ from: String, _ to: String) throws -> [String] {
    let first = try #require(Day(gregorian: from))
    let last = try #require(Day(gregorian: to))
    let window = try #require(Window(from: first, to: last))
    return period.parts(of: window).map { "\($0.from) \($0.to)" }
  }

  @Test func partsAreCutByTheWindow() throws {
    #expect(try parts(.day, "2024-03-19", "2024-03-20") == ["2024-03-19 2024-03-19", "2024-03-20 2024-03-20"])
    // 2024-03-16 and 2024-03-23 were Saturdays.
    #expect(
      try parts(.week, "2024-03-14", "2024-03-24") == [
        "2024-03-14 2024-03-15", "2024-03-16 2024-03-22", "2024-03-23 2024-03-24",
      ])
    #expect(
      try parts(.month, "2024-01-15", "2024-04-10") == [
        "2024-01-15 2024-01-20", "2024-01-21 2024-02-19", "2024-02-20 2024-03-19", "2024-03-20 2024-04-10",
      ])
    #expect(
      try parts(.quarter, "2023-01-11", "2023-12-22") == [
        "2023-01-11 2023-03-20", "2023-03-21 2023-06-21", "2023-06-22 2023-09-22", "2023-09-23 2023-12-21",
        "2023-12-22 2023-12-22",
      ])
    #expect(
      try parts(.year, "2020-03-19", "2025-03-21") == [
        "2020-03-19 2020-03-19", "2020-03-20 2021-03-20", "2021-03-21 2022-03-20", "2022-03-21 2023-03-20",
        "2023-03-21 2024-03-19", "2024-03-20 2025-03-20", "2025-03-21 2025-03-21",
      ])
  }

  /// The last month of the quarter that each month of a Jalali year lies in, and of the year.
  @Test func monthsLieInTheirQuarter() throws {
    let lastMonths = [3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12]
    for (month, lastMonth) in zip(1...12, lastMonths) {
      let length = JalaliDate.length(ofMonth: month, year: 1403)
      for dayOfMonth in [1, length] {
        let day = try #require(JalaliDate(year: 1403, month: month, day: dayOfMonth)).asDay
        let end = JalaliDate(Period.quarter.end(containing: day))
        #expect((end.year, end.month) == (1403, lastMonth))
        #expect(end.day == JalaliDate.length(ofMonth: lastMonth, year: 1403))
        #expect(JalaliDate(Period.year.end(containing: day)) == JalaliDate(year: 1403, month: 12, day: 30))
      }
    }
  }

  /// Whatever the period, the parts follow each other and cover the window.
  @Test(arguments: Period.allCases)
  func partsCoverTheWindow(period: Period) throws {
    for start in stride(from: Int32(-25_567), to: 80_000, by: 1_009) {
      let window = try #require(Window(from: Day(number: start), to: Day(number: start + 3_660)))
      let parts = period.parts(of: window)
      #expect(parts.first?.from == window.from && parts.last?.to == window.to)
      for (a, b) in zip(parts, parts.dropFirst()) { #expect(a.to.number + 1 == b.from.number) }
      #expect(parts.reduce(0) { $0 + $1.days } == window.days)
    }
  }

  @Test func windows() {
    #expect(Window(from: Day(number: 2), to: Day(number: 1)) == nil)
    #expect(Window(from: Day(number: 1), to: Day(number: 1))?.days == 1)
    #expect(Window(Day(number: 5)).days == 1)
    #expect(Day(number: Int32.max).advanced(by: 1) == nil)
    #expect(Day(number: 1).advanced(by: -2)?.number == -1)
  }
}
