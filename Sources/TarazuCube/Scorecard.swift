// Answers that are figures: of one selection, of two side by side, of the periods of a trend.

import TarazuCalendar
import TarazuDomain

/// The figures of one selection.
public struct Scorecard: Sendable {
  public var figures: [(indicator: Indicator, figure: Figure)]
  /// Whether the window's last day is not over yet.
  public var isIncomplete: Bool
}

/// Two scorecards side by side.
public struct Comparison: Sendable {
  public var a: Scorecard
  public var b: Scorecard
  /// a - b, nil where either has no value.
  public var differences: [(indicator: Indicator, value: Double?)]
}

/// The figure of one period of a trend.
public struct TrendPoint: Sendable {
  public var window: Window
  public var figure: Figure
  public var isIncomplete: Bool
}
