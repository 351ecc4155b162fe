// Correctness of data: what did not fit, and what the source should do.

import TarazuProtocol

/// Anomalies or rejections.
public struct QualityPage: PageContent {
  /// The unit that they lie in; nil: the reader's scope.
  public var unit: Unit?
  /// Only those of this reason; empty: all.
  public var reason: String
  public var content: Content

  public init(unit: Unit?, reason: String = "", content: Content) {
    self.unit = unit
    self.reason = reason
    self.content = content
  }

  /// What is shown.
  public enum Content: Sendable {
    case anomalies(ListAnomaliesResponse)
    case rejections(ListRejectionsResponse)
    /// The reader may see neither, but what comes later.
    case nothing
  }
}
