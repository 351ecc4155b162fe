// Trying again: what may be repeated, how often, and after which pause. (docs/spec/wire.md#trying-again)

import TarazuLoop
import TarazuProtocol
import TarazuWire

/// The attempts at one call, within its one deadline.
public struct Attempts: Sendable {
  /// How many attempts a call has at most.
  public static let most = 5
  private static let firstPause = 0.1
  private static let growth = 1.6
  private static let longestPause = 10.0
  /// Pauses are longer or shorter by up to this share, so that clients that failed together do not come back together.
  private static let jitter = 0.2

  private let idempotency: IdempotencyLevel
  let deadline: MonotonicInstant
  private(set) var made = 1

  /// - Parameter timeout: for all attempts and pauses together.
  public init(_ idempotency: IdempotencyLevel, timeout: Duration) {
    self.idempotency = idempotency
    deadline = MonotonicClock.deadline(after: timeout)
  }

  /// What is left until the deadline.
  public var remaining: Duration { deadline.duration(since: MonotonicClock.now()) }

  /// Whether a failed call may be repeated: nothing was done, or the failure passes by itself and to do the call twice is
  /// the same as to do it once.
  static func mayRepeat(_ status: Status, _ idempotency: IdempotencyLevel) -> Bool {
    // The same certificate would be shown again.
    if status.reason == .notTrusted { return false }
    if status.isNotExecuted || status.reason == .notConnected { return true }
    return status.code == .unavailable && idempotency != .unknown
  }

  /// How long to wait before the next attempt; nil for no more attempts.
  /// - Parameter chance: from 0 up to 1, for the jitter.
  func pause(after status: Status, chance: Double) -> Duration? {
    guard made < Attempts.most, Attempts.mayRepeat(status, idempotency) else { return nil }
    let pause = max(Attempts.pause(before: made, chance: chance), status.retryDelay ?? .zero)
    return pause < remaining ? pause : nil
  }

  /// The pause before the repetition of that number, from 1.
  public static func pause(before repetition: Int, chance: Double) -> Duration {
    var seconds = firstPause
    for _ in 1..<max(1, repetition) { seconds = min(seconds * growth, longestPause) }
    return .seconds(seconds * (1 + jitter * (2 * chance - 1)))
  }

  mutating func next() { made += 1 }
}

/// At most a tenth of a client's calls are repetitions, apart from a few that are always allowed.
struct RetryBudget: Sendable {
  private static let most = 100
  private static let cost = 10
  private var credit = RetryBudget.most

  mutating func called() { credit = min(RetryBudget.most, credit + 1) }

  /// Takes a repetition from the budget; false if there is none left.
  mutating func take() -> Bool {
    guard credit >= RetryBudget.cost else { return false }
    credit -= RetryBudget.cost
    return true
  }
}
