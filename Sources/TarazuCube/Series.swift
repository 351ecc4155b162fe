// All measures of one branch, or of one class of its cases, day by day.

import TarazuDomain

/// The prefix sums and dated values of cells that differ only in their days.
struct Series: Sendable {
  /// Of each measure that is not a list, and of each stock by the days from which its changes count. Series without figures share their arrays until something is added.
  private var sums = Series.noSums
  /// The day numbers on which the pending spells opened, summed.
  private var openDays = PrefixSums()
  /// Of each list, by its index among the lists. Inline, so that reading the values of many branches does not follow
  /// one more pointer for each.
  private var values = Lists(repeating: DatedValues())

  private static let noSums = PerMeasure(repeating: PrefixSums())
  /// The array of `values`. Its length is the most lists of values that measures may have; a test compares it with the
  /// table.
  typealias Lists = InlineArray<12, DatedValues>

  /// C of a measure that is not a list.
  func total(_ measure: Measure, through day: Int32) -> Int128 { sums[measure].total(through: day) }

  /// S of a measure that is not a list.
  func total(_ measure: Measure, from: Int32, through to: Int32) -> Int128 {
    sums[measure].total(from: from, through: to)
  }

  /// Cases open on a day.
  func pending(on day: Int32, by measures: PendingMeasures) -> Int128 {
    var pending: Int128 = 0
    for measure in measures.opening { pending += sums[measure].total(through: day) }
    for measure in measures.ending { pending -= sums[measure].total(through: day) }
    return pending
  }

  /// The ages of the cases open on a day, summed, in days.
  func pendingAgeDays(on day: Int32, by measures: PendingMeasures) -> Int128 {
    pending(on: day, by: measures) * Int128(day) - openDays.total(through: day)
  }

  /// Cases open on a day that are older than `age` days: the cases that were open that long before, without those of
  /// them that have ended since.
  func olderThan(_ age: Int32, on day: Int32, by measures: PendingMeasures) -> Int128 {
    let then = day - age - 1
    var count = pending(on: then, by: measures)
    for list in measures.endedLists {
      count -= Int128(values[list].countOpen(on: then, endedThrough: day))
    }
    return count
  }

  /// Whether one of the sums that make a unit busy is not 0.
  func isBusy(from: Int32, through to: Int32) -> Bool {
    Measure.busy.contains { total($0, from: from, through: to) != 0 }
  }

  /// Calls `body` with all values of a list, without a copy.
  /// - Parameter list: its index among the lists. It is looked up once for all branches: a look-up here would make the
  ///   compiler copy the series first.
  @inline(__always)
  func withValues(ofListAt list: Int, _ body: (Span<DatedValues.Entry>) -> Void) {
    body(values[list].entries.span)
  }

  /// Calls `body` with each day up to `to` that has an amount of a measure, in the order of days.
  func forEach(_ measure: Measure, through to: Int32, _ body: (_ day: Int32, _ amount: Int128) -> Void) {
    sums[measure].forEach(through: to, body)
  }
}

/// `PendingCases`, looked up once for all branches of a question: a look-up at each would make the compiler copy series.
struct PendingMeasures {
  let opening = PendingCases.opening
  let ending = PendingCases.ending
  /// The indices of the lists of ages of ended spells.
  let endedLists = PendingCases.endedAges.map(\.indexAmongLists)
}

// MARK: - Changes

extension Series {
  /// Adds to a measure that is not a list; a negative amount removes.
  mutating func add(_ amount: Int128, to measure: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    try sums[measure].add(amount, on: day)
    if PendingCases.sign[measure] > 0 {
      let (days, overflow) = amount.multipliedReportingOverflow(by: Int128(day))
      guard !overflow else { throw .outOfRange }
      try openDays.add(days, on: day, signed: true)
    }
  }

  /// Changes a stock from a day on.
  mutating func add(_ amount: Int128, toStock measure: Measure, from day: Int32) throws(PrefixSums.Refusal) {
    try sums[measure].add(amount, on: day, signed: true)
  }

  /// Removes occurrences of a value from a list.
  mutating func remove(_ value: Int32, count: Int, from list: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    guard values[list.indexAmongLists].remove(value, count: count, on: day) else { throw .belowZero }
    try noteEnds(count: -count, ages: -Int64(count) * Int64(value), in: list, on: day)
  }

  /// Adds values to a list.
  mutating func add(_ new: [Int32], to list: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    var sum: Int64 = 0
    for value in new {
      guard value >= 0 else { throw .outOfRange }
      sum += Int64(value)
    }
    values[list.indexAmongLists].add(new, on: day)
    try noteEnds(count: new.count, ages: sum, in: list, on: day)
  }

  /// Removes the opening days of spells that end. Their ages say which days these are.
  private mutating func noteEnds(
    count: Int, ages: Int64, in list: Measure, on day: Int32
  ) throws(PrefixSums.Refusal) {
    guard PendingCases.endedAges.contains(list) else { return }
    try openDays.add(Int128(ages) - Int128(count) * Int128(day), on: day, signed: true)
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() {
    sums.changeEach { $0.trim() }
    openDays.trim()
    for index in values.indices { values[index].trim() }
  }
}
