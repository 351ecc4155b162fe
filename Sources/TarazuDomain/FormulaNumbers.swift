// A formula with the numbers of one figure in it, such as `S(score_sum) / S(surveys) = 412 / 103`.

extension Indicator {
  /// Its formula, and the same with numbers in place of quantities.
  /// - Parameter read: the sum of each quantity.
  public func text(of figure: Figure, reading read: (Quantity) -> Int128) -> String {
    let numbers: String =
      switch formula {
      case .total(let total): FormulaText.numbers(total, read)
      case .ratio(let numerator, let denominator):
        FormulaText.operand(numerator, read) + " / " + FormulaText.operand(denominator, read)
      case .perBranchMonth(let numerator):
        FormulaText.operand(numerator, read) + " / " + FormulaText.divided(figure.denominator, by: figure.divisor)
      case .maximum, .quantile: figure.numerator.map { "\($0)" } ?? "none"
      }
    return formula.text + " = " + numbers
  }
}

extension FormulaText {
  fileprivate static func numbers(_ expression: Expression, _ read: (Quantity) -> Int128) -> String {
    switch expression {
    case .quantity(let quantity): "\(read(quantity))"
    case .sum(let parts): parts.map { operand($0, read) }.joined(separator: " + ")
    case .difference(let a, let b): "\(operand(a, read)) - \(operand(b, read))"
    case .product(let a, let b): "\(operand(a, read)) x \(operand(b, read))"
    }
  }

  /// The same with parentheses where it is put together of several parts.
  fileprivate static func operand(_ expression: Expression, _ read: (Quantity) -> Int128) -> String {
    let text = numbers(expression, read)
    if case .quantity = expression, !text.hasPrefix("-") { return text }
    return "(\(text))"
  }

  /// A number that was kept as a multiple of 1/divisor.
  fileprivate static func divided(_ number: Int128, by divisor: Int32) -> String {
    let (whole, rest) = number.quotientAndRemainder(dividingBy: Int128(max(1, divisor)))
    return rest == 0 ? "\(whole)" : "(\(number) / \(divisor))"
  }
}
