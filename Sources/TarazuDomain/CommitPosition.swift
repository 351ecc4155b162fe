// How far a cube has followed the commit log.

/// A commit of the commit log: what an answer's `as_of` names, and what a reader may wait for.
public struct CommitPosition: Hashable, Sendable {
  /// Its number; later commits have greater ones, with gaps.
  public var number: Int64
  /// Random bits of its own: after a restore, the same number comes back with other content and another tag.
  public var tag: UInt64
  /// When it was made; rises from commit to commit.
  public var committedAt: StoreTime

  public init(number: Int64, tag: UInt64, committedAt: StoreTime) {
    self.number = number
    self.tag = tag
    self.committedAt = committedAt
  }
}

// MARK: - As text

extension CommitPosition {
  /// What clients are given: opaque to them, at most 57 characters of `[0-9a-f.-]`.
  public var text: String {
    let digits = String(tag, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.utf8.count)
    return "\(number).\(padding)\(digits).\(committedAt.microseconds)"
  }

  /// Reads what `text` wrote; nil for anything else.
  public init?(text: some StringProtocol) {
    guard text.utf8.count <= 64 else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let number = Int64(parts[0]), let tag = UInt64(parts[1], radix: 16),
      let committedAt = Int64(parts[2])
    else { return nil }
    self.init(number: number, tag: tag, committedAt: StoreTime(microseconds: committedAt))
    guard self.text == text else { return nil }
  }
}
