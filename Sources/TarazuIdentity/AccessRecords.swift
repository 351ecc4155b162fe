// What this server knows of principals and credentials, and how far that may be trusted.

import Synchronization
import TarazuAccess
import TarazuBase
import TarazuDomain
import TarazuStore

/// The newest snapshot, its generation, and when the store last confirmed it. Any thread may use it.
public final class AccessRecords: Sendable {
  /// A server that could not read the epoch for this long refuses all but Health
  /// (docs/spec/access.md#changes-take-effect-within-a-second).
  static let blindMicroseconds: Int64 = 15 * 60 * 1_000_000

  private let known = Locked(AccessSnapshot.empty)
  private let changes = Atomic<Int>(0)
  /// When the epoch was last read: a `StoreTime`'s microseconds.
  private let readAt = Atomic<Int64>(0)

  public init() {}

  /// What is known now.
  public var snapshot: AccessSnapshot { known.withLock { $0 } }

  /// Rises with each new snapshot. Read it before `snapshot`, and remember results under the value read.
  public var generation: Int { changes.load(ordering: .acquiring) }

  /// Whether the epoch was read recently enough to trust what is known, at a time.
  public func isTrusted(at now: StoreTime) -> Bool {
    now.microseconds(since: StoreTime(microseconds: readAt.load(ordering: .relaxed))) < Self.blindMicroseconds
  }

  /// Replaces everything by what was read at `content.now`.
  func take(_ content: AccessContent) {
    let fresh = AccessSnapshot(content)
    known.withLock { $0 = fresh }
    changes.add(1, ordering: .releasing)
    readAt.store(content.now.microseconds, ordering: .relaxed)
  }

  /// The epoch was read at an instant, and nothing has changed.
  func confirm(at now: StoreTime) { readAt.store(now.microseconds, ordering: .relaxed) }
}
