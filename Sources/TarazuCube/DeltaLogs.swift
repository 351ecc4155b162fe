// The delta logs of all measures.

import TarazuDomain

/// A delta log for each measure but the stocks, beside the series of each branch: the same facts, in the order that
/// serves questions about many branches and all classes.
struct DeltaLogs: Sendable {
  /// The amounts of each measure; of a list, the sums of its values. Stocks have no log: nearly each of their changes is
  /// for a day to come or of such a day, so it would change many checkpoints.
  private var amounts = PerMeasure(repeating: DeltaLog())
  /// The changes of each stock in all branches together.
  private var stocks = PerMeasure(repeating: DatedAmounts())
  /// How many spells opened, less how many ended. Its totals are the pending cases.
  private(set) var pending = DeltaLog()
  /// The day numbers on which the pending spells opened.
  private(set) var openDays = DeltaLog()

  /// The amounts of a measure that is not a stock; of a list, the sums of its values.
  subscript(measure: Measure) -> DeltaLog { amounts[measure] }

  /// A stock of all branches on a day; nil where it is not known.
  func stock(_ measure: Measure, on day: Int32) -> Int128? { stocks[measure].total(through: day) }

  /// Adds to a measure that is not a list of values; a negative amount removes. The series must have taken the change
  /// before, since they are what refuses a wrong one.
  mutating func add(_ amount: Int128, to measure: Measure, of branch: BranchIndex, on day: Int32, branchCount: Int) {
    guard !measure.isStock else {
      stocks[measure].add(amount, on: day)
      return
    }
    amounts[measure].add(amount, to: branch, on: day, branchCount: branchCount)
    let sign = PendingCases.sign[measure]
    if sign != 0 { pending.add(Int128(sign) * amount, to: branch, on: day, branchCount: branchCount) }
    if sign > 0 { openDays.add(amount * Int128(day), to: branch, on: day, branchCount: branchCount) }
  }

  /// Adds `count` values that sum to `sum`; negative amounts remove them. Spells that end take their opening days out
  /// of those of the pending spells.
  mutating func add(
    _ sum: Int128, count: Int128, to list: Measure, of branch: BranchIndex, on day: Int32, branchCount: Int
  ) {
    amounts[list].add(sum, to: branch, on: day, branchCount: branchCount)
    guard PendingCases.endedAges.contains(list) else { return }
    openDays.add(sum - count * Int128(day), to: branch, on: day, branchCount: branchCount)
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() {
    amounts.changeEach { $0.trim() }
    stocks.changeEach { $0.trim() }
    pending.trim()
    openDays.trim()
  }
}
