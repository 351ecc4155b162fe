// The figures of many units or windows.

import TarazuDomain

/// One indicator's figures, as columns.
struct FigureTable {
  let count: Int
  /// Meaningless where there is no numerator: see `isOfValues`.
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

  /// A table of maxima or quantiles; nil where there is none.
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

  /// The quotient as the nearest double. Meaningless where the denominator is 0 or less.
  func value(_ index: Int) -> Double {
    Figure.double(numerators[index]) * Double(divisor) / Figure.double(denominators[index])
  }
}
