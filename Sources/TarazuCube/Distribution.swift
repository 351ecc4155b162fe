// The distribution of a list's values.

/// How often each value of a list occurs in a window.
public struct Distribution: Sendable {
  public var sampleSize: Int
  /// Ascending by value.
  public var counts: [(value: Int32, count: Int)]
  public var isIncomplete: Bool
}
