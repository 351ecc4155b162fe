// The one evaluator of formulas: each is evaluated once, for whole columns of units or windows.

import TarazuDomain

/// What indicators are computed from, for each of `count` units or windows.
///
/// `UnitColumns` and `TrendColumns` conform; which of them serves what, and what else reads quantities, is in the table at
/// `Quantity`. `DeltaLogColumns` does not conform: it is the helper that `UnitColumns` asks first where units have many
/// branches. All ways give the same numbers, which the tests compare:
///
/// | quantity | `UnitColumns`, by series | `DeltaLogColumns` | `TrendColumns` |
/// |---|---|---|---|
/// | `flow`, `stock` | prefix sums | the measure's log | changes in log or series |
/// | `stock` of a list of changes, `stockWithCalendar` | prefix sums | (left to `UnitColumns`, but for the country) | changes in series |
/// | `valueSum` | values in the window | the list's log, of sums of values | values |
/// | maxima, quantiles | values in the window | the same, located by the log of their count | values |
/// | `closedStandard`, `leadsWithNorm` | prefix sums | the log of `closed` or `hearingsSet` | changes |
/// | `pendingWithStandard`, `pendingWithCalendar` | prefix sums | the log of pending cases | changes |
/// | `closedOnTime`, `leadsOverNorm` | values in the window | (left to `UnitColumns`) | values |
/// | `pendingAgeDays` | prefix sums and opening days | logs of pending cases and opening days | changes and ages |
/// | `pendingCaseAgeDays` | the same and brought days | the same and the logs of lists of ages | changes and ages |
/// | `olderThan`, `caseOlderThan`, `overStandard` | prefix sums and ages | the log of pending cases, and ages | changes and ages |
/// | `windowDays`, `branchMonthUnits`, `activeBranches`, `hasCalendar` | directory | (left to `UnitColumns`) | directory |
protocol FigureColumns {
  var count: Int { get }
  func column(_ quantity: Quantity) -> [Int128]
  /// The column of a sum, where it can be read as a whole; nil where its terms have to be added up.
  func wholeColumn(of terms: [Term]) -> [Int128]?
  /// The greatest value of a list; nil where there is none.
  func maxima(of list: Measure) -> [Int32?]
  /// The exact quantile in tenths of a list's values; nil where there is none.
  /// - Parameter samples: the sample of each unit or window. Columns may leave out quantiles of samples that are too
  ///   small for the question.
  func quantiles(of list: Measure, tenths: Int, samples: [Int128]?) -> [Int32?]
}

extension Indicator {
  /// The figure of each unit or window.
  func table(from columns: some FigureColumns) throws(ArithmeticOverflow) -> FigureTable {
    let samples = try sample.map { expression throws(ArithmeticOverflow) in try columns.column(expression) }
    switch formula {
    case .total(let total):
      return FigureTable(
        try columns.column(total), Array(repeating: 1, count: columns.count), samples: samples)
    case .ratio(let numerator, let denominator):
      let denominators =
        if let samples, denominator == sample { samples } else { try columns.column(denominator) }
      return FigureTable(try columns.column(numerator), denominators, samples: samples)
    case .perBranchMonth(let numerator):
      return FigureTable(
        try columns.column(numerator), columns.column(.branchMonthUnits), divisor: branchMonthDivisor, samples: samples)
    case .maximum(let list):
      return FigureTable(values: columns.maxima(of: list), samples: samples)
    case .quantile(let list, let tenths):
      return FigureTable(values: columns.quantiles(of: list, tenths: tenths, samples: samples), samples: samples)
    }
  }

  /// The same; figures without a value where arithmetic has left 128 bits, which the cube's limits prevent.
  func tableOrNone(from columns: some FigureColumns) -> FigureTable {
    do {
      return try table(from: columns)
    } catch {
      return FigureTable(values: Array(repeating: nil, count: columns.count), samples: nil)
    }
  }

  /// The figures, one by one.
  func figuresOrNone(from columns: some FigureColumns) -> [Figure] {
    let table = tableOrNone(from: columns)
    return (0..<table.count).map { table[$0] }
  }
}

extension FigureColumns {
  func wholeColumn(of terms: [Term]) -> [Int128]? { nil }

  /// The column of an expression.
  func column(_ expression: Expression) throws(ArithmeticOverflow) -> [Int128] {
    if let terms = expression.terms, terms.count > 1, let column = wholeColumn(of: terms) { return column }
    switch expression {
    case .quantity(let quantity):
      return column(quantity)
    case .sum(let parts):
      var sums = [Int128](repeating: 0, count: count)
      for part in parts { sums = try combine(sums, column(part)) { $0.addingReportingOverflow($1) } }
      return sums
    case .difference(let a, let b):
      return try combine(column(a), column(b)) { $0.subtractingReportingOverflow($1) }
    case .product(let a, let b):
      return try combine(column(a), column(b)) { $0.multipliedReportingOverflow(by: $1) }
    }
  }
}

@inline(__always)
private func combine(
  _ a: [Int128], _ b: [Int128], _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
) throws(ArithmeticOverflow) -> [Int128] {
  var results = a
  for index in results.indices {
    let (value, overflow) = operation(a[index], b[index])
    guard !overflow else { throw ArithmeticOverflow() }
    results[index] = value
  }
  return results
}
