// What the sums of a unit, or of a group of units, are, whatever they are of.

/// The sums of a unit over a window.
public struct Sums: Hashable, Sendable {
  /// What is above the line: S of `days` and `score`, x of `share`, `quantile` and `perMonth`, a of `ratio`.
  public var top: Int64
  /// What is below it: n, E or b. E may count in any unit, the same for all sums that meet.
  public var bottom: Int64
  /// Q, the sum of the squares of the values, for `days` and `score`; else 0.
  public var squares: Int64

  public init(top: Int64, bottom: Int64, squares: Int64 = 0) {
    self.top = top
    self.bottom = bottom
    self.squares = squares
  }

  public static let zero = Sums(top: 0, bottom: 0)

  /// The sums of two units together. Beyond 64 bits they stay at the limit.
  @inlinable public static func + (a: Sums, b: Sums) -> Sums {
    Sums(top: a.top.added(b.top), bottom: a.bottom.added(b.bottom), squares: a.squares.added(b.squares))
  }

  @inlinable public static func += (a: inout Sums, b: Sums) { a = a + b }

  /// The sums of a group without one of its units.
  @inlinable public static func - (a: Sums, b: Sums) -> Sums {
    Sums(top: a.top.less(b.top), bottom: a.bottom.less(b.bottom), squares: a.squares.less(b.squares))
  }

  /// Q - S^2 / n: how far the values are from their mean, squared and summed. Exact up to the division, so that equal
  /// values give 0. 0 where there are no values.
  var squaredDistances: Double {
    guard bottom > 0 else { return 0 }
    // Nearly always 64 bits hold the products, and are quicker.
    let (a, b) = (squares.multipliedReportingOverflow(by: bottom), top.multipliedReportingOverflow(by: top))
    if !a.overflow, !b.overflow, squares >= 0 { return Double(a.partialValue - b.partialValue) / Double(bottom) }
    // Products of 64-bit numbers, and their difference, fit 128 bits.
    let distances = Int128(squares) * Int128(bottom) - Int128(top) * Int128(top)
    return Double(distances) / Double(bottom)
  }
}

/// How much values vary within the units of a group.
public struct Spread: Hashable, Sendable {
  /// The sum over units of Q - S^2 / n.
  public private(set) var squares: Double = 0
  /// The sum over units of n - 1.
  public private(set) var degrees: Int64 = 0

  public init() {}

  /// The spread within one unit.
  public init(_ unit: Sums) {
    guard unit.bottom > 0 else { return }
    squares = unit.squaredDistances
    degrees = unit.bottom - 1
  }

  public static func += (a: inout Spread, b: Spread) {
    a.squares += b.squares
    a.degrees = a.degrees.added(b.degrees)
  }

  /// The spread of a group without one of its units.
  public static func - (a: Spread, b: Spread) -> Spread {
    var rest = a
    rest.degrees = a.degrees.less(b.degrees)
    rest.squares = rest.degrees > 0 ? max(0, a.squares - b.squares) : 0
    return rest
  }

  /// V: the variance of a value, with 1/12 for rounding to whole numbers; nil without a divisor.
  public var variance: Double? { degrees > 0 ? squares / Double(degrees) + 1 / 12 : nil }
}

extension Int64 {
  /// The sum, at the limit where 64 bits do not hold it.
  @inlinable package func added(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (self < 0 ? .min : .max) : sum
  }

  /// The difference, at the limit where 64 bits do not hold it.
  @inlinable package func less(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (self < 0 ? .min : .max) : difference
  }
}
