// The periods of a trend: a window cut into days, weeks, or Jalali months, quarters and years.

/// A window of days, both ends included.
public struct Window: Hashable, Sendable {
  public var from: Day
  public var to: Day

  /// Nil if `from` is after `to`.
  public init?(from: Day, to: Day) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// A window of one day.
  public init(_ day: Day) {
    from = day
    to = day
  }

  /// The number of days, both ends counted.
  public var days: Int { Int(to.number) - Int(from.number) + 1 }

  /// The longest distance from `from` to `to` that may be asked for, in days.
  public static let longestDistance = 3_660
}

/// How a trend cuts its window.
public enum Period: String, CaseIterable, Sendable {
  case day, week, month, quarter, year

  /// The last day of the period that `day` lies in. Weeks begin on Saturday; months, quarters and years are Jalali.
  public func end(containing day: Day) -> Day {
    switch self {
    case .day: return day
    case .week:
      // 1970-01-01 was a Thursday: (number + 5) mod 7 is 0 on Saturday and 6 on Friday.
      let fromSaturday = Int(day.number) + 5 - floorDivide(Int(day.number) + 5, 7) * 7
      return Day(number: day.number + Int32(6 - fromSaturday))
    case .month, .quarter, .year:
      let date = JalaliDate(day)
      let month = self == .month ? date.month : self == .quarter ? (date.month + 2) / 3 * 3 : 12
      let length = JalaliDate.length(ofMonth: month, year: date.year)
      return JalaliDate(year: date.year, month: month, day: length)?.asDay ?? day
    }
  }

  /// The window cut at the ends of its periods; the first and the last part may be shorter than the others.
  public func parts(of window: Window) -> [Window] {
    var parts: [Window] = []
    var start = window.from
    while let part = Window(from: start, to: min(end(containing: start), window.to)) {
      parts.append(part)
      start = Day(number: part.to.number + 1)
    }
    return parts
  }
}
