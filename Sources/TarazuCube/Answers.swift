// What a cube answers.

import TarazuCalendar
import TarazuDomain

/// Figures of one selection.
public struct Scorecard: Sendable {
  public var figures: [(indicator: Indicator, figure: Figure)]
  /// Whether the window's last day is not over yet.
  public var isIncomplete: Bool
}

/// The ends of a rank.
public struct RankAnswer: Sendable {
  public struct Row: Sendable {
    /// 1 + the number of ranked units strictly beyond it.
    public var rank: Int
    public var unit: String
    public var name: String
    public var figure: Figure
  }

  public struct Insufficient: Sendable {
    public var unit: String
    /// The sample size, where the indicator has one.
    public var sample: Int128?
  }

  public var better: Better
  /// Whether the indicator measures size as much as merit.
  public var isSize: Bool
  /// Whether branches of several kinds may stand side by side.
  public var mixedKinds: Bool
  public var rankedCount: Int
  /// By value, descending.
  public var highest: [Row]
  /// By value, ascending.
  public var lowest: [Row]
  public var insufficientCount: Int
  /// The first 1,000, by code.
  public var insufficient: [Insufficient]
  public var isIncomplete: Bool
}

/// A figure of one period of a trend.
public struct TrendPoint: Sendable {
  public var window: Window
  public var figure: Figure
  public var isIncomplete: Bool
}

/// How old the cases pending on a day are.
public struct Aging: Sendable {
  public var pending: Int128
  /// The sum of ages over the number of cases, in days.
  public var meanAge: Figure
  /// For each of `PendingCases.shownAges`.
  public var olderThan: [(days: Int32, count: Int128)]
  /// Cases older than the standard of their branch's kind; nil where no branch has one.
  public var olderThanStandard: Int128?
  public var isIncomplete: Bool
}

/// How often each value of a list occurs in a window.
public struct Distribution: Sendable {
  public var sampleSize: Int
  /// Ascending by value.
  public var counts: [(value: Int32, count: Int)]
  public var isIncomplete: Bool
}

/// Two scorecards side by side.
public struct Comparison: Sendable {
  public var a: Scorecard
  public var b: Scorecard
  /// a - b, nil where either has no value.
  public var differences: [(indicator: Indicator, value: Double?)]
}
