// The answer to a rank.

import TarazuDomain

/// The highest and the lowest units of a rank.
public struct Ranking: Sendable {
  public struct Row: Sendable {
    /// 1 + the number of ranked units strictly beyond this one.
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
  /// Whether branches of different kinds may be compared.
  public var mixedKinds: Bool
  public var rankedCount: Int
  /// Descending by value.
  public var highest: [Row]
  /// Ascending by value.
  public var lowest: [Row]
  public var insufficientCount: Int
  /// The first `QuestionLimits.insufficientListed`, by code.
  public var insufficient: [Insufficient]
  public var isIncomplete: Bool
}
