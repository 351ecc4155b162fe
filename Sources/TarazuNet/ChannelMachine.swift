import TarazuLoop

/// The life of a channel, decided without I/O: what happened goes in, what to do comes out, and `Channel` does it.
///
/// No input traps in any state: one that no longer matters gives `none`.
struct ChannelMachine: Equatable {
  enum State: Equatable {
    /// A client's connect is under way.
    case connecting
    case handshaking
    case open(Turn, Output)
    /// What is queued is still sent. `peerHasEnded`: the peer has ended its side, and the owner was notified.
    case closing(Output, peerHasEnded: Bool)
    /// This side has ended. What comes is dropped until the peer's side ends too, so that no reset overtakes an answer.
    case lingering
    case closed
  }

  /// When what is queued on an open channel will be written.
  enum Turn: Equatable {
    /// As soon as a flush is asked for.
    case idle
    /// Soon: a flush is among the loop's work.
    case flushScheduled
    /// At the end of the batch of reads that is being processed. Requests for a flush need nothing more meanwhile.
    case reading(isFlushScheduled: Bool)
  }

  enum Output: Equatable {
    /// Nothing waits for the peer.
    case clear
    /// The socket takes no more; since this instant the peer has taken nothing.
    case blocked(since: UInt64)

    var isBlocked: Bool { self != .clear }
  }

  enum Action: Equatable {
    case none
    /// Look whether the connect has succeeded.
    case finishConnect
    case shakeHands
    case write
    case read
    case writeAndRead
    case dropInput
    /// Start the clock of closing, notify the owner that the peer has ended (if it has), and write.
    case beginClosing(peerHasEnded: Bool)
    /// End this side and start the clock of lingering. After a failure there is no close_notify, because the alert was
    /// the end, and the owner is notified.
    case linger(isFailure: Bool)
    /// Close the socket; before that, send close_notify if the queue was sent in order, or notify the owner of a failure.
    case close(Last)
  }

  /// What goes before the closing of a socket.
  enum Last: Equatable { case nothing, closeNotify, failureNotice }

  private(set) var state: State

  /// With `isConnecting` it is the channel of a client whose connect is under way.
  init(isConnecting: Bool) { state = isConnecting ? .connecting : .handshaking }

  /// For tests.
  init(_ state: State) { self.state = state }

  @inline(__always)
  var isOpen: Bool { if case .open = state { true } else { false } }

  var isClosed: Bool { state == .closed }

  /// Since when the peer has taken nothing of what is queued; nil while nothing is.
  var blockedSince: UInt64? {
    switch state {
    case .open(_, .blocked(let since)), .closing(.blocked(let since), _): since
    case .connecting, .handshaking, .open, .closing, .lingering, .closed: nil
    }
  }

  /// What to watch the socket for, as far as the state says it. TLS says it during a handshake.
  @inline(__always)
  func interest(canRead: Bool) -> Interest {
    switch state {
    case .open(_, let output):
      var interest: Interest = canRead ? .read : []
      if output.isBlocked { interest.insert(.write) }
      return interest
    case .connecting, .closing: return .write
    case .handshaking, .lingering: return .read
    case .closed: return []
    }
  }

  // MARK: The beginning

  /// The socket is ready.
  func ready(_ interest: Interest) -> Action {
    switch state {
    case .connecting: .finishConnect
    case .handshaking: .shakeHands
    case .open:
      switch (interest.contains(.write), interest.contains(.read)) {
      case (true, true): .writeAndRead
      case (true, false): .write
      case (false, true): .read
      case (false, false): .none
      }
    case .closing: .write
    case .lingering: .dropInput
    case .closed: .none
    }
  }

  /// The connect has succeeded.
  mutating func connected() -> Action {
    guard state == .connecting else { return .none }
    state = .handshaking
    return .shakeHands
  }

  /// Whether this was the end of the handshake.
  mutating func handshakeDone() -> Bool {
    guard state == .handshaking else { return false }
    state = .open(.idle, .clear)
    return true
  }

  // MARK: Reading and writing

  /// Something was queued. Whether a flush is to be scheduled for it: not while one is already, and not during a batch
  /// of reads, which ends with a flush.
  mutating func flushIsWanted() -> Bool {
    guard case .open(.idle, let output) = state else { return false }
    state = .open(.flushScheduled, output)
    return true
  }

  /// The scheduled flush has its turn; whether to write. Never within a batch of reads.
  mutating func flushIsDue() -> Bool {
    guard case .open(_, let output) = state else { return false }
    state = .open(.idle, output)
    return true
  }

  /// Whether a batch of reads may begin.
  mutating func beginReading() -> Bool {
    guard case .open(let turn, let output) = state else { return false }
    state = .open(.reading(isFlushScheduled: turn == .flushScheduled), output)
    return true
  }

  /// The batch of reads is over; whether to write what it has queued.
  mutating func endReading() -> Bool {
    guard case .open(let turn, let output) = state else { return false }
    state = .open(turn == .reading(isFlushScheduled: true) ? .flushScheduled : .idle, output)
    return true
  }

  /// As much was written as the socket takes: `before` bytes were queued, and `after` still are.
  /// - Parameter now: read only where something is left.
  mutating func wrote(before: Int, after: Int, at now: @autoclosure () -> UInt64) {
    let old = blockedSince
    let output: Output
    if after == 0 {
      output = .clear
    } else if after < before {
      output = .blocked(since: now())
    } else {
      output = .blocked(since: old ?? now())
    }
    switch state {
    case .open(let turn, _): state = .open(turn, output)
    case .closing(_, let peerHasEnded): state = .closing(output, peerHasEnded: peerHasEnded)
    case .connecting, .handshaking, .lingering, .closed: break
    }
  }

  /// What follows a write after which `unsent` bytes are queued.
  mutating func afterWriting(unsent: Int) -> Action {
    guard case .closing(_, let peerHasEnded) = state, unsent == 0 else { return .none }
    state = peerHasEnded ? .closed : .lingering
    return peerHasEnded ? .close(.closeNotify) : .linger(isFailure: false)
  }

  // MARK: The end

  /// The owner ends the connection in order.
  mutating func close() -> Action {
    switch state {
    case .open(_, let output):
      state = .closing(output, peerHasEnded: false)
      return .beginClosing(peerHasEnded: false)
    case .connecting, .handshaking: return abort()
    case .closing, .lingering, .closed: return .none
    }
  }

  /// The connection ends at once: the owner wants it, or a clock has run out.
  mutating func abort() -> Action {
    guard state != .closed else { return .none }
    state = .closed
    return .close(.nothing)
  }

  /// The peer has ended its side.
  mutating func peerEnded() -> Action {
    guard case .open(_, let output) = state else { return .none }
    state = .closing(output, peerHasEnded: true)
    return .beginClosing(peerHasEnded: true)
  }

  /// TLS or the socket has failed. After an alert of one's own the peer has time to read it; a broken connection is just
  /// closed.
  /// - Parameter isPeersAlert: whether the peer said so by an alert.
  mutating func failed(isPeersAlert: Bool) -> Action {
    switch state {
    case .handshaking where !isPeersAlert, .open where !isPeersAlert:
      state = .lingering
      return .linger(isFailure: true)
    case .connecting, .handshaking, .open, .closing(_, peerHasEnded: false):
      state = .closed
      return .close(.failureNotice)
    case .closing, .lingering: return abort()
    case .closed: return .none
    }
  }
}
