// The order of a rank: figures compared exactly, but mostly by their nearest doubles.

import TarazuDomain

/// The figures to rank, with their values.
struct Standings {
  let table: FigureTable
  /// NaN for those that are not ranked.
  private let values: [Double]
  /// Values that differ by more than this share of the greater one are not equal: doubles are exact to about 2^-51.
  static let tolerance = 0x1p-40

  init(_ table: FigureTable, _ question: RankQuestion) {
    self.table = table
    let (leastSample, leastDenominator) = (Int128(question.leastSample), question.leastDenominator)
    values = (0..<table.count).map { index in
      if let sample = table.sample(index), sample < leastSample { return .nan }
      return table.denominator(index) < leastDenominator ? .nan : table.value(index)
    }
  }

  /// The value as the nearest double.
  subscript(index: Int) -> Double { values[index] }

  /// The bound of one end, given the last of the wanted units: a value not beyond it cannot be beyond that unit's
  /// value.
  func bound(_ index: Int, isHighest: Bool) -> Double {
    let value = values[index]
    if table.isOfValues { return isHighest ? value.nextUp : value.nextDown }
    let margin = abs(value) * 2 * Standings.tolerance
    return isHighest ? value - margin : value + margin
  }

  func isRanked(_ index: Int) -> Bool { !values[index].isNaN }

  /// Whether a's value is less than b's, exactly; nil where they are equal.
  func isLess(_ a: Int, _ b: Int) -> Bool? {
    let (u, v) = (values[a], values[b])
    if abs(u - v) > max(abs(u), abs(v)) * Standings.tolerance { return u < v }
    let (x, y) = (table[a], table[b])
    if x.denominator == y.denominator, let p = x.numerator, let q = y.numerator { return p == q ? nil : p < q }
    if Figure.isLess(x, y) == true { return true }
    return Figure.isLess(y, x) == true ? false : nil
  }
}

/// The units at one end of a rank. They come in the order of codes; of equal units the earlier ones win.
struct RankEnd {
  private let count: Int
  private let isHighest: Bool
  /// Indices of the units so far, the most extreme one first.
  private var indices: [Int] = []
  /// Once there are as many as wanted, a value that does not reach this is not among them.
  private var bound: Double

  init(count: Int, isHighest: Bool) {
    self.count = count
    self.isHighest = isHighest
    bound = isHighest ? -.infinity : .infinity
  }

  private func isBeyond(_ a: Int, _ b: Int, in standings: Standings) -> Bool {
    (isHighest ? standings.isLess(b, a) : standings.isLess(a, b)) ?? false
  }

  @inline(__always)
  mutating func offer(_ index: Int, of standings: Standings) {
    let value = standings[index]
    if isHighest ? value >= bound : value <= bound { insert(index, of: standings) }
  }

  private mutating func insert(_ index: Int, of standings: Standings) {
    if indices.count == count {
      guard let last = indices.last, isBeyond(index, last, in: standings) else { return }
      indices.removeLast()
    }
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(index, indices[middle], in: standings) { high = middle } else { low = middle + 1 }
    }
    indices.insert(index, at: low)
    if indices.count == count, let last = indices.last { bound = standings.bound(last, isHighest: isHighest) }
  }

  /// The units with their ranks: 1 + the number of units strictly beyond them.
  func ranks(in standings: Standings) -> [(rank: Int, index: Int)] {
    var ranks: [(rank: Int, index: Int)] = []
    for (position, index) in indices.enumerated() {
      if let last = ranks.last, standings.isLess(last.index, index) == nil {
        ranks.append((last.rank, index))
      } else {
        ranks.append((position + 1, index))
      }
    }
    return ranks
  }
}

extension RankQuestion {
  /// The least sample size of a ranked unit; 0 where the indicator has none.
  var leastSample: Int { indicator.sample == nil ? 0 : minSample }

  /// The least denominator of a ranked unit: a whole branch-month where the denominator counts branch-months.
  var leastDenominator: Int128 {
    if case .perBranchMonth = indicator.formula { Int128(branchMonthDivisor) } else { 1 }
  }
}
