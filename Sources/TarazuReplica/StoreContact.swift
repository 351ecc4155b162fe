// Whether PostgreSQL answers this server, which health tells (docs/spec/wire.md#health).

import Synchronization
import TarazuLoop

/// What became of the last small question to the store. `AccessRegistry` asks one four times a second, on a connection
/// that nothing else uses. Any thread may read it.
public final class StoreContact: Sendable {
  /// A question that is open for longer is taken for unanswered. With the pause between two questions and the pace at
  /// which a watch looks, health tells within a second that PostgreSQL has stopped or does not move.
  static let patience: UInt64 = 500_000_000

  /// When the open question was asked, in nanoseconds of the monotonic clock; `none` while there is no open question,
  /// and `failed` from when one failed until one is answered.
  private let asked = Atomic<UInt64>(StoreContact.failed)
  private static let none: UInt64 = .max
  private static let failed: UInt64 = 0

  public init() {}

  /// A question begins.
  public func begin(at now: MonotonicInstant) {
    // After a failure only an answer shows that the store is back.
    _ = asked.compareExchange(expected: Self.none, desired: now.nanoseconds, ordering: .relaxed)
  }

  /// The question was answered.
  public func answered() { asked.store(Self.none, ordering: .relaxed) }

  /// The question failed: the store is away, or answers with errors.
  public func lost() { asked.store(Self.failed, ordering: .relaxed) }

  /// Whether the store answers.
  public func isThere(at now: MonotonicInstant) -> Bool {
    let asked = asked.load(ordering: .relaxed)
    return asked == Self.none || MonotonicInstant(nanoseconds: asked).later(byNanoseconds: Self.patience) > now
  }
}
