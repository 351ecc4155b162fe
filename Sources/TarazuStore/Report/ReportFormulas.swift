import TarazuDomain

/// The SQL of the indicators' formulas, over a row `q` of `tarazu.quantities`.
enum ReportFormulas {
  static func sql(_ expression: Expression) -> String {
    switch expression {
    case .quantity(let quantity): "q.\(ReportQuantities.column(quantity))"
    case .sum(let parts): "(" + parts.map(sql).joined(separator: " + ") + ")"
    case .difference(let a, let b): "(\(sql(a)) - \(sql(b)))"
    case .product(let a, let b): "(\(sql(a)) * \(sql(b)))"
    }
  }

  /// Code, numerator, denominator, divisor and sample of an indicator, as a row of VALUES.
  static func row(_ indicator: Indicator) -> String {
    let numerator: String
    var denominator = "1"
    var divisor = "1"
    switch indicator.formula {
    case .total(let total): numerator = sql(total)
    case .ratio(let above, let below):
      numerator = sql(above)
      denominator = sql(below)
    case .perBranchMonth(let above):
      numerator = sql(above)
      denominator = "q.\(ReportQuantities.column(.branchMonthUnits))"
      divisor = String(branchMonthDivisor)
    case .maximum(let list):
      numerator = "q.\(ReportQuantities.maximum(list))"
      denominator = presence(numerator)
    case .quantile(let list, let tenths):
      numerator = "q.\(ReportQuantities.tenths(list))[\(tenths)]"
      denominator = presence(numerator)
    }
    let sample = indicator.sample.map(sql) ?? "null"
    let numbers = [numerator, denominator].map { "(\($0))::numeric" } + [divisor, "(\(sample))::numeric"]
    return "(\(quoted(indicator.code)),\n" + ReportText.wrapped(numbers, indent: 4) + ")"
  }

  /// The denominator where a value is taken from a list.
  private static func presence(_ value: String) -> String { "case when \(value) is null then 0 else 1 end" }

  /// A row of the list of indicators.
  static func description(_ indicator: Indicator, number: Int) -> String {
    let texts = [indicator.code, indicator.title, indicator.unit.rawValue, indicator.better.rawValue].map(quoted)
    let flags = [indicator.isSize, indicator.formula.isPerBranchMonth].map { "\($0)" }
    return "(\(number), " + (texts + flags).joined(separator: ", ") + ",\n    " + quoted(indicator.definition) + ")"
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}

extension Formula {
  fileprivate var isPerBranchMonth: Bool {
    if case .perBranchMonth = self { true } else { false }
  }
}
