// The windows of days that pages ask for.

import TarazuCalendar
import TarazuWire

enum Periods {
  /// The Jalali month that a day lies in.
  static func month(of day: Day) -> Window {
    let date = JalaliDate(day)
    let first = JalaliDate(year: date.year, month: date.month, day: 1)?.asDay ?? day
    return Window(from: first, to: Period.month.end(containing: day)) ?? Window(day)
  }

  /// The last Jalali month that has ended.
  static func lastMonth(before today: Day) -> Window { months(1, before: today) }

  /// The last whole Jalali months before the one of today.
  static func months(_ count: Int, before today: Day) -> Window {
    let end = month(of: today).from.advanced(by: -1) ?? today
    var first = month(of: end).from
    for _ in 1..<max(1, count) {
      first = month(of: first.advanced(by: -1) ?? first).from
    }
    return Window(from: first, to: end) ?? Window(today)
  }

  /// What `from` and `to` of the address say, or the three numbers of each that a form sends; nil where it says nothing.
  /// Throws INVALID_ARGUMENT for what is no window.
  static func window(of visit: Visit) throws(Status) -> Window? {
    let from = try day("from", of: visit)
    let to = try day("to", of: visit)
    guard from != nil || to != nil else { return nil }
    guard let from, let to else { throw .badField("from", "from and to are given together") }
    guard let window = Window(from: from, to: to) else { throw .badField("to", "it is before from") }
    guard window.days <= Window.longestDistance else {
      throw .badField("to", "it is more than \(Window.longestDistance) days after from")
    }
    return window
  }

  /// A day of the address: `YYYY-MM-DD` in either calendar, any digits.
  static func day(_ name: String, of visit: Visit) throws(Status) -> Day? {
    if let text = visit.value(name) {
      guard let day = Day(eitherCalendar: latinDigits(text)), day >= .first, day <= .last else {
        throw .badField(name, "YYYY-MM-DD is needed")
      }
      return day
    }
    let parts = ["year", "month", "day"].map { visit.value("\(name)_\($0)") }
    guard parts.contains(where: { $0 != nil }) else { return nil }
    let numbers = parts.compactMap { $0.flatMap { Int(latinDigits($0)) } }
    guard numbers.count == 3, let date = JalaliDate(year: numbers[0], month: numbers[1], day: numbers[2]),
      date.asDay >= .first, date.asDay <= .last
    else { throw .badField(name, "there is no such day") }
    return date.asDay
  }

  /// A text with Persian and Arabic digits as Latin ones.
  static func latinDigits(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x6F0...0x6F9: result.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0) + UInt8(ascii: "0")))
      case 0x660...0x669: result.append(Unicode.Scalar(UInt8(scalar.value - 0x660) + UInt8(ascii: "0")))
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
