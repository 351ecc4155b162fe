// A commit as the server that made it knows it, without reading the log.

import TarazuDomain

/// A commit that an engine of this process has made: PostgreSQL has confirmed it.
public struct LocalCommit: Sendable {
  /// The commit before it; no other lies between them. Read while the order of commits was held.
  public var previous: CommitPosition
  public var position: CommitPosition
  /// What the log has of it.
  public var changes: [ContributionChange]
  /// The process of PostgreSQL that wrote it; its notification carries this number.
  public var writer: Int32

  public init(previous: CommitPosition, position: CommitPosition, changes: [ContributionChange], writer: Int32) {
    self.previous = previous
    self.position = position
    self.changes = changes
    self.writer = writer
  }
}
