// Whether calls may be answered: not while they could not be recorded.

import Synchronization
import TarazuWire

/// Counts the records that are kept nowhere but in memory, and shuts when there are too many or none can be kept. Any
/// thread may use it.
final class AuditGate: Sendable {
  /// Some 40 MB of records. A tenth as many come at most in a second from callers that ask different things.
  static let most = 100_000
  /// Refused calls are recorded too while it is shut, in so much more.
  private static let mostRefused = most + most / 4

  private let waiting = Atomic<Int>(0)
  private let shut = Atomic<Bool>(false)
  private let unrecorded = Atomic<Int>(0)

  /// Refuses a call while it is shut.
  func admit() throws(Status) {
    guard !shut.load(ordering: .relaxed), waiting.load(ordering: .relaxed) < Self.most else { throw .auditUnavailable }
  }

  /// Whether one more record may wait: of refused calls some do while the gate is shut.
  func hasRoom() -> Bool {
    if waiting.load(ordering: .relaxed) < Self.mostRefused { return true }
    unrecorded.add(1, ordering: .relaxed)
    return false
  }

  /// Records wait.
  func waits(_ count: Int) { waiting.add(count, ordering: .relaxed) }

  /// Records are kept, or are one with others.
  func settled(_ count: Int) { waiting.subtract(count, ordering: .relaxed) }

  func setShut(_ isShut: Bool) { shut.store(isShut, ordering: .relaxed) }

  /// How many refused calls left no record since this was asked last.
  func takeUnrecorded() -> Int { unrecorded.exchange(0, ordering: .relaxed) }
}

extension Status {
  /// Calls cannot be recorded, so none is answered.
  static let auditUnavailable = Status(
    .unavailable, .auditUnavailable, "calls cannot be recorded now, so they are refused", retryDelay: .seconds(1))
}
