// Whether the store may be written to, as far as this server knows
// (docs/design/durability.md#while-writing-is-refused).

import TarazuBase
import TarazuLoop

/// Shared by the writers, who find out at each commit, by the watch, which finds out while nothing is written, and by
/// health.
public final class DurabilityState: Sendable {
  private struct Content {
    var refusal: String?
    /// Rises when writing becomes refused: sessions from before are closed, since settings of a role or a database act
    /// on new sessions only.
    var generation = 0
    /// While writing is refused: when a batch may be tried again.
    var nextAttempt = MonotonicInstant.min
  }

  private let content = Locked(Content())
  private let log: @Sendable (String) -> Void

  /// While writing is refused, one group in this time is tried. The others are refused here, so that PostgreSQL's log
  /// does not fill with their errors.
  private static let pause = Duration.seconds(1)

  /// - Parameter log: takes a line for the service's log, at each change.
  public init(log: @escaping @Sendable (String) -> Void) { self.log = log }

  /// Why nothing is written; nil while writing is allowed, or was not tried yet.
  public var refusal: String? { content.withLock { $0.refusal } }

  var generation: Int { content.withLock { $0.generation } }

  /// Why a batch is refused without asking PostgreSQL; nil if it may be tried.
  func refusalWithoutAsking() -> String? {
    let now = MonotonicClock.now()
    return content.withLock { content in
      guard let refusal = content.refusal, now < content.nextAttempt else { return nil }
      return refusal
    }
  }

  /// PostgreSQL could lose what it acknowledges.
  func refuse(_ reason: String) {
    let isNew = content.withLock { content in
      let isNew = content.refusal != reason
      if content.refusal == nil { content.generation += 1 }
      content.refusal = reason
      content.nextAttempt = MonotonicClock.deadline(after: Self.pause)
      return isNew
    }
    if isNew { log("NOT WRITING: what is acknowledged could be lost: \(reason); see docs/dba.md#durability") }
  }

  /// The check passed.
  func allow() {
    let wasRefused = content.withLock { content in
      defer { content.refusal = nil }
      return content.refusal != nil
    }
    if wasRefused { log("writing again: PostgreSQL keeps what it acknowledges") }
  }
}
