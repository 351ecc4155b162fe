// What an indicator is. All of them are in IndicatorTable.swift.

/// Which end of a rank is the good one.
public enum Better: String, Sendable {
  case higher, lower, neutral
}

/// The unit of measurement of a value.
public enum IndicatorUnit: String, Sendable {
  case cases, hearings, days, ratio
  case casesPerBranchAndMonth = "cases per branch and month"
  case score = "1 to 5"
}

/// How a value is had from quantities.
public enum Formula: Hashable, Sendable {
  /// The numerator itself; the denominator is 1.
  case total(Expression)
  /// Null where the denominator is 0 or less.
  case ratio(Expression, Expression)
  /// Numerator over branch-months, exact in units of 1/26,970.
  case perBranchMonth(Expression)
  /// The greatest value of a list in the window; null where there is none.
  case maximum(Measure)
  /// The smallest value v with at least ceil(q n) values <= v, q in tenths; null where there is none.
  case quantile(Measure, tenths: Int)
}

extension Formula {
  /// The expressions that it divides, adds or shows.
  var expressions: [Expression] {
    switch self {
    case .total(let total): [total]
    case .ratio(let numerator, let denominator): [numerator, denominator]
    case .perBranchMonth(let numerator): [numerator, .quantity(.branchMonthUnits)]
    case .maximum, .quantile: []
    }
  }
}

/// One indicator (docs/spec/indicators.md#the-table-of-indicators).
public struct Indicator: Sendable {
  /// Its code, as questions and answers name it.
  public let code: String
  /// Its Persian title.
  public let title: String
  public let unit: IndicatorUnit
  public let better: Better
  public let formula: Formula
  /// The sample size n, where it has one.
  public let sample: Expression?
  /// Whether it measures size as much as merit, so that a display does not colour its rank.
  public let isSize: Bool
  /// Its definition in words, in English.
  public let definition: String

  init(
    _ code: String, _ title: String, _ formula: Formula, n sample: Expression? = nil, unit: IndicatorUnit,
    better: Better, isSize: Bool = false, _ definition: String
  ) {
    self.code = code
    self.title = title
    self.formula = formula
    self.sample = sample
    self.unit = unit
    self.better = better
    self.isSize = isSize
    self.definition = definition
  }

  /// The quantities that its figure is computed from.
  public var quantities: Set<Quantity> {
    (formula.expressions + [sample].compactMap(\.self)).reduce(into: []) { $0.formUnion($1.quantities) }
  }

  public static func named(_ code: String) -> Indicator? { byCode[code] }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}

/// An indicator is told by its code.
extension Indicator: Hashable {
  public static func == (a: Indicator, b: Indicator) -> Bool { a.code == b.code }

  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
