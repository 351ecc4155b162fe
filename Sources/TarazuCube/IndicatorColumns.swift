// Indicators computed for many units or windows at once: a formula is gone through once, for whole columns of numbers.

import TarazuDomain

/// What indicators are computed from, for each of `count` units or windows.
protocol FigureColumns {
  var count: Int { get }
  func column(_ quantity: Quantity) -> [Int128]
  /// The column of a sum where it is had at once; nil where its terms must be added up.
  func column(_ terms: [Term]) -> [Int128]?
  /// The greatest value of a list; nil where there is none.
  func maxima(of list: Measure) -> [Int32?]
  /// The exact quantile in tenths of a list's values; nil where there is none.
  /// - Parameter samples: the sample of each unit or window, by which columns may leave out what is not wanted of them.
  func quantiles(of list: Measure, tenths: Int, samples: [Int128]?) -> [Int32?]
}

/// The figures of many units or windows, as columns.
struct FigureTable {
  let count: Int
  /// Of no meaning where there are no numerators.
  private let numerators: [Int128]
  private let denominators: [Int128]
  private let divisor: Int32
  private let samples: [Int128]?
  /// Whether they are maxima or quantiles: whole numbers of 31 bits, and no numerator where the denominator is 0.
  let isOfValues: Bool

  init(_ numerators: [Int128], _ denominators: [Int128], divisor: Int32 = 1, samples: [Int128]?) {
    count = numerators.count
    (self.numerators, self.denominators, self.divisor, self.samples) = (numerators, denominators, divisor, samples)
    isOfValues = false
  }

  /// Of maxima or quantiles: nil where there is none.
  init(values: [Int32?], samples: [Int128]?) {
    count = values.count
    numerators = values.map { Int128($0 ?? 0) }
    denominators = values.map { $0 == nil ? 0 : 1 }
    (divisor, self.samples) = (1, samples)
    isOfValues = true
  }

  subscript(index: Int) -> Figure {
    let isMissing = isOfValues && denominators[index] == 0
    return Figure(
      numerator: isMissing ? nil : numerators[index], denominator: denominators[index], divisor: divisor,
      sample: sample(index))
  }

  func sample(_ index: Int) -> Int128? { samples?[index] }

  func denominator(_ index: Int) -> Int128 { denominators[index] }

  /// The quotient, as near as doubles come; what it is where the denominator is 0 or less is not said.
  func value(_ index: Int) -> Double {
    FigureTable.double(numerators[index]) * Double(divisor) / FigureTable.double(denominators[index])
  }

  /// Numbers of 64 bits, as nearly all are, are converted by one instruction.
  private static func double(_ number: Int128) -> Double {
    if let short = Int64(exactly: number) { return Double(short) }
    return Double(number)
  }
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

  /// The same; where arithmetic left 128 bits, which the cube's limits prevent, figures without value.
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
  func column(_ terms: [Term]) -> [Int128]? { nil }

  fileprivate func column(_ expression: Expression) throws(ArithmeticOverflow) -> [Int128] {
    if let terms = expression.terms, terms.count > 1, let column = column(terms) { return column }
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
