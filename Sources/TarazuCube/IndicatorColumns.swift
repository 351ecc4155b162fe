// Indicators computed for many units or windows at once: a formula is gone through once, for whole columns of numbers.

import TarazuDomain

/// What indicators are computed from, for each of `count` units or windows.
protocol FigureColumns {
  var count: Int { get }
  func column(_ quantity: Quantity) -> [Int128]
  /// The greatest value of a list; nil where there is none.
  func maxima(of list: Measure) -> [Int32?]
  /// The exact quantile in tenths of a list's values; nil where there is none.
  func quantiles(of list: Measure, tenths: Int) -> [Int32?]
}

extension Indicator {
  /// The figure of each unit or window.
  func figures(from columns: some FigureColumns) throws(ArithmeticOverflow) -> [Figure] {
    let samples = try sample.map { expression throws(ArithmeticOverflow) in try columns.column(expression) }
    func assemble(_ numerators: [Int128], _ denominators: [Int128], divisor: Int32 = 1) -> [Figure] {
      numerators.indices.map {
        Figure(numerator: numerators[$0], denominator: denominators[$0], divisor: divisor, sample: samples?[$0])
      }
    }
    func assemble(_ values: [Int32?]) -> [Figure] {
      values.indices.map {
        let value = values[$0]
        return Figure(numerator: value.map { Int128($0) }, denominator: value == nil ? 0 : 1, sample: samples?[$0])
      }
    }
    switch formula {
    case .total(let total):
      return assemble(try columns.column(total), Array(repeating: 1, count: columns.count))
    case .ratio(let numerator, let denominator):
      return assemble(try columns.column(numerator), try columns.column(denominator))
    case .perBranchMonth(let numerator):
      return assemble(
        try columns.column(numerator), columns.column(.branchMonthUnits), divisor: branchMonthDivisor)
    case .maximum(let list):
      return assemble(columns.maxima(of: list))
    case .quantile(let list, let tenths):
      return assemble(columns.quantiles(of: list, tenths: tenths))
    }
  }
}

extension FigureColumns {
  fileprivate func column(_ expression: Expression) throws(ArithmeticOverflow) -> [Int128] {
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
