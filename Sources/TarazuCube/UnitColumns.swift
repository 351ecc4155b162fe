// The columns of a rank and of a scorecard: many units, or one, over one window.

import TarazuCalendar
import TarazuDomain

/// Sums over the branches of each unit, for one window.
final class UnitColumns: FigureColumns {
  private let scope: Scope
  private let units: [Range<Int>]
  private let window: Window
  private let from: Int32
  private let to: Int32
  /// Scorecards read many quantities several times.
  private var known: [Quantity: [Int128]] = [:]
  private var knownValues: [Measure: [Int32]] = [:]
  private lazy var deltaLogs: DeltaLogColumns? =
    scope.isQuickerByDeltaLog(units) ? DeltaLogColumns(scope, units: units, window: window) : nil

  /// What is wanted of many units, where it is less than all.
  struct Wanted {
    /// How many of them at each end.
    var ends: Int
    /// The least sample of one that is looked at.
    var leastSample: Int128
  }

  private let wanted: Wanted?

  /// - Parameters:
  ///   - units: the range of branches of each.
  ///   - wanted: quantiles that are not told to be wanted are left out, or others from between the ends stand in.
  init(_ scope: Scope, units: [Range<Int>], window: Window, wanted: Wanted? = nil) {
    self.wanted = wanted
    self.scope = scope
    self.units = units
    self.window = window
    from = window.from.number
    to = window.to.number
  }

  var count: Int { units.count }

  func column(_ quantity: Quantity) -> [Int128] {
    if let column = known[quantity] { return column }
    let column = deltaLogs?.column(quantity) ?? compute(quantity)
    known[quantity] = column
    return column
  }

  /// A scorecard reads the terms more often than once, so that there it is better to keep the column of each.
  func column(_ terms: [Term]) -> [Int128]? { count > 1 ? deltaLogs?.column(terms) : nil }

  private func compute(_ quantity: Quantity) -> [Int128] {
    let (from, to) = (from, to)
    switch quantity {
    case .flow(let measure):
      return sums { $1.total(measure, from: from, through: to) }
    case .stock(let measure):
      return sums { $1.total(measure, through: to) }
    case .valueSum(let list):
      return valueSums(of: list) { $1.sum }
    case .closedStandard:
      return sums { $0.standard < 0 ? 0 : $1.total(.closed, from: from, through: to) }
    case .closedOnTime:
      return valueSums(of: .closedAges) { $0.standard < 0 ? 0 : Int128($1.count(atMost: $0.standard)) }
    case .pendingAgeDays:
      return sums { $1.pendingAgeDays(on: to) }
    case .olderThan(let age):
      return sums { $1.olderThan(age, on: to) }
    case .overStandard:
      return sums { $0.standard < 0 ? 0 : $1.olderThan($0.standard, on: to) }
    case .pendingWithStandard:
      return sums { $0.standard < 0 ? 0 : $1.pending(on: to) }
    case .windowDays:
      return Array(repeating: Int128(window.days), count: count)
    case .branchMonthUnits:
      return branchSums { Int128($0.monthUnits(in: self.window)) }
    case .activeBranches:
      return branchSums { $0.isActive(on: to) ? 1 : 0 }
    }
  }

  @inline(__always)
  private func sums(_ amount: (Branch, Series) -> Int128) -> [Int128] {
    units.map { scope.sum($0, of: amount) }
  }

  @inline(__always)
  private func branchSums(_ amount: (Branch) -> Int128) -> [Int128] {
    units.map { range in
      var sum: Int128 = 0
      scope.forEachBranch(range) { sum += amount($0) }
      return sum
    }
  }

  @inline(__always)
  private func valueSums(
    of list: Measure, _ amount: (Branch, Span<DatedValues.Entry>) -> Int128
  ) -> [Int128] {
    let values = window(of: list)
    return units.map { unit in
      var sum: Int128 = 0
      values.forEach(unit) { sum += amount($0, $1) }
      return sum
    }
  }

  private func window(of list: Measure) -> WindowValues {
    deltaLogs?.values(of: list, from: from, through: to) ?? WindowValues(list, in: scope, from: from, through: to)
  }

  func maxima(of list: Measure) -> [Int32?] {
    if count == 1 { return [values(of: list).max()] }
    let values = window(of: list)
    return units.map { unit in
      var greatest: Int32?
      values.forEach(unit) { _, entries in
        if let value = entries.greatest { greatest = max(greatest ?? value, value) }
      }
      return greatest
    }
  }

  func quantiles(of list: Measure, tenths: Int, samples: [Int128]?) -> [Int32?] {
    if count == 1 { return [Quantile.value(of: values(of: list), tenths: tenths)] }
    let values = window(of: list)
    var quantiles = UnitQuantiles(tenths: tenths, ends: wanted?.ends)
    return units.indices.map { index in
      if let wanted, let samples, samples[index] < wanted.leastSample { return nil }
      return quantiles.next(units[index], of: values)
    }
  }

  /// All values of a list of the first unit.
  func values(of list: Measure) -> [Int32] {
    if let values = knownValues[list] { return values }
    var values: [Int32] = []
    if let unit = units.first { window(of: list).copy(unit, into: &values) }
    knownValues[list] = values
    return values
  }

  /// Whether a rank looks at a unit: it has a branch active in the window, or cases that are pending or were busy.
  func isConsidered(_ range: Range<Int>) -> Bool {
    for index in range where scope.holds(index) && scope.geography.branches[index].isActive(in: window) { return true }
    var isConsidered = false
    scope.forEachSeries(range) { _, series in
      if !isConsidered, series.pending(on: to) != 0 || series.isBusy(from: from, through: to) { isConsidered = true }
    }
    return isConsidered
  }
}
