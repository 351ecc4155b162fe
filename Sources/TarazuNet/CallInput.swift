import TarazuWire

/// The messages of one direction of a call, between the wire that brings them and the task that takes them, without I/O.
/// `Receiver` is what wakes that task; it waits only while there is nothing to take.
enum CallInput<Receiver>: ~Copyable {
  /// More may come; these were not taken yet.
  case open(Inbox)
  /// More may come, and the task waits for it.
  case awaited(by: Receiver)
  /// No more come. What was not taken yet may still be, then this is the end.
  case ended(Inbox, Result<Void, Status>)
  /// Nothing is to be taken any more. The bytes of what was not taken count until `removeAll`.
  case cancelled(untaken: Inbox)

  /// What a task gets that wants a message.
  enum Taken {
    case message([UInt8])
    case end(Result<Void, Status>)
    /// It is kept, and returned by the call that brings what it waits for.
    case waits
  }

  init() { self = .open(Inbox()) }

  var isCancelled: Bool {
    switch self {
    case .cancelled: true
    default: false
    }
  }

  /// How it has ended; nil while more may come, and for what was cancelled.
  var end: Result<Void, Status>? {
    switch self {
    case .ended(_, let result): result
    default: nil
    }
  }

  /// When the oldest message came that was not taken yet.
  var oldest: UInt64? {
    switch self {
    case .open(let inbox): inbox.oldest
    case .ended(let inbox, _): inbox.oldest
    case .cancelled(let inbox): inbox.oldest
    case .awaited: nil
    }
  }

  /// Takes the next message for a task. One at a time: a second one is refused while the first waits.
  mutating func take(_ receiver: Receiver) -> Taken {
    switch consume self {
    case .open(var inbox):
      if let message = inbox.take() {
        self = .open(inbox)
        return .message(message)
      }
      self = .awaited(by: receiver)
      return .waits
    case .awaited(let first):
      self = .awaited(by: first)
      return .end(.failure(.failedPrecondition("another task waits for this call's next message")))
    case .ended(var inbox, let result):
      let message = inbox.take()
      self = .ended(inbox, result)
      return message.map { .message($0) } ?? .end(result)
    case .cancelled(let inbox):
      self = .cancelled(untaken: inbox)
      return .end(.failure(.cancelled()))
    }
  }

  /// A message has come; returns the task that it is for, if one waits.
  mutating func arrived(_ message: [UInt8], at instant: UInt64) -> Receiver? {
    switch consume self {
    case .open(var inbox):
      inbox.put(message, at: instant)
      self = .open(inbox)
      return nil
    case .awaited(let receiver):
      self = .open(Inbox())
      return receiver
    case .ended(var inbox, let result):
      inbox.put(message, at: instant)
      self = .ended(inbox, result)
      return nil
    case .cancelled(var inbox):
      inbox.put(message, at: instant)
      self = .cancelled(untaken: inbox)
      return nil
    }
  }

  /// No more messages come; returns the task that waits, which gets this end. The first end is the one that counts.
  mutating func end(_ result: Result<Void, Status>) -> Receiver? {
    switch consume self {
    case .open(let inbox):
      self = .ended(inbox, result)
      return nil
    case .awaited(let receiver):
      self = .ended(Inbox(), result)
      return receiver
    case .ended(let inbox, let first):
      self = .ended(inbox, first)
      return nil
    case .cancelled(let inbox):
      self = .cancelled(untaken: inbox)
      return nil
    }
  }

  /// From now on a task that wants a message gets CANCELLED, even if messages have come. Returns the task that waits,
  /// which gets the same.
  mutating func cancel() -> Receiver? {
    switch consume self {
    case .open(let inbox):
      self = .cancelled(untaken: inbox)
      return nil
    case .ended(let inbox, _):
      self = .cancelled(untaken: inbox)
      return nil
    case .cancelled(let inbox):
      self = .cancelled(untaken: inbox)
      return nil
    case .awaited(let receiver):
      self = .cancelled(untaken: Inbox())
      return receiver
    }
  }

  /// Drops what was not taken, and returns how many bytes that were.
  mutating func removeAll() -> Int {
    switch consume self {
    case .open(var inbox):
      let count = inbox.removeAll()
      self = .open(inbox)
      return count
    case .awaited(let receiver):
      self = .awaited(by: receiver)
      return 0
    case .ended(var inbox, let result):
      let count = inbox.removeAll()
      self = .ended(inbox, result)
      return count
    case .cancelled(var inbox):
      let count = inbox.removeAll()
      self = .cancelled(untaken: inbox)
      return count
    }
  }
}
