// Formulas of indicators as text, such as `S(closed_on_time) / S(closed_standard)`.

extension Formula {
  /// The formula, with the names of measures that the contract has.
  public var text: String {
    switch self {
    case .total(let expression): FormulaText.expanded(expression)
    case .ratio(let numerator, let denominator): FormulaText.ratio(numerator, FormulaText.operand(denominator))
    case .perBranchMonth(let numerator): FormulaText.ratio(numerator, "branch-months")
    case .maximum(let values): "greatest of \(FormulaText.name(ofValues: values))"
    case .quantile(let values, let tenths): "0.\(tenths) quantile of \(FormulaText.name(ofValues: values))"
    }
  }
}

/// Expressions as text.
public enum FormulaText {
  static func ratio(_ numerator: Expression, _ denominator: String) -> String {
    operand(numerator) + " / " + denominator
  }

  /// An expression; sums of the same sort are put together, as in `S(closed + sent)`.
  public static func text(_ expression: Expression) -> String { words[expression] ?? expanded(expression) }

  /// The same without the word that the contract may have for it as a whole.
  static func expanded(_ expression: Expression) -> String {
    switch expression {
    case .quantity(let quantity): return text(quantity)
    case .sum(let parts): return sum(parts) ?? parts.map(operand).joined(separator: " + ")
    case .difference(let a, let b): return "\(text(a)) - \(operand(b))"
    case .product(let a, let b): return "\(operand(a)) x \(operand(b))"
    }
  }

  /// The same with parentheses where it is put together of several parts.
  static func operand(_ expression: Expression) -> String {
    let text = text(expression)
    if words[expression] != nil { return text }
    switch expression {
    case .quantity: return text
    case .sum(let parts): return sum(parts) == nil ? "(\(text))" : text
    case .difference, .product: return "(\(text))"
    }
  }

  /// What the contract has a word for: totals that are indicators themselves.
  private static let words: [Expression: String] = ["pending", "inflow", "outflow"].reduce(into: [:]) { words, code in
    if case .total(let expression) = Indicator.named(code)?.formula { words[expression] = code }
  }

  private static func sum(_ parts: [Expression]) -> String? {
    var flows: [String] = []
    var stocks: [String] = []
    for part in parts {
      switch part {
      case .quantity(.flow(let measure)): flows.append(measure.column)
      case .quantity(.stock(let measure)): stocks.append(measure.column)
      default: return nil
      }
    }
    if stocks.isEmpty { return "S(\(flows.joined(separator: " + ")))" }
    return flows.isEmpty ? "C(\(stocks.joined(separator: " + ")))" : nil
  }

  /// A quantity by its name in the contract.
  public static func text(_ quantity: Quantity) -> String {
    switch quantity {
    case .flow(let measure): "S(\(measure.column))"
    case .stock(let measure): "C(\(measure.column))"
    case .valueSum(let values): "S(\(name(ofValues: values)))"
    case .closedStandard: "S(closed_standard)"
    case .closedOnTime: "S(closed_on_time)"
    case .pendingAgeDays: "(pending x daynumber(to) - C(open_day_sum))"
    case .olderThan(let days): "C(over_\(days))"
    case .overStandard: "C(over_standard)"
    case .pendingWithStandard: "pending of the branches whose kind has a standard"
    case .pendingCaseAgeDays: "(pending x daynumber(to) - C(case_open_day_sum))"
    case .caseOlderThan(let days): "C(case_over_\(days))"
    case .leadsWithNorm: "S(hearings_set) of the branches whose kind has a norm"
    case .leadsOverNorm: "leads of these greater than the norm"
    case .stockWithCalendar(let measure): "C(\(measure.column)) of the branches whose kind has a calendar"
    case .pendingWithCalendar: "pending of these branches"
    case .hasCalendar: "(1 where there is such a branch)"
    case .windowDays: "D"
    case .branchMonthUnits: "branch-months x \(branchMonthDivisor)"
    case .activeBranches: "active branches"
    }
  }

  /// The contract's name of the values of a list.
  static func name(ofValues measure: Measure) -> String { measure.shownValues?.name ?? measure.column }
}
