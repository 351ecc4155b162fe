// The columns of ranks, scorecards and agings: many units, or one, over one window.

import TarazuCalendar
import TarazuDomain

/// Sums over the branches of each unit, for one window. An object of one question and one thread: it remembers what it
/// has read.
final class UnitColumns: FigureColumns {
  private let view: CubeView
  private let units: [Range<Int>]
  private let window: Window
  private let from: Int32
  private let to: Int32
  /// Scorecards read many quantities more than once.
  private var known: [Quantity: [Int128]] = [:]
  private var knownValues: [Measure: [Int32]] = [:]
  private lazy var deltaLogs: DeltaLogColumns? =
    view.readsDeltaLogs(of: units) ? DeltaLogColumns(view, units: units, window: window) : nil

  /// Which units a rank wants.
  struct Wanted {
    /// How many of them at each end.
    var ends: Int
    /// The least sample of a unit that can be among them.
    var leastSample: Int128
  }

  private let wanted: Wanted?

  /// - Parameters:
  ///   - units: the range of branches of each unit.
  ///   - wanted: nil for all units. The quantile of a unit that is not wanted may be nil, or any value that keeps the
  ///     unit away from both ends.
  init(_ view: CubeView, units: [Range<Int>], window: Window, wanted: Wanted? = nil) {
    self.wanted = wanted
    self.view = view
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

  /// Only for many units: the one unit of a scorecard needs the same terms several times, and remembers each.
  func wholeColumn(of terms: [Term]) -> [Int128]? { count > 1 ? deltaLogs?.wholeColumn(of: terms) : nil }

  private func compute(_ quantity: Quantity) -> [Int128] {
    guard let amount = SeriesAmount(quantity, from: from, through: to, view.pendingMeasures) else {
      return ofBranches(quantity)
    }
    guard let list = amount.list else { return units.map { view.sum($0) { amount($0, $1) } } }
    let values = window(of: list)
    return units.map { unit in
      var sum: Int128 = 0
      values.forEach(unit) { sum += amount.of($1, $0.terms) }
      return sum
    }
  }

  /// What is not of cases.
  private func ofBranches(_ quantity: Quantity) -> [Int128] {
    switch quantity {
    case .windowDays: Array(repeating: Int128(window.days), count: count)
    case .branchMonthUnits: branchSums { Int128($0.monthUnits(in: self.window)) }
    case .activeBranches: branchSums { $0.isActive(on: to) ? 1 : 0 }
    case .hasCalendar: branchSums { $0.terms.keepsCalendar ? 1 : 0 }.map { min($0, 1) }
    default: Array(repeating: 0, count: count)
    }
  }

  @inline(__always)
  private func branchSums(_ amount: (Branch) -> Int128) -> [Int128] {
    units.map { range in
      var sum: Int128 = 0
      view.forEachBranch(range) { sum += amount($0) }
      return sum
    }
  }

  private func window(of list: Measure) -> WindowValues {
    deltaLogs?.values(of: list, from: from, through: to) ?? WindowValues(list, in: view, from: from, through: to)
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

  /// Whether a rank looks at a unit: a branch is active in the window, cases are pending, or something made it busy
  /// (docs/spec/indicators.md#highest-and-lowest-units).
  func isConsidered(_ range: Range<Int>) -> Bool {
    for position in range where view.includes(position) {
      if view.geography.branches[position].isActive(in: window) { return true }
    }
    var isConsidered = false
    view.forEachSeries(range) { _, series in
      guard !isConsidered else { return }
      isConsidered =
        series.pending(on: to, by: view.pendingMeasures) != 0 || series.isBusy(from: from, through: to)
    }
    return isConsidered
  }
}
