// A civil day without a time zone, and its Gregorian date.

/// A civil day, counted from 1970-01-01 (which is 0).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int32

  public init(number: Int32) { self.number = number }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// The day `days` later, or nil where that does not fit.
  public func advanced(by days: Int32) -> Day? {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return overflow ? nil : Day(number: sum)
  }

  /// How many days later another day is; they must not be 2^31 days apart.
  public func days(to other: Day) -> Int32 { other.number &- number }

  /// The first day that may be asked for or dated: 1900-01-01.
  public static let first = Day(number: -25_567)
  /// The last day that may be asked for or dated: 2199-12-31.
  public static let last = Day(number: 84_005)
}

/// A date of the proleptic Gregorian calendar.
public struct GregorianDate: Hashable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int

  /// Nil unless the month and the day exist; years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= GregorianDate.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a day, counted in eras of 400 years that begin on 1 March.
  public init(_ day: Day) {
    let shifted = Int(day.number) + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    self.month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
  }

  /// The date as a count of days.
  public var asDay: Day {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = floorDivide(yearFromMarch, 400)
    let yearOfEra = yearFromMarch - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Day(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  static func isLeap(_ year: Int) -> Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`, Gregorian.
  public var description: String {
    let date = GregorianDate(self)
    return dateText(date.year, date.month, date.day)
  }

  /// Reads `YYYY-MM-DD` as a Gregorian date; nil for any other form and for a date that does not exist.
  public init?(gregorian text: some StringProtocol) {
    guard let (year, month, day) = dateParts(text), let date = GregorianDate(year: year, month: month, day: day)
    else { return nil }
    self = date.asDay
  }

  /// A year below this one is Jalali.
  static let firstGregorianYear = 1700

  /// Reads `YYYY-MM-DD`: a year below 1700 is Jalali, any other Gregorian.
  public init?(eitherCalendar text: some StringProtocol) {
    guard let (year, month, day) = dateParts(text) else { return nil }
    if year < Day.firstGregorianYear {
      guard let date = JalaliDate(year: year, month: month, day: day) else { return nil }
      self = date.asDay
    } else {
      guard let date = GregorianDate(year: year, month: month, day: day) else { return nil }
      self = date.asDay
    }
  }
}

/// Division that rounds towards negative infinity; the divisor is positive.
func floorDivide(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}

func dateText(_ year: Int, _ month: Int, _ day: Int) -> String {
  var text: [UInt8] = []
  appendDate(year, month, day, to: &text)
  return String(decoding: text, as: UTF8.self)
}

/// Appends `YYYY-MM-DD`; a year that four digits cannot hold, as it is.
func appendDate(_ year: Int, _ month: Int, _ day: Int, to text: inout [UInt8]) {
  if (0...9999).contains(year) { appendDigits(year, 4, to: &text) } else { text.append(contentsOf: String(year).utf8) }
  text.append(UInt8(ascii: "-"))
  appendDigits(month, 2, to: &text)
  text.append(UInt8(ascii: "-"))
  appendDigits(day, 2, to: &text)
}

/// Appends the last `width` digits of a number that is not negative, with zeros in front.
func appendDigits(_ number: Int, _ width: Int, to text: inout [UInt8]) {
  var power = 1
  for _ in 1..<width { power *= 10 }
  while power > 0 {
    text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
    power /= 10
  }
}

/// The three numbers of `dddd-dd-dd`, and of nothing else.
private func dateParts(_ text: some StringProtocol) -> (Int, Int, Int)? {
  var parts = (0, 0, 0)
  var count = 0
  for byte in text.utf8 {
    let isDash = count == 4 || count == 7
    if isDash {
      guard byte == UInt8(ascii: "-") else { return nil }
    } else {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), count < 10 else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      if count < 4 {
        parts.0 = parts.0 * 10 + digit
      } else if count < 7 {
        parts.1 = parts.1 * 10 + digit
      } else {
        parts.2 = parts.2 * 10 + digit
      }
    }
    count += 1
  }
  return count == 10 ? parts : nil
}
