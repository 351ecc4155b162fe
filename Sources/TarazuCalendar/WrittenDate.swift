// Dates as people write them: ۱۴۰۵/۱/۱, 1405-02, 1405, today, -30d.

/// A date as it is written on a command line.
public enum WrittenDate: Equatable, Sendable {
  /// A day, or all days of a month or a year.
  case days(ClosedRange<Day>)
  /// So many days before today.
  case beforeToday(Int32)

  /// The most days before today that can be written.
  private static let mostBefore: Int32 = 100_000

  /// Reads a day, a month or a year, Gregorian or Jalali (a year below 1700), with `-` or `/` between its numbers, in
  /// Latin, Persian or Arabic digits; `today`, `yesterday`, or a number of days before today such as `-30d`. Nil for
  /// anything else, and for a date that does not exist.
  public init?(_ text: some StringProtocol) {
    let text = WrittenDate.plain(text)
    switch text {
    case "today": self = .beforeToday(0)
    case "yesterday": self = .beforeToday(1)
    default:
      if text.hasPrefix("-") {
        guard text.hasSuffix("d"), let days = WrittenDate.number(text.dropFirst().dropLast(), digits: 1...6),
          days <= WrittenDate.mostBefore
        else { return nil }
        self = .beforeToday(Int32(days))
      } else {
        guard let days = WrittenDate.days(text) else { return nil }
        self = .days(days)
      }
    }
  }

  /// The days that are meant on a day. A day before the first possible one is that.
  public func days(today: Day) -> ClosedRange<Day> {
    switch self {
    case .days(let days): return days
    case .beforeToday(let count):
      let (number, isBelow) = today.number.subtractingReportingOverflow(count)
      let day = Day(number: isBelow ? .min : number)
      return day...day
    }
  }

  /// With Latin digits, and `-` for `/`.
  private static func plain(_ text: some StringProtocol) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x06F0...0x06F9, 0x0660...0x0669: plain.append(Unicode.Scalar(UInt8(0x30 + scalar.value & 0xF)))
      case 0x2F: plain.append("-")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  private static func days(_ text: String) -> ClosedRange<Day>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = number(parts[0], digits: 4...4) else { return nil }
    switch parts.count {
    case 1: return span(from: (year, 1), through: (year, 12))
    case 2:
      guard let month = number(parts[1], digits: 1...2) else { return nil }
      return span(from: (year, month), through: (year, month))
    case 3:
      guard let month = number(parts[1], digits: 1...2), let day = number(parts[2], digits: 1...2),
        let date = Day(eitherCalendar: dateText(year, month, day))
      else { return nil }
      return date...date
    default: return nil
    }
  }

  /// All days from the first of a month to the last of another, in the calendar of the year.
  private static func span(from first: (year: Int, month: Int), through last: (year: Int, month: Int))
    -> ClosedRange<Day>?
  {
    guard (1...12).contains(first.month), (1...12).contains(last.month) else { return nil }
    let isJalali = last.year < Day.firstGregorianYear
    let length =
      isJalali
      ? JalaliDate.length(ofMonth: last.month, year: last.year)
      : GregorianDate.length(ofMonth: last.month, year: last.year)
    guard let from = Day(eitherCalendar: dateText(first.year, first.month, 1)),
      let to = Day(eitherCalendar: dateText(last.year, last.month, length))
    else { return nil }
    return from...to
  }

  private static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

extension Window {
  /// A span of time by its name: `month` (the current Jalali month up to today), `last-month`, `year` (the current Jalali
  /// year up to today) or `12months` (the last twelve Jalali months that have ended). Nil for another name.
  public init?(named name: String, today: Day) {
    let now = JalaliDate(today)
    let thisMonth = Window.monthBegin(now.year, now.month)
    switch name {
    case "month": self.init(from: thisMonth, to: today)
    case "year": self.init(from: Window.monthBegin(now.year, 1), to: today)
    case "last-month":
      let isFirst = now.month == 1
      self.init(
        from: Window.monthBegin(isFirst ? now.year - 1 : now.year, isFirst ? 12 : now.month - 1),
        to: Day(number: thisMonth.number - 1))
    case "12months":
      self.init(from: Window.monthBegin(now.year - 1, now.month), to: Day(number: thisMonth.number - 1))
    default: return nil
    }
  }

  /// The names of spans.
  public static let names = ["month", "last-month", "year", "12months"]

  private static func monthBegin(_ year: Int, _ month: Int) -> Day {
    JalaliDate(year: year, month: month, day: 1)?.asDay ?? .first
  }
}
