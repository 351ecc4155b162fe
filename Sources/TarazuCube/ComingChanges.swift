// Changes of stocks that a load has read and whose day has not come yet.

import TarazuCalendar
import TarazuDomain

/// Cells come in the order of days, but their changes of stocks are for days to come, and most are taken back before.
/// Put off until their day, nearly half of them never reach the series, and the others come in the order of days.
struct ComingChanges: Sendable {
  /// For each day from which changes count, what they add up to.
  private var amounts: [Int32: [ContributionKey: Int64]] = [:]
  /// All days before it have been taken.
  private var first = Int32.min

  /// Notes a change.
  /// - Returns: false where its day is past, or the sum leaves 64 bits: it has to be made at once.
  mutating func note(_ key: ContributionKey, _ amount: Int64) -> Bool {
    let day = key.cell.day.number
    guard day >= first else { return false }
    let (sum, overflow) = (amounts[day]?[key] ?? 0).addingReportingOverflow(amount)
    guard !overflow else { return false }
    amounts[day, default: [:]][key] = sum
    return true
  }

  /// Takes the changes of the days before one, in the order of days; all of them for nil.
  mutating func take(before day: Int32?) -> [(key: ContributionKey, amount: Int64)] {
    if let day {
      guard day > first else { return [] }
      first = day
    }
    let days = amounts.keys.filter { day == nil || $0 < first }.sorted()
    return days.flatMap { (amounts.removeValue(forKey: $0) ?? [:]).filter { $0.value != 0 }.map { ($0, $1) } }
  }
}
