/// Whether a task may send on a call or waits for room in the connection's output, without I/O. `Sender` is what wakes
/// that task.
enum CallOutput<Sender> {
  case open
  case waiting(Sender)
  /// The call is over, and no task waits.
  case over

  /// A task wants to send. True if it waits for room; false if it goes on at once, to send or to learn that the call is
  /// over. A task that waits already keeps waiting, and the new one goes on.
  mutating func wait(_ sender: Sender, isFull: Bool) -> Bool {
    guard isFull, case .open = self else { return false }
    self = .waiting(sender)
    return true
  }

  /// There is room again; returns the task to wake.
  mutating func roomIsThere() -> Sender? {
    guard case .waiting(let sender) = self else { return nil }
    self = .open
    return sender
  }

  /// The call is over; returns the task to wake.
  mutating func end() -> Sender? {
    defer { self = .over }
    if case .waiting(let sender) = self { return sender } else { return nil }
  }
}

/// The newest message of a feed, without I/O. At most one is on its way; while it is, at most one more waits behind it,
/// and a newer one takes its place. `Make` makes a message at the moment it goes out.
enum LatestMessage<Make> {
  /// The last one ends at this offset of the connection's output.
  case sent(upTo: UInt64)
  /// One waits until the one before it, which ends there, has been sent.
  case waiting(Make, behind: UInt64)
  case over

  init() { self = .sent(upTo: 0) }

  enum Offered: Equatable {
    case sendNow
    /// It waits; the connection is to ask for it as soon as output was sent.
    case waits
    /// It took the place of one that waited already.
    case replaces
    case dropped
  }

  /// - Parameter hasSent: whether the output up to an offset has been sent.
  mutating func offer(_ make: Make, hasSent: (UInt64) -> Bool) -> Offered {
    switch self {
    case .sent(let end) where hasSent(end): return .sendNow
    case .sent(let end):
      self = .waiting(make, behind: end)
      return .waits
    case .waiting(_, let end):
      self = .waiting(make, behind: end)
      return .replaces
    case .over: return .dropped
    }
  }

  /// A message has been queued.
  mutating func queued(upTo end: UInt64) {
    if case .sent = self { self = .sent(upTo: end) }
  }

  enum Due {
    case send(Make)
    /// The message before it has not been sent yet.
    case notYet
    /// Nothing waits any more.
    case nothing
  }

  /// Output was sent: what is due now?
  mutating func due(hasSent: (UInt64) -> Bool) -> Due {
    guard case .waiting(let make, let end) = self else { return .nothing }
    guard hasSent(end) else { return .notYet }
    self = .sent(upTo: end)
    return .send(make)
  }

  mutating func end() { self = .over }
}
