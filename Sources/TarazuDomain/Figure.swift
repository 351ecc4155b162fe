// A figure: an indicator's value for a unit and a window, with what it was divided from.

/// Exact numerator and denominator; the value is their quotient.
public struct Figure: Hashable, Sendable {
  /// Nil where there is nothing to show: a maximum or quantile of no values.
  public var numerator: Int128?
  public var denominator: Int128
  /// The denominator counts in units of 1/divisor: 26,970 for branch-months, else 1.
  public var divisor: Int32
  /// The sample size n, where the indicator has one.
  public var sample: Int128?

  public init(numerator: Int128?, denominator: Int128, divisor: Int32 = 1, sample: Int128? = nil) {
    self.numerator = numerator
    self.denominator = denominator
    self.divisor = divisor
    self.sample = sample
  }

  /// The IEEE double of the quotient; nil where the denominator is 0 or less, or the numerator is nil.
  public var value: Double? {
    guard let numerator, denominator > 0 else { return nil }
    return Figure.double(numerator) * Double(divisor) / Figure.double(denominator)
  }

  /// The nearest double. Numbers of 64 bits, as nearly all are, are converted by one instruction.
  public static func double(_ number: Int128) -> Double {
    if let short = Int64(exactly: number) { return Double(short) }
    return Double(number)
  }

  /// Compares two figures of one indicator by their exact quotients; nil unless both have a value.
  public static func isLess(_ a: Figure, _ b: Figure) -> Bool? {
    guard let x = a.numerator, let y = b.numerator, a.denominator > 0, b.denominator > 0 else { return nil }
    // a.x / a.d < b.y / b.d, cross-multiplied in 256 bits; one indicator has one divisor.
    let left = x.multipliedFullWidth(by: b.denominator)
    let right = y.multipliedFullWidth(by: a.denominator)
    return left.high != right.high ? left.high < right.high : left.low < right.low
  }
}
