// The forms of judged indicators: how sums become numbers that can be compared, and back
// (docs/spec/judgement.md#forms).

import Glibc

/// How an indicator is made comparable. y is a unit's number, y0 that of a group, s the error of y by chance alone.
public enum Form: String, CaseIterable, Sendable {
  /// A mean of days.
  case days
  /// A mean of scores from 1 to 5.
  case score
  /// A share x of n.
  case share
  /// The share of values greater than the group's own quantile.
  case quantile
  /// A count x per branch and month, or per branch.
  case perMonth
  /// A ratio of two counts.
  case ratio
}

extension Form {
  /// Whether it is judged as a share.
  var isShare: Bool { self == .share || self == .quantile }

  /// Whether its error comes from the spread of single values.
  var hasValues: Bool { self == .days || self == .score }

  /// y; nil where a sum that it needs is missing.
  func y(_ unit: Sums) -> Double? {
    guard unit.bottom > 0, unit.top >= 0 else { return nil }
    let (top, bottom) = (Double(unit.top), Double(unit.bottom))
    return switch self {
    case .days, .perMonth: log((top + 0.5) / bottom)
    case .score: top / bottom
    case .share, .quantile: arc((top + 0.375) / (bottom + 0.75))
    case .ratio: log((top + 0.5) / (bottom + 0.5))
    }
  }

  /// y0; nil where a sum that it needs is missing.
  func centre(_ group: Sums) -> Double? {
    guard group.bottom > 0, group.top >= 0 else { return nil }
    switch self {
    case .days, .score, .ratio: return y(group)
    case .share, .quantile: return arc(Double(group.top) / Double(group.bottom))
    case .perMonth: return group.top > 0 ? log(Double(group.top) / Double(group.bottom)) : nil
    }
  }

  /// s of forms that need no single values; nil for the others.
  func error(_ unit: Sums) -> Double? {
    let (top, bottom) = (Double(unit.top), Double(unit.bottom))
    return switch self {
    case .days, .score: nil
    case .share, .quantile: 1 / (2 * (bottom + 0.5).squareRoot())
    case .perMonth: 1 / (top + 0.5).squareRoot()
    case .ratio: (1 / (top + 0.5) + 1 / (bottom + 0.5)).squareRoot()
    }
  }

  /// From the scale of y to that of values.
  /// - Parameter factor: what the quotient of the sums is multiplied by to be a value; 1 for most.
  func value(_ y: Double, factor: Double) -> Double {
    switch self {
    case .days, .perMonth, .ratio: return exp(y) * factor
    case .score: return min(max(y, 1), 5)
    case .share, .quantile:
      let sine = sin(min(max(y, 0), .pi / 2))
      return sine * sine
    }
  }
}

/// asin sqrt of a share; of what is beyond 0 to 1, that of the end.
func arc(_ share: Double) -> Double { asin(min(max(share, 0), 1).squareRoot()) }

/// M: the mean of the values of a group, never 0.
func mean(_ group: Sums) -> Double { (Double(group.top) + 0.5) / Double(group.bottom) }

/// How a unit is judged.
public enum Judgement: String, CaseIterable, Sendable {
  case signal, watch, usual
}

/// What a judged number lies between, on the scale of values.
public struct Limits: Hashable, Sendable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}
