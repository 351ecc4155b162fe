// What judgement reads of an indicator: the sums above and below the line of its formula.

import TarazuDomain
import TarazuJudgement

/// The sums of a judged indicator.
struct JudgedParts {
  /// What is above the line; of a quantile nothing is.
  let top: Expression?
  /// What is below it.
  let bottom: Expression
  /// The list whose values are added up or ranked; nil where there is none.
  let list: Measure?
  /// Which quantile of the list, in tenths; nil for what is no quantile.
  let tenths: Int?
  /// The sum of the squares of scores; nil where there are none.
  let squares: Expression?
  /// `bottom` counts in units of 1/divisor.
  private let divisor: Int32
  /// Whether the value is the quotient times the days of the window.
  private let isTimesDays: Bool

  /// Nil for formulas that are not judged.
  init?(_ indicator: Indicator) {
    switch indicator.formula {
    case .ratio(.product(let top, .quantity(.windowDays)), let bottom):
      self.init(top: top, bottom: bottom, isTimesDays: true)
    case .ratio(let top, let bottom):
      self.init(top: top, bottom: bottom)
    case .perBranchMonth(let top):
      self.init(top: top, bottom: .quantity(.branchMonthUnits), divisor: branchMonthDivisor)
    case .quantile(let list, let tenths):
      guard let sample = indicator.sample else { return nil }
      self.init(top: nil, bottom: sample, list: list, tenths: tenths)
    case .total, .maximum:
      return nil
    }
  }

  private init(
    top: Expression?, bottom: Expression, list: Measure? = nil, tenths: Int? = nil, divisor: Int32 = 1,
    isTimesDays: Bool = false
  ) {
    self.top = top
    self.bottom = bottom
    var (list, squares): (Measure?, Expression?) = (list, nil)
    if case .quantity(.valueSum(let added)) = top { list = added }
    if case .quantity(.flow(.scoreSum)) = top { squares = .quantity(.flow(.scoreSquares)) }
    (self.list, self.tenths, self.squares) = (list, tenths, squares)
    (self.divisor, self.isTimesDays) = (divisor, isTimesDays)
  }

  /// The change of the pending cases per branch-month, by which they are judged.
  static let change = JudgedParts(
    top: .difference(.inflow, .outflow), bottom: .quantity(.branchMonthUnits), divisor: branchMonthDivisor)
  /// The cases that move.
  static let moves: Expression = .sum([.inflow, .outflow])

  /// What the quotient of the sums is multiplied by to be a value.
  func factor(days: Int) -> Double { Double(divisor) * (isTimesDays ? Double(days) : 1) }

  /// The figure of some sums over a window, as a scorecard has it.
  func figure(_ sums: Sums, days: Int) -> Figure {
    Figure(
      numerator: Int128(sums.top) * (isTimesDays ? Int128(days) : 1), denominator: Int128(sums.bottom),
      divisor: divisor)
  }
}

extension FigureColumns {
  /// The column of an expression in 64 bits, which hold every sum that is judged; zeros where arithmetic has left 128
  /// bits, which the cube's limits prevent.
  func judgedColumn(_ expression: Expression?) -> [Int64] {
    guard let expression, let column = try? column(expression) else { return Array(repeating: 0, count: count) }
    return column.map { Int64(clamping: $0) }
  }
}
