// Branch-months without fractions: how much each day counts.

import TarazuCalendar
import TarazuDomain

/// A day counts as 1/29, 1/30 or 1/31 of a branch-month, by the length of its Jalali month: a whole number of units of
/// 1/26,970. Prefix sums over all days that a question may name give any run of days by two reads.
enum MonthUnits {
  /// The units of the days from `from` to `to`, both within 1900 to 2199; 0 where `to` is before `from`.
  static func total(from: Int32, through to: Int32) -> Int64 {
    guard from <= to else { return 0 }
    return Int64(prefix[index(to) + 1]) - Int64(prefix[index(from)])
  }

  private static func index(_ day: Int32) -> Int {
    Int(min(max(day, Day.first.number), Day.last.number)) - Int(Day.first.number)
  }

  /// The units of the days before each day from 1900-01-01 on, and of all of them. They fit 32 bits: 3,600 months.
  private static let prefix: [Int32] = {
    var sums: [Int32] = [0]
    var sum: Int32 = 0
    var day = Day.first
    while day <= Day.last {
      let end = Period.month.end(containing: day)
      let date = JalaliDate(day)
      let units = branchMonthDivisor / Int32(JalaliDate.length(ofMonth: date.month, year: date.year))
      while day <= min(end, Day.last) {
        sum += units
        sums.append(sum)
        day = Day(number: day.number + 1)
      }
    }
    return sums
  }()
}
