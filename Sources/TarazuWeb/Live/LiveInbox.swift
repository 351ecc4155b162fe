import TarazuBase

/// What waits to be sent to one viewer: the newest state of each question, never a queue.
final class LiveInbox: Sendable {
  enum Arrival: Sendable, Equatable {
    /// The newest states that came since the last ones.
    case states([[UInt8]])
    /// The figures stand still: the service is away.
    case away
    /// The session is over.
    case signedOut
    case ended
  }

  private struct Content {
    var states: [Int: [UInt8]] = [:]
    var isAway = false
    var ending: Arrival?
    var reader: UnsafeContinuation<Arrival, Never>?

    mutating func take() -> Arrival? {
      if let ending { return ending }
      if !states.isEmpty {
        defer { states = [:] }
        return .states(states.sorted { $0.key < $1.key }.map(\.value))
      }
      guard isAway else { return nil }
      isAway = false
      return .away
    }
  }

  private let content = Locked(Content())

  /// The newest state of a question.
  func put(_ question: Int, _ state: [UInt8]) { wake { $0.states[question] = state } }

  func isAway() { wake { $0.isAway = true } }

  /// Nothing more comes; the first end counts.
  func end(_ arrival: Arrival) { wake { $0.ending = $0.ending ?? arrival } }

  private func wake(_ change: @Sendable (inout Content) -> Void) {
    let woken = content.withLock { content -> (UnsafeContinuation<Arrival, Never>, Arrival)? in
      change(&content)
      guard let reader = content.reader, let arrival = content.take() else { return nil }
      content.reader = nil
      return (reader, arrival)
    }
    if let (reader, arrival) = woken { reader.resume(returning: arrival) }
  }

  /// What comes next; the end at once when the task is cancelled. One reader at a time.
  func next() async -> Arrival {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        let arrival = content.withLock { content -> Arrival? in
          if let arrival = content.take() { return arrival }
          content.reader = continuation
          return nil
        }
        if let arrival { continuation.resume(returning: arrival) }
      }
    } onCancel: {
      end(.ended)
    }
  }
}
