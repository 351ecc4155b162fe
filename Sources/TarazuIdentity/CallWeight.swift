// Holding calls against the limits of their principals (docs/spec/access.md#limits-of-a-principal).

import TarazuAccess
import TarazuLoop
import TarazuNet
import TarazuWire

/// What a call that is answered by a task takes of its principal's limits.
public enum CallWeight: Sendable {
  /// It was counted when it came, before it was found that it cannot be answered at once.
  case counted
  /// A call that sends events, which are counted themselves.
  case sending
  /// It takes more than a look into memory.
  case heavy
  /// Likewise, and it reads the store.
  case storeRead
}

extension AuthorizedCall {
  /// Runs the work of a call if its principal's limits allow it; a read of the store when it is its turn. On the call's
  /// loop.
  public func withinLimits<Value>(
    _ weight: CallWeight, _ call: ServerCall, _ body: () async throws -> Value
  ) async throws -> Value {
    try usage.callBegins()
    defer { usage.callEnded() }
    switch weight {
    case .counted: return try await body()
    case .sending:
      try usage.countCall(at: MonotonicClock.now())
      return try await body()
    case .heavy, .storeRead:
      let now = MonotonicClock.now()
      try usage.countCall(at: now)
      try usage.countHeavyCall(at: now)
      guard case .storeRead = weight else { return try await body() }
      return try await usage.reads.inTurn(of: usage, for: call, body)
    }
  }

  /// Counts a call that was counted when it came, and now is found to take more than a look into memory.
  public func countHeavyCall() throws(Status) { try usage.countHeavyCall(at: MonotonicClock.now()) }
}
