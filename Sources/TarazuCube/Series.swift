// All measures of one branch, or of one class of its cases, day by day.

import TarazuDomain

/// The prefix sums and dated values of cells that differ only in their days.
struct Series: Sendable {
  /// Of each measure that is not a list of values, and those that follow from them.
  private var sums = SeriesSums.none
  /// Of each list of values, by its index among these. Inline, so that reading the values of many branches does not
  /// follow one more pointer for each.
  private var values = Lists(repeating: DatedValues())

  /// The array of `values`. Its length is the most lists of values that measures may have; a test compares it with the
  /// table.
  typealias Lists = InlineArray<8, DatedValues>

  /// C of a measure that is not a list of values.
  func total(_ measure: Measure, through day: Int32) -> Int128 { sums[measure].total(through: day) }

  /// S of a measure that is not a list.
  func total(_ measure: Measure, from: Int32, through to: Int32) -> Int128 {
    sums[measure].total(from: from, through: to)
  }

  /// Calls `body` with C through each of some days, in their order.
  func forEachTotal(_ measure: Measure, through days: [Int32], _ body: (_ index: Int, _ total: Int128) -> Void) {
    sums[measure].forEachTotal(through: days, body)
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
    pending(on: day, by: measures) * Int128(day) - sums.openDays.total(through: day)
  }

  /// The same, each from the day on which its case began.
  func pendingCaseAgeDays(on day: Int32, by measures: PendingMeasures) -> Int128 {
    pendingAgeDays(on: day, by: measures) + sums.broughtDays.total(through: day)
  }

  /// Cases open on a day that are older than `age` days: the cases that were open that long before, without those of
  /// them that have ended since. By the age of the case also those that had begun by then and were received since.
  func olderThan(_ age: Int32, on day: Int32, by measures: PendingMeasures, _ lists: AgeLists) -> Int128 {
    let then = day - age - 1
    var count = pending(on: then, by: measures)
    for list in lists.openingIndices {
      count += Int128(values[list].countBegun(on: then, datedThrough: day))
    }
    for list in lists.endingIndices {
      count -= Int128(values[list].countBegun(on: then, datedThrough: day))
    }
    return count
  }

  /// Whether one of the sums that make a unit busy is not 0.
  func isBusy(from: Int32, through to: Int32) -> Bool {
    Measure.busy.contains { total($0, from: from, through: to) != 0 }
  }

  /// Calls `body` with all values of a list, without a copy.
  /// - Parameter list: its index among the lists of values. It is looked up once for all branches: a look-up here would
  ///   make the compiler copy the series first.
  @inline(__always)
  func withValues(ofListAt list: Int, _ body: (Span<DatedValues.Entry>) -> Void) {
    body(values[list].entries.span)
  }

  /// Calls `body` with each day up to `to` that has an amount of a measure, in the order of days.
  func forEach(_ measure: Measure, through to: Int32, _ body: (_ day: Int32, _ amount: Int128) -> Void) {
    sums[measure].forEach(through: to, body)
  }
}

extension Measure {
  /// Its index among the lists of values; -1 for a measure that is none. By a table, because each change of a list asks
  /// it.
  var indexAmongValueLists: Int { Measure.valueListIndices[Int(rawValue)] }

  private static let valueListIndices = allCases.map { valueLists.firstIndex(of: $0) ?? -1 }
}

/// `PendingCases`, looked up once for all branches of a question: a look-up at each would make the compiler copy series.
struct PendingMeasures {
  let opening = PendingCases.opening
  let ending = PendingCases.ending
  let spellAges = AgeLists.ofSpells
  let caseAges = AgeLists.ofCases
}

// MARK: - Changes

extension Series {
  /// Adds to a measure that is not a list of values; a negative amount removes. A stock may fall on any day, since its
  /// changes come in any order.
  mutating func add(_ amount: Int128, to measure: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    try sums[measure].add(amount, on: day, signed: measure.isStock)
    if PendingCases.sign[measure] > 0 {
      let (days, overflow) = amount.multipliedReportingOverflow(by: Int128(day))
      guard !overflow else { throw .outOfRange }
      try sums.openDays.add(days, on: day, signed: true)
    }
  }

  /// Removes occurrences of a value from a list.
  mutating func remove(_ value: Int32, count: Int, from list: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    guard values[list.indexAmongValueLists].remove(value, count: count, on: day) else { throw .belowZero }
    try noteAges(count: -count, ages: -Int64(count) * Int64(value), in: list, on: day)
  }

  /// Adds values to a list.
  mutating func add(_ new: [Int32], to list: Measure, on day: Int32) throws(PrefixSums.Refusal) {
    var sum: Int64 = 0
    for value in new {
      guard value >= 0 else { throw .outOfRange }
      sum += Int64(value)
    }
    values[list.indexAmongValueLists].add(new, on: day)
    try noteAges(count: new.count, ages: sum, in: list, on: day)
  }

  /// Removes the opening days of spells that end. Their ages say which days these are. What a transfer brought along is
  /// the age of a received case; an end takes it away as the age of the case less that of the spell.
  private mutating func noteAges(
    count: Int, ages: Int64, in list: Measure, on day: Int32
  ) throws(PrefixSums.Refusal) {
    let sign = AgeLists.broughtSign[list]
    if sign != 0 { try sums.broughtDays.add(Int128(sign * ages), on: day, signed: true) }
    guard PendingCases.endedAges.contains(list) else { return }
    try sums.openDays.add(Int128(ages) - Int128(count) * Int128(day), on: day, signed: true)
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() {
    sums.trim()
    for index in values.indices { values[index].trim() }
  }
}
