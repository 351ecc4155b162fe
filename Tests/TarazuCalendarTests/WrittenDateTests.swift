import Testing

@testable import TarazuCalendar

/// Dates as people write them.
@Suite struct WrittenDateTests {
  private let today = Day(number: 20_600)

  private func days(_ text: String) -> String? {
    WrittenDate(text).map { $0.days(today: today) }.map { "\($0.lowerBound) \($0.upperBound)" }
  }

  @Test(arguments: [
    ("2026-03-21", "2026-03-21 2026-03-21"), ("1405-01-01", "2026-03-21 2026-03-21"),
    ("1405/1/1", "2026-03-21 2026-03-21"), ("۱۴۰۵/۰۱/۰۱", "2026-03-21 2026-03-21"),
    ("١٤٠٥-١-١", "2026-03-21 2026-03-21"), ("1405-02", "2026-04-21 2026-05-21"), ("1405/2", "2026-04-21 2026-05-21"),
    ("1405", "2026-03-21 2027-03-20"), ("1403-12", "2025-02-19 2025-03-20"), ("2024-02", "2024-02-01 2024-02-29"),
    ("2024", "2024-01-01 2024-12-31"), ("today", "2026-05-27 2026-05-27"), ("yesterday", "2026-05-26 2026-05-26"),
    ("-30d", "2026-04-27 2026-04-27"), ("-0d", "2026-05-27 2026-05-27"), ("-۳۰d", "2026-04-27 2026-04-27"),
  ])
  func forms(text: String, expected: String) { #expect(days(text) == expected) }

  @Test(arguments: [
    "", "-", "/", "1405-", "1405-13", "1405-00", "1405-1-32", "1404-12-30", "05-01-01", "1405-01-01-01", "14050101",
    "1405-001", "Today", "tomorrow", "-d", "-1", "-1.5d", "--1d", "-9999999d", "-100001d", "30d", "1405 01 01", "0000",
    "+405", "1405-1-1 ", "۱۴۰۵،۱", "99999", "-1d1d",
  ])
  func noDates(text: String) { #expect(WrittenDate(text) == nil) }

  @Test func beforeTheFirstDay() {
    let earliest = Day(number: .min)
    #expect(WrittenDate("-5d")?.days(today: earliest) == earliest...earliest)
  }

  @Test(arguments: [
    ("1405-03-06", "month", "1405-03-01 1405-03-06"), ("1405-03-01", "month", "1405-03-01 1405-03-01"),
    ("1405-01-15", "last-month", "1404-12-01 1404-12-29"), ("1404-01-15", "last-month", "1403-12-01 1403-12-30"),
    ("1405-07-30", "last-month", "1405-06-01 1405-06-31"), ("1405-03-06", "year", "1405-01-01 1405-03-06"),
    ("1405-03-06", "12months", "1404-03-01 1405-02-31"), ("1405-01-01", "12months", "1404-01-01 1404-12-29"),
  ])
  func spans(today: String, name: String, expected: String) throws {
    let day = try #require(Day(eitherCalendar: today))
    let window = try #require(Window(named: name, today: day))
    #expect("\(JalaliDate(window.from)) \(JalaliDate(window.to))" == expected)
  }

  @Test func otherSpans() { #expect(Window(named: "week", today: today) == nil) }
}
