import TarazuProtocol
import TarazuWire

/// When a feed subscribes again, decided without I/O.
struct FeedPatience {
  enum Decision: Equatable {
    /// - isInterruption: whether a feed that ran has lost its service with this.
    case again(after: Duration, isInterruption: Bool)
    case end
  }

  /// Whether there has been a state.
  private(set) var hasBegun = false
  /// How often it has subscribed without a state since the last one.
  private(set) var failures = 0

  mutating func state() {
    hasBegun = true
    failures = 0
  }

  /// - Parameter chance: from 0 up to 1, for the jitter.
  mutating func decide(after status: Status, chance: Double) -> Decision {
    failures += 1
    // It has come to its age, which is no loss and not reported.
    if status.reason == .feedAge, hasBegun, failures == 1 { return .again(after: .zero, isInterruption: false) }
    let mayRepeat = Attempts.mayRepeat(status, .noSideEffects) || status.reason == .otherHistory
    guard mayRepeat, hasBegun || failures < Attempts.most else { return .end }
    let pause = Attempts.pause(before: failures, chance: chance)
    return .again(after: Swift.max(pause, status.retryDelay ?? .zero), isInterruption: hasBegun && failures == 1)
  }
}
