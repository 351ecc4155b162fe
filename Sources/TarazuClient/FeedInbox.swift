import TarazuBase
import TarazuWire

/// The newest state of a feed that was not taken yet: a newer one replaces it.
final class FeedInbox<State: Sendable>: Sendable {
  private typealias Taken = Result<State?, Status>

  private struct Content {
    var newest: State?
    /// How the feed has ended: with a failure, or with nil well.
    var ending: Status??
    var reader: UnsafeContinuation<Taken, Never>?

    mutating func take() -> Taken? {
      if let state = newest {
        newest = nil
        return .success(state)
      }
      return ending.map { status in status.map { .failure($0) } ?? .success(nil) }
    }
  }

  private let content = Locked(Content())

  func put(_ state: State) {
    wake { $0.newest = state }
  }

  /// There will be no more states; the first end counts.
  func end(_ status: Status?) {
    wake { if $0.ending == nil { $0.ending = .some(status) } }
  }

  private func wake(_ change: @Sendable (inout Content) -> Void) {
    let woken = content.withLock { content -> (UnsafeContinuation<Taken, Never>, Taken)? in
      change(&content)
      guard let reader = content.reader, let result = content.take() else { return nil }
      content.reader = nil
      return (reader, result)
    }
    if let (reader, result) = woken { reader.resume(returning: result) }
  }

  /// The next state; nil at the good end, which a cancelled task has at once. One reader at a time.
  func next() async throws(Status) -> State? {
    try await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        let result = content.withLock { content -> Taken? in
          if let result = content.take() { return result }
          content.reader = continuation
          return nil
        }
        if let result { continuation.resume(returning: result) }
      }
    } onCancel: {
      end(nil)
    }.get()
  }
}
