// The sums of all branches over the months that signals look at, read once for many questions.

import TarazuBase
import TarazuCalendar
import TarazuDomain
import TarazuJudgement

/// Columns of sums: for each of the 31 months up to one, a sum for each branch. It remembers what has been read, for any
/// thread, and holds on to no state of the cube. Only for readers between which neither the directory nor any figure of
/// these months has changed, which `CubeVersion.isUnchanged(through:since:)` says.
public final class MonthSums: Sendable {
  /// What a column has.
  enum Column: Hashable {
    case sums(Quantity)
    /// The sums of the squares of the values of a list.
    case squares(Measure)
  }

  /// The month before the history, and the months of the history, oldest first.
  public let months: [Window]
  private let columns = Locked<[Column: [Int64]]>([:])

  /// - Parameter last: the last month.
  public init(through last: JudgedMonth) { months = last.months }

  /// The column of a month has a sum for each position in `Geography.branches`; these follow month by month.
  func column(_ column: Column, read: () -> [Int64]) -> [Int64] {
    if let known = columns.withLock({ $0[column] }) { return known }
    let new = read()
    columns.withLock { $0[column] = new }
    return new
  }
}

/// The last month that a signal looks at.
public struct JudgedMonth: Hashable, Sendable {
  public let lastDay: Day

  /// The last Jalali month that ended on or before a day and before today.
  public init(endedBy day: Day, today: Day) {
    let end = min(day, Day(number: today.number - 1))
    lastDay = Period.month.end(containing: end) == end ? end : JudgedMonth.dayBefore(end)
  }

  /// The last day of the month before that of a day.
  private static func dayBefore(_ day: Day) -> Day { Day(number: day.number - Int32(JalaliDate(day).day)) }

  /// The month before the history, and the months of the history, oldest first.
  var months: [Window] {
    var months: [Window] = []
    var end = lastDay
    while months.count <= Signal.historyMonths {
      let before = JudgedMonth.dayBefore(end)
      // The day after the end of the month before is the first.
      months.append(Window(from: Day(number: before.number + 1), to: end) ?? Window(end))
      end = before
    }
    return months.reversed()
  }
}

/// Reads the columns of one question, and notes them in `MonthSums`. An object of one question and one thread.
final class MonthReader {
  let view: CubeView
  private let sums: MonthSums
  var months: [Window] { sums.months }
  private lazy var columns = MonthColumns(view, sums.months)
  /// Several figures and all levels read the same expressions.
  private var known: [Expression: [Int64]] = [:]

  /// - Parameter view: of all kinds of branches. If it is of one class, `sums` must be of that class too.
  init(_ view: CubeView, _ sums: MonthSums) {
    self.view = view
    self.sums = sums
  }

  /// The sums of an expression, in 64 bits, which hold every sum that is judged; beyond they stay at the limit.
  func column(_ expression: Expression) -> [Int64] {
    if let column = known[expression] { return column }
    let column = compute(expression)
    known[expression] = column
    return column
  }

  private func compute(_ expression: Expression) -> [Int64] {
    switch expression {
    case .quantity(let quantity):
      return sums.column(.sums(quantity)) { columns.column(quantity) }
    case .sum(let parts):
      guard let first = parts.first else { return columns.zeros }
      return parts.dropFirst().reduce(column(first)) { combine($0, column($1)) { $0.added($1) } }
    case .difference(let a, let b):
      return combine(column(a), column(b)) { $0.less($1) }
    case .product(let a, let b):
      return combine(column(a), column(b)) { Int64(clamping: Int128($0) * Int128($1)) }
    }
  }

  /// The squares of the values of a list, summed.
  func squares(of list: Measure) -> [Int64] { sums.column(.squares(list)) { columns.squares(of: list) } }

  @inline(__always)
  private func combine(_ a: [Int64], _ b: [Int64], _ operation: (Int64, Int64) -> Int64) -> [Int64] {
    var results = a
    for index in results.indices { results[index] = operation(a[index], b[index]) }
    return results
  }
}
