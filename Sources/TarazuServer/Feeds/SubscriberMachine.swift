// When one feed sends: a state machine without I/O and without a clock. `Subscriber` does what it says.

/// A feed's state.
///
/// It is *ready* until it offers a message. A message is made when it goes out, because only then is the newest state
/// known; it may turn out that there is nothing to say after all. After a message the feed *rests* for its interval.
struct SubscriberMachine: Equatable, Sendable {
  enum State: Equatable, Sendable {
    /// It may offer a message. When it is overdue, nothing was sent for so long that a message is due even if it says
    /// nothing new.
    case ready(isOverdue: Bool)
    /// A message was offered; it goes out once the reader has taken the one before. While `isAtOnce`, it goes out in the
    /// same step, so that nothing can have changed since.
    case offered(isOverdue: Bool, isAtOnce: Bool)
    /// A message was sent, and its interval is not over.
    case resting
  }

  enum Event: Equatable, Sendable {
    /// There is a current answer. New means: other figures than were sent last.
    case answered(isNew: Bool)
    /// The connection has taken the offer, and has sent it or holds it back.
    case offerReturned
    /// The offered message goes out now, with this answer; nil where there is none.
    case roomFound(Answer?)
    /// The interval since the last message is over.
    case rested
    /// Nothing was sent for so long that readers may think the feed is broken.
    case silent
  }

  struct Answer: Equatable, Sendable {
    var isNew: Bool
    /// Whether nothing has touched the answer's unit since it was computed.
    var isCurrent: Bool
  }

  enum Action: Equatable, Sendable {
    case nothing
    /// Offer a message to the connection.
    case offer
    /// Send the message that was offered, with this number.
    case send(sequence: Int64)
    /// Send nothing: there is nothing to say.
    case drop
    /// Send nothing, and ask for a current answer.
    case dropAndAsk
    /// Compare with the newest answer, or ask for it.
    case look
  }

  private(set) var state = State.ready(isOverdue: false)
  /// Messages sent so far; each carries its number.
  private(set) var sequence: Int64 = 0
  /// Whether the interval is so short that it is about over when an answer has been computed.
  let hasShortRest: Bool

  init(hasShortRest: Bool) { self.hasShortRest = hasShortRest }

  var isReady: Bool { if case .ready = state { true } else { false } }

  /// Whether a new answer would be sent about as soon as it is computed.
  var wantsAnswer: Bool {
    switch state {
    case .ready: true
    case .offered: false
    case .resting: hasShortRest
    }
  }

  mutating func handle(_ event: Event) -> Action {
    switch (state, event) {
    case (.ready(let isOverdue), .answered(let isNew)) where isNew || isOverdue:
      state = .offered(isOverdue: isOverdue, isAtOnce: true)
      return .offer
    case (.offered(let isOverdue, _), .offerReturned):
      state = .offered(isOverdue: isOverdue, isAtOnce: false)
      return .nothing
    case (.offered(let isOverdue, let isAtOnce), .roomFound(let answer)):
      return goOut(answer, isOverdue: isOverdue, isAtOnce: isAtOnce)
    case (.resting, .rested):
      state = .ready(isOverdue: false)
      return .look
    case (.ready, .silent):
      state = .ready(isOverdue: true)
      return .look
    case (.offered(_, let isAtOnce), .silent):
      state = .offered(isOverdue: true, isAtOnce: isAtOnce)
      return .nothing
    case (.ready, .answered), (.ready, .offerReturned), (.ready, .rested), (.offered, .answered), (.offered, .rested),
      (.resting, .answered), (.resting, .offerReturned), (.resting, .silent):
      return .nothing
    case (.ready, .roomFound), (.resting, .roomFound):
      return .drop
    }
  }

  private mutating func goOut(_ answer: Answer?, isOverdue: Bool, isAtOnce: Bool) -> Action {
    state = .ready(isOverdue: isOverdue)
    guard let answer else { return .drop }
    // It waited for its reader, and something has changed meanwhile.
    guard isAtOnce || answer.isCurrent else { return .dropAndAsk }
    guard isOverdue || answer.isNew else { return .drop }
    state = .resting
    sequence += 1
    return .send(sequence: sequence)
  }
}
