// Which of many findings are kept, so that few of those that are kept are false: Benjamini and Hochberg.

public enum FalseDiscovery {
  /// The share of false ones among the sentences of the morning list.
  public static let rate = 0.05

  /// The greatest p that is accepted; nil where none is. With the p in ascending order it is the last one that is at
  /// most rate x its place / their number.
  public static func limit(_ p: [Double], rate: Double = rate) -> Double? {
    let sorted = p.sorted()
    let last = sorted.indices.last { sorted[$0] <= rate * Double($0 + 1) / Double(sorted.count) }
    return last.map { sorted[$0] }
  }
}
