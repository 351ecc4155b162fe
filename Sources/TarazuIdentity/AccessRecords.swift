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
  static let blindMicroseconds = blindMinutes * minuteMicroseconds
  static let blindMinutes: Int64 = 15
  private static let minuteMicroseconds: Int64 = 60 * 1_000_000

  private let known: Locked<AccessSnapshot>
  /// Held while the next snapshot is made, which readers do not wait for.
  private let writing = Lock()
  private let changes = Atomic<Int>(0)
  /// When the epoch was last read: a `StoreTime`'s microseconds.
  private let readAt = Atomic<Int64>(0)

  /// - Parameter secondFactorForAll: whether a session needs a second factor for everything, not only to administer.
  public init(secondFactorForAll: Bool = false) {
    known = Locked(AccessSnapshot(.empty, secondFactorForAll: secondFactorForAll))
  }

  /// What is known now.
  public var snapshot: AccessSnapshot { known.value }

  /// Rises with each new snapshot. Read it before `snapshot`, and remember results under the value read.
  public var generation: Int { changes.load(ordering: .acquiring) }

  /// Whether the epoch was read recently enough to trust what is known, at a time.
  public func isTrusted(at now: StoreTime) -> Bool {
    age(at: now) < Self.blindMicroseconds
  }

  /// For how many whole minutes the epoch has not been read; nil if it was never read.
  func minutesBlind(at now: StoreTime) -> Int64? {
    readAt.load(ordering: .relaxed) == 0 ? nil : age(at: now) / Self.minuteMicroseconds
  }

  private func age(at now: StoreTime) -> Int64 {
    now.microseconds(since: StoreTime(microseconds: readAt.load(ordering: .relaxed)))
  }

  /// Sets whether a session needs a second factor for everything. It acts at once.
  public func demandSecondFactor(ofAll isDemanded: Bool) {
    replace { $0.secondFactorForAll == isDemanded ? nil : AccessSnapshot($0, secondFactorForAll: isDemanded) }
  }

  /// Takes what was read at `content.now`: everything, or the changes since an epoch. Changes that do not continue what
  /// is known are left alone.
  func take(_ content: AccessContent) {
    replace { before in
      guard let since = content.since else {
        confirm(at: content.now)
        return AccessSnapshot(content, secondFactorForAll: before.secondFactorForAll, after: before)
      }
      guard since <= before.epoch else { return nil }
      confirm(at: content.now)
      return before.epoch < content.epoch ? AccessSnapshot(before, changes: content) : nil
    }
  }

  /// Lets go what is over for long. Nobody has rights by it any more.
  func prune(at now: StoreTime) { replace { $0.pruned(at: now) } }

  /// The epoch was read at an instant, and nothing has changed.
  func confirm(at now: StoreTime) { readAt.store(now.microseconds, ordering: .relaxed) }

  private func replace(_ next: (AccessSnapshot) -> AccessSnapshot?) {
    writing.withLock {
      guard let fresh = next(known.value) else { return }
      known.value = fresh
      changes.add(1, ordering: .releasing)
    }
  }
}
