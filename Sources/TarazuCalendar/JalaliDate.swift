// The Jalali (solar Hijri) calendar as the judiciary counts its months.

/// A date of the Jalali calendar, by the 33-year rule: the year y is leap if (25 y + 11) mod 33 < 8.
/// The rule agrees with the official calendar in every year from 1300 to 1500.
public struct JalaliDate: Hashable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int

  /// Nil unless the month and the day exist; years 1 to 3000.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...3000).contains(year), (1...12).contains(month),
      day >= 1, day <= JalaliDate.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  public init(_ day: Day) {
    let fromEpoch = Int(day.number) - JalaliDate.newYear1400
    // 33 years are 12,053 days; the estimate is at most one year off.
    var year = 1400 + floorDivide(fromEpoch * 33, 12_053)
    while JalaliDate.newYear(year) > Int(day.number) { year -= 1 }
    while JalaliDate.newYear(year + 1) <= Int(day.number) { year += 1 }
    let dayOfYear = Int(day.number) - JalaliDate.newYear(year)
    self.year = year
    self.month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 186) / 30 + 7
    self.day = dayOfYear < 186 ? dayOfYear % 31 + 1 : (dayOfYear - 186) % 30 + 1
  }

  public var asDay: Day {
    Day(number: Int32(JalaliDate.newYear(year) + JalaliDate.daysBefore(month: month) + day - 1))
  }

  /// The number of days of a month: 31 six times, 30 five times, then 29 or, in a leap year, 30.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    month <= 6 ? 31 : month <= 11 ? 30 : isLeap(year) ? 30 : 29
  }

  public static func isLeap(_ year: Int) -> Bool {
    let remainder = (25 * year + 11) % 33
    return (remainder < 0 ? remainder + 33 : remainder) < 8
  }

  /// Day number of 2021-03-21, which is 1 Farvardin 1400.
  private static let newYear1400 = 18_707

  /// The day number of 1 Farvardin. (25 y + 11) mod 33 < 8 says the same as (8 y - 4) mod 33 < 8, so the leap
  /// years up to y are counted by floor((8 y - 4) / 33).
  private static func newYear(_ year: Int) -> Int {
    let leaps = floorDivide(8 * (year - 1) - 4, 33) - floorDivide(8 * 1399 - 4, 33)
    return newYear1400 + 365 * (year - 1400) + leaps
  }

  private static func daysBefore(month: Int) -> Int { month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7) }
}

extension JalaliDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String { dateText(year, month, day) }
}
