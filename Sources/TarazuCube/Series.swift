// All measures of one branch, or of one class of its cases, day by day.

import TarazuDomain

/// The running totals and value streams of a set of cells that differ only in their days.
struct Series: Sendable {
  /// The totals of the measures that are no lists; nil where nothing was added yet.
  private var ladders: PerMeasure<Ladder>?
  /// The values of each list; nil where there are none yet.
  private var streams: PerList<ValueStream>?
  /// Derived: the day numbers on which the pending spells opened, summed.
  private var openDays = Ladder()

  /// C of a measure that is not a list.
  func total(_ measure: Measure, through day: Int32) -> Int128 { ladders?[measure].total(through: day) ?? 0 }

  /// S of a measure that is not a list.
  func total(_ measure: Measure, from: Int32, through to: Int32) -> Int128 {
    ladders?[measure].total(from: from, through: to) ?? 0
  }

  /// Cases open on a day.
  func pending(on day: Int32) -> Int128 {
    guard ladders != nil else { return 0 }
    var pending: Int128 = 0
    for measure in PendingCases.opening { pending += total(measure, through: day) }
    for measure in PendingCases.ending { pending -= total(measure, through: day) }
    return pending
  }

  /// The ages of the cases open on a day, summed, in days.
  func pendingAgeDays(on day: Int32) -> Int128 {
    pending(on: day) * Int128(day) - openDays.total(through: day)
  }

  /// Cases open on a day that are older than `age` days: those open so long before, less what of them has ended.
  func olderThan(_ age: Int32, on day: Int32) -> Int128 {
    let then = day - age - 1
    var count = pending(on: then)
    guard let streams else { return count }
    for list in PendingCases.endedAges { count -= Int128(streams[list].countOpen(on: then, endedThrough: day)) }
    return count
  }

  /// Whether one of the sums that make a unit busy is not 0.
  func isBusy(from: Int32, through to: Int32) -> Bool {
    ladders != nil && Measure.busy.contains { total($0, from: from, through: to) != 0 }
  }

  /// Reads the values of a list where they lie.
  @inline(__always)
  func withValues(of list: Measure, _ body: (Span<ValueStream.Entry>) -> Void) {
    guard let entries = streams?[list].entries else { return }
    body(entries.span)
  }

  /// Goes through the days that have an amount of a measure, up to `to`, in their order.
  func forEach(_ measure: Measure, through to: Int32, _ body: (_ day: Int32, _ amount: Int128) -> Void) {
    ladders?[measure].forEach(through: to, body)
  }
}

// MARK: - Changes

extension Series {
  /// Adds to a measure that is not a list, or takes away.
  mutating func add(_ amount: Int128, to measure: Measure, on day: Int32) throws(Ladder.Refusal) {
    if ladders == nil { ladders = PerMeasure(repeating: Ladder()) }
    try ladders?[measure].add(amount, on: day)
    if PendingCases.sign[measure] > 0 {
      let (days, overflow) = amount.multipliedReportingOverflow(by: Int128(day))
      guard !overflow else { throw .outOfRange }
      try openDays.add(days, on: day, signed: true)
    }
  }

  /// Takes occurrences of a value away from a list.
  mutating func remove(_ value: Int32, count: Int, from list: Measure, on day: Int32) throws(Ladder.Refusal) {
    guard streams?[list].remove(value, count: count, on: day) == true else { throw .belowZero }
    try noteEnds(list, count: -count, ages: -Int64(count) * Int64(value), on: day)
  }

  /// Adds values to a list.
  mutating func add(_ values: [Int32], to list: Measure, on day: Int32) throws(Ladder.Refusal) {
    var ages: Int64 = 0
    for value in values {
      guard value >= 0 else { throw .outOfRange }
      ages += Int64(value)
    }
    if streams == nil { streams = PerList(repeating: ValueStream()) }
    streams?[list].add(values, on: day)
    try noteEnds(list, count: values.count, ages: ages, on: day)
  }

  /// Spells that end take their opening days with them.
  private mutating func noteEnds(
    _ list: Measure, count: Int, ages: Int64, on day: Int32
  ) throws(Ladder.Refusal) {
    guard PendingCases.endedAges.contains(list) else { return }
    try openDays.add(Int128(ages) - Int128(count) * Int128(day), on: day, signed: true)
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    ladders?.changeEach { $0.trim() }
    streams?.changeEach { $0.trim() }
    openDays.trim()
  }
}
