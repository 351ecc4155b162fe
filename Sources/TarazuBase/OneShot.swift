/// A value that one task waits for and that the first of several outcomes delivers; later outcomes do nothing.
///
/// The value may be delivered before the task waits, and from any thread. If nothing delivers one, the task waits for
/// ever, so one outcome is always a timer or the end of what is waited for.
package final class OneShot<Value: Sendable>: Sendable {
  private enum State {
    case open
    case waiting(UnsafeContinuation<Value, Never>)
    case delivered(Value)
  }

  private let state = Locked(State.open)

  package init() {}

  /// Delivers the value; false if there is one already.
  @discardableResult
  package func deliver(_ value: Value) -> Bool {
    let (isFirst, waiter): (Bool, UnsafeContinuation<Value, Never>?) = state.withLock { state in
      switch state {
      case .open:
        state = .delivered(value)
        return (true, nil)
      case .waiting(let continuation):
        state = .delivered(value)
        return (true, continuation)
      case .delivered: return (false, nil)
      }
    }
    waiter?.resume(returning: value)
    return isFirst
  }

  /// The value, once it is delivered. At most one task waits at a time. It continues where it was.
  package nonisolated(nonsending) func wait() async -> Value {
    await withUnsafeContinuation { continuation in
      let value: Value? = state.withLock { state in
        if case .delivered(let value) = state { return value }
        assert({ if case .open = state { true } else { false } }(), "two tasks wait for one value")
        state = .waiting(continuation)
        return nil
      }
      if let value { continuation.resume(returning: value) }
    }
  }
}
