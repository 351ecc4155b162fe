// All measures of one branch, or of one class of its cases, day by day.

import TarazuDomain

/// The running totals and dated values of a set of cells that differ only in their days.
struct Series: Sendable {
  /// By a measure's raw value, and at `openDays`; empty where nothing was added yet.
  private var prefixSums: [PrefixSums] = []
  private(set) var closedAges = DatedValues()
  private(set) var sentAges = DatedValues()
  private(set) var leads = DatedValues()

  /// The place of what is derived: the day numbers on which the pending spells opened, summed.
  private static let openDays = Int(Measure.closedAges.rawValue)
  /// How spells open and how they end.
  static let opening: [Measure] = [.registered, .reopened, .received]
  static let ending: [Measure] = [.closed, .sent]

  /// C of a measure that is not a list.
  func total(_ measure: Measure, through day: Int32) -> Int128 {
    prefixSums.isEmpty ? 0 : prefixSums[Int(measure.rawValue)].total(through: day)
  }

  /// S of a measure that is not a list.
  func total(_ measure: Measure, from: Int32, through to: Int32) -> Int128 {
    prefixSums.isEmpty ? 0 : prefixSums[Int(measure.rawValue)].total(from: from, through: to)
  }

  /// Cases open on a day.
  func pending(on day: Int32) -> Int128 {
    guard !prefixSums.isEmpty else { return 0 }
    return total(.registered, through: day) + total(.reopened, through: day) + total(.received, through: day)
      - total(.closed, through: day) - total(.sent, through: day)
  }

  /// The ages of the cases open on a day, summed, in days.
  func pendingAgeDays(on day: Int32) -> Int128 {
    guard !prefixSums.isEmpty else { return 0 }
    return pending(on: day) * Int128(day) - prefixSums[Series.openDays].total(through: day)
  }

  /// Cases open on a day that are older than `age` days: those open so long before, less what of them has ended.
  func olderThan(_ age: Int32, on day: Int32) -> Int128 {
    guard !prefixSums.isEmpty else { return 0 }
    let then = day - age - 1
    return pending(on: then) - Int128(closedAges.countOpen(on: then, endedThrough: day))
      - Int128(sentAges.countOpen(on: then, endedThrough: day))
  }

  /// Whether one of the sums that make a unit busy is not 0.
  func isBusy(from: Int32, through to: Int32) -> Bool {
    !prefixSums.isEmpty && Measure.busy.contains { total($0, from: from, through: to) != 0 }
  }

  /// Reads the values of a list where they lie.
  @inline(__always)
  func withValues(of list: Measure, _ body: (Span<DatedValues.Entry>) -> Void) {
    switch list {
    case .leads: body(leads.entries.span)
    case .sentAges: body(sentAges.entries.span)
    default: body(closedAges.entries.span)
    }
  }

  /// Goes through the days that have an amount of a measure, up to `to`, in their order.
  func forEach(_ measure: Measure, through to: Int32, _ body: (_ day: Int32, _ amount: Int128) -> Void) {
    if !prefixSums.isEmpty { prefixSums[Int(measure.rawValue)].forEach(through: to, body) }
  }
}

// MARK: - Changes

extension Series {
  /// Adds to a measure that is not a list, or takes away.
  mutating func add(_ amount: Int128, to measure: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    makePrefixSums()
    try prefixSums[Int(measure.rawValue)].add(amount, on: day)
    if Series.opening.contains(measure) {
      let (days, overflow) = amount.multipliedReportingOverflow(by: Int128(day))
      guard !overflow else { throw .outOfRange }
      try prefixSums[Series.openDays].add(days, on: day, signed: true)
    }
  }

  /// Takes occurrences of a value away from a list.
  mutating func remove(_ value: Int32, count: Int, from list: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    let isDone =
      switch list {
      case .leads: leads.remove(value, count: count, on: day)
      case .sentAges: sentAges.remove(value, count: count, on: day)
      default: closedAges.remove(value, count: count, on: day)
      }
    guard isDone else { throw .belowZero }
    if list != .leads { try noteEnds(count: -count, ages: -Int64(count) * Int64(value), on: day) }
  }

  /// Adds values to a list.
  mutating func add(_ values: [Int32], to list: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    var ages: Int64 = 0
    for value in values {
      guard value >= 0 else { throw .outOfRange }
      ages += Int64(value)
    }
    switch list {
    case .leads: leads.add(values, on: day)
    case .sentAges: sentAges.add(values, on: day)
    default: closedAges.add(values, on: day)
    }
    if list != .leads { try noteEnds(count: values.count, ages: ages, on: day) }
  }

  /// Spells that end take their opening days with them.
  private mutating func noteEnds(count: Int, ages: Int64, on day: Int32) throws(PrefixSums.Refusal) {
    makePrefixSums()
    try prefixSums[Series.openDays].add(Int128(ages) - Int128(count) * Int128(day), on: day, signed: true)
  }

  private mutating func makePrefixSums() {
    if prefixSums.isEmpty { prefixSums = Array(repeating: PrefixSums(), count: Series.openDays + 1) }
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    for index in prefixSums.indices { prefixSums[index].trim() }
    closedAges.trim()
    sentAges.trim()
    leads.trim()
  }
}
