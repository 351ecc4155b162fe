// The formulas of indicators, read one at a time in the plainest way: what tests hold the cube and SQL against. The
// service itself evaluates whole columns, in TarazuCube/FigureColumns.swift, and nowhere else.

import TarazuDomain

/// What an indicator is computed from: sums, and the lists of values, of one selection.
public protocol FigureSource {
  func quantity(_ quantity: Quantity) -> Int128
  /// The greatest value of a list in the window; nil where there is none.
  func maximum(of list: Measure) -> Int32?
  /// The smallest value v with at least ceil(tenths / 10 x n) of the n values <= v; nil where n = 0.
  func quantile(of list: Measure, tenths: Int) -> Int32?
}

extension Indicator {
  /// The figure of one selection.
  public func figure(from source: some FigureSource) -> Figure {
    let n = sample.map { $0.value(source.quantity) }
    switch formula {
    case .total(let total):
      return Figure(numerator: total.value(source.quantity), denominator: 1, sample: n)
    case .ratio(let numerator, let denominator):
      return Figure(
        numerator: numerator.value(source.quantity), denominator: denominator.value(source.quantity), sample: n)
    case .perBranchMonth(let numerator):
      return Figure(
        numerator: numerator.value(source.quantity), denominator: source.quantity(.branchMonthUnits),
        divisor: branchMonthDivisor, sample: n)
    case .maximum(let list):
      return Indicator.figure(of: source.maximum(of: list), n: n)
    case .quantile(let list, let tenths):
      return Indicator.figure(of: source.quantile(of: list, tenths: tenths), n: n)
    }
  }

  private static func figure(of value: Int32?, n: Int128?) -> Figure {
    Figure(numerator: value.map { Int128($0) }, denominator: value == nil ? 0 : 1, sample: n)
  }
}

extension TarazuDomain.Expression {
  /// The value; tests have no numbers that leave 128 bits.
  fileprivate func value(_ read: (Quantity) -> Int128) -> Int128 {
    switch self {
    case .quantity(let quantity): read(quantity)
    case .sum(let parts): parts.reduce(0) { $0 + $1.value(read) }
    case .difference(let a, let b): a.value(read) - b.value(read)
    case .product(let a, let b): a.value(read) * b.value(read)
    }
  }
}
