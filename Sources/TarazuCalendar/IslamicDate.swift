// The lunar Hijri calendar, by its arithmetic.

/// A date of the tabular Islamic calendar: odd months have 30 days, even ones 29, and the last has 30 in 11 of 30 years
/// (2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29). Iran begins a month when the moon was seen, so what is announced there
/// can differ by a day: for what must be exact take the published calendar of the year.
public struct IslamicDate: Hashable, Sendable {
  /// From 1 on for days from 622 on.
  public let year: Int
  /// 1 (Muharram) to 12 (Dhu al-Hijja).
  public let month: Int
  /// 1 to 30.
  public let day: Int

  public init(_ day: Day) {
    let fromEpoch = Int(day.number) - IslamicDate.epoch
    // 30 years are 10,631 days.
    year = floorDivide(30 * fromEpoch + 10_646, 10_631)
    let dayOfYear = fromEpoch - IslamicDate.daysBefore(year: year)
    // 59 days are two months; a leap year's last day still belongs to the twelfth.
    month = min(2 * dayOfYear / 59 + 1, 12)
    self.day = dayOfYear - (59 * (month - 1) + 1) / 2 + 1
  }

  /// Day number of 622-07-19 (16 July of the Julian calendar), which is 1 Muharram 1.
  private static let epoch = -492_148

  private static func daysBefore(year: Int) -> Int { 354 * (year - 1) + floorDivide(11 * year + 3, 30) }
}
