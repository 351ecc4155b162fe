// Changes of a stock that an event causes on its own day or on days to come, kept in the cell of the event's day.

import TarazuCalendar

/// One more or one less of what a stock counts, some days after the day of the cell that keeps it.
///
/// An event decides what will be so on later days unless something happens before them: a case that is registered is
/// without a date 30 days later, until a hearing is set. Were each such change in the cell of the day from which it
/// counts, then each event would change several cells of days far apart. Kept with the event's own day it changes none but
/// the cell that it changes anyway, and the stock on a day is still a sum over cells: of the changes that are for days
/// up to it.
public struct StockChange: Hashable, Sendable {
  /// How many days after the cell's day it counts: 0 or more.
  public var delay: Int32
  /// Whether there is one more from that day on; else there is one less.
  public var isIncrease: Bool

  public init(delay: Int32, isIncrease: Bool) {
    self.delay = delay
    self.isIncrease = isIncrease
  }

  /// The value by which a list keeps it: 1 and a delay of 0 are one more at once, -31 is one less 30 days later.
  public var value: Int32 { isIncrease ? delay &+ 1 : -delay &- 1 }

  /// Nil for 0, and for a value of no day that there is: no change has them.
  public init?(value: Int32) {
    guard value != 0, value.magnitude <= UInt32(StockChange.longestDelay) + 1 else { return nil }
    self.init(delay: Int32(value.magnitude) - 1, isIncrease: value > 0)
  }

  /// A bound for values from outside: the days of 300 years, which is longer than events lie apart.
  public static let longestDelay: Int32 = 110_000

  /// What it adds to the stock.
  public var amount: Int64 { isIncrease ? 1 : -1 }
}

extension ContributionKey {
  /// For a change of a stock: the key of the day from which it counts, and what one occurrence adds there. Nil for all
  /// other measures, and for a value that is no change.
  public var stockChange: (key: ContributionKey, amount: Int64)? {
    guard measure.isStock, let change = StockChange(value: value) else { return nil }
    let (day, overflow) = cell.day.number.addingReportingOverflow(change.delay)
    guard !overflow else { return nil }
    let then = CellKey(day: Day(number: day), branch: cell.branch, caseClass: cell.caseClass)
    return (ContributionKey(cell: then, measure: measure), change.amount)
  }
}
