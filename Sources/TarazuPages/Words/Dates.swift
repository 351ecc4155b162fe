// Days, windows and times as people read them: the Jalali calendar, Gregorian beside it on demand.

import TarazuCalendar
import TarazuProtocol

/// Writes days for one reader.
struct Dates: Sendable {
  let texts: Texts
  /// Whether the Gregorian date stands beside the Jalali one.
  let showsGregorian: Bool

  private var numerals: Numerals { Numerals(language: texts.language) }

  /// `۳ آذر ۱۴۰۵`
  func day(_ day: Day) -> String {
    let date = JalaliDate(day)
    let jalali = "\(numerals.plain(date.day)) \(month(date.month)) \(numerals.plain(date.year))"
    return showsGregorian ? jalali + " (\(gregorian(day)))" : jalali
  }

  /// A day of a message, `YYYY-MM-DD`; as it is where it is none.
  func day(_ text: String) -> String { Day(gregorian: text).map { day($0) } ?? text }

  /// `۱۴۰۵/۰۹/۰۳`, for tables.
  func short(_ day: Day) -> String {
    let date = JalaliDate(day)
    return numerals.digits("\(date.year)/\(Dates.two(date.month))/\(Dates.two(date.day))")
  }

  func short(_ text: String) -> String { Day(gregorian: text).map { short($0) } ?? text }

  /// `سه‌شنبه ۳ آذر ۱۴۰۵`
  func weekdayAndDay(_ day: Day) -> String {
    // 1970-01-01 was a Thursday, the fifth after Saturday.
    let weekday = (Int(day.number) % 7 + 12) % 7
    return texts("weekday.\(weekday)") + " " + self.day(day)
  }

  /// `۲۴ نوامبر ۲۰۲۶`
  func gregorian(_ day: Day) -> String {
    let date = GregorianDate(day)
    return "\(numerals.plain(date.day)) \(texts("gregorian.\(date.month)")) \(numerals.plain(date.year))"
  }

  func month(_ month: Int) -> String { texts("month.\(month)") }

  /// `آبان ۱۴۰۵`
  func monthAndYear(_ day: Day) -> String {
    let date = JalaliDate(day)
    return "\(month(date.month)) \(numerals.plain(date.year))"
  }

  /// A window in the shortest words: a month, a quarter, a year, a day, or from one day to another.
  func window(_ from: Day, _ to: Day) -> String {
    let start = JalaliDate(from)
    let end = JalaliDate(to)
    let name = whole(start, end).map { showsGregorian ? $0 + " (\(gregorian(from)) – \(gregorian(to)))" : $0 }
    if let name { return name }
    if from == to { return day(from) }
    let first =
      start.year == end.year && !showsGregorian
      ? start.month == end.month ? numerals.plain(start.day) : "\(numerals.plain(start.day)) \(month(start.month))"
      : day(from)
    return texts.filled("window.between", [("from", Markup(first)), ("to", Markup(day(to)))]).plainText
  }

  /// The name of a whole month, quarter or year; nil for any other window.
  private func whole(_ start: JalaliDate, _ end: JalaliDate) -> String? {
    guard start.year == end.year, start.day == 1,
      end.day == JalaliDate.length(ofMonth: end.month, year: end.year)
    else { return nil }
    let year = numerals.plain(start.year)
    switch (start.month, end.month) {
    case (1, 12): return texts.filled("window.year", [("year", Markup(year))]).plainText
    case (1, 3), (4, 6), (7, 9), (10, 12): return "\(texts("season.\(end.month / 3)")) \(year)"
    case let (first, last) where first == last: return "\(month(first)) \(year)"
    case let (first, last):
      return texts.filled(
        "window.months",
        [
          ("from", Markup(month(first))), ("to", Markup(month(last))), ("year", Markup(year)),
        ]
      ).plainText
    }
  }

  /// A time in Tehran: `۷:۴۴`.
  func clock(_ timestamp: ProtobufTimestamp) -> String {
    let local = Dates.instant(timestamp).tehranClock
    return numerals.digits("\(local.hour):\(Dates.two(local.minute))")
  }

  /// A day and time in Tehran: `۳ آذر ۱۴۰۵، ۷:۴۴`.
  func dayAndClock(_ timestamp: ProtobufTimestamp) -> String {
    day(Dates.instant(timestamp).tehranDay) + texts("list.comma") + " " + clock(timestamp)
  }

  /// `<time>` with the instant as data.
  func element(_ timestamp: ProtobufTimestamp) -> Markup {
    let instant = Dates.instant(timestamp)
    return #"<time datetime="\#(instant.description)">\#(dayAndClock(timestamp))</time>"#
  }

  /// `<time>` with the day as data; the text as it is where it is no day.
  func element(_ text: String) -> Markup {
    guard let day = Day(gregorian: text) else { return "<bdi>\(text)</bdi>" }
    return #"<time datetime="\#(day.description)">\#(self.day(day))</time>"#
  }

  /// The last day, as forms have it, of what ends at an instant: in Jalali `YYYY-MM-DD`.
  static func lastDay(_ end: ProtobufTimestamp) -> String {
    let last = instant(end).nanoseconds.subtractingReportingOverflow(1).partialValue
    return JalaliDate(Instant(nanoseconds: last).tehranDay).description
  }

  private static func instant(_ timestamp: ProtobufTimestamp) -> Instant {
    let (seconds, overflow) = timestamp.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return timestamp.seconds < 0 ? .first : .last }
    let (sum, overflowSum) = seconds.addingReportingOverflow(Int64(timestamp.nanos))
    return overflowSum ? .last : Instant(nanoseconds: sum)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
