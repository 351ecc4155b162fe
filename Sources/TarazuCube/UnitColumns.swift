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
  private lazy var tapes: TapeColumns? =
    scope.isQuickerByTape(units) ? TapeColumns(scope, units: units, window: window) : nil

  /// How many values a quantile is wanted of at least.
  private let leastValues: Int

  /// - Parameters:
  ///   - units: the range of branches of each.
  ///   - leastValues: where a list has fewer values, its quantile is of no interest.
  init(_ scope: Scope, units: [Range<Int>], window: Window, leastValues: Int = 0) {
    self.leastValues = leastValues
    self.scope = scope
    self.units = units
    self.window = window
    from = window.from.number
    to = window.to.number
  }

  var count: Int { units.count }

  func column(_ quantity: Quantity) -> [Int128] {
    if let column = known[quantity] { return column }
    let column = tapes?.column(quantity) ?? compute(quantity)
    known[quantity] = column
    return column
  }

  /// A scorecard reads the terms more often than once, so that there it is better to keep the column of each.
  func column(_ terms: [Term]) -> [Int128]? { count > 1 ? tapes?.column(terms) : nil }

  private func compute(_ quantity: Quantity) -> [Int128] {
    let (from, to) = (from, to)
    switch quantity {
    case .flow(let measure):
      return sums { $1.total(measure, from: from, through: to) }
    case .stock(let measure):
      return sums { $1.total(measure, through: to) }
    case .valueSum(let list):
      return sums { $1.stream(list).sum(from: from, through: to) }
    case .closedStandard:
      return sums { $0.standard < 0 ? 0 : $1.total(.closed, from: from, through: to) }
    case .closedOnTime:
      return sums {
        $0.standard < 0 ? 0 : Int128($1.closedAges.count(from: from, through: to, atMost: $0.standard))
      }
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

  func maxima(of list: Measure) -> [Int32?] {
    if let tapes { return tapes.maxima(of: list) }
    return units.map { range in
      var greatest: Int32?
      scope.forEachSeries(range) { _, series in
        guard let value = series.stream(list).maximum(from: from, through: to) else { return }
        greatest = max(greatest ?? value, value)
      }
      return greatest
    }
  }

  func quantiles(of list: Measure, tenths: Int) -> [Int32?] {
    if let tapes { return tapes.quantiles(of: list, tenths: tenths, atLeast: leastValues) }
    var values: [Int32] = []
    var scratch = Quantile.Scratch()
    return units.map { range in
      values.removeAll(keepingCapacity: true)
      copyValues(of: list, range: range, into: &values)
      return scratch.value(of: values[...], tenths: tenths)
    }
  }

  /// All values of a list of the first unit.
  func values(of list: Measure) -> [Int32] {
    var values: [Int32] = []
    if let range = units.first { copyValues(of: list, range: range, into: &values) }
    return values
  }

  private func copyValues(of list: Measure, range: Range<Int>, into values: inout [Int32]) {
    scope.forEachSeries(range) { _, series in series.stream(list).copy(from: from, through: to, into: &values) }
  }

  /// Whether a rank looks at a unit: it has a branch active in the window, or cases that are pending or were busy.
  func isConsidered(_ range: Range<Int>) -> Bool {
    var isConsidered = false
    scope.forEachBranch(range) { if $0.isActive(in: window) { isConsidered = true } }
    if isConsidered { return true }
    scope.forEachSeries(range) { _, series in
      if !isConsidered, series.pending(on: to) != 0 || series.isBusy(from: from, through: to) { isConsidered = true }
    }
    return isConsidered
  }
}
