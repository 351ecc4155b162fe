import Testing

@testable import TarazuServer

/// When a feed sends, event by event. No clock, no connection.
@Suite struct SubscriberMachineTests {
  private typealias Machine = SubscriberMachine
  private typealias Step = (event: Machine.Event, action: Machine.Action, state: Machine.State)

  private static let ready = Machine.State.ready(isOverdue: false)
  private static let overdue = Machine.State.ready(isOverdue: true)
  private static let goingOut = Machine.State.offered(isOverdue: false, isAtOnce: true)
  private static let heldBack = Machine.State.offered(isOverdue: false, isAtOnce: false)

  private static func answer(isNew: Bool, isCurrent: Bool = true) -> Machine.Event {
    .roomFound(.init(isNew: isNew, isCurrent: isCurrent))
  }

  /// Runs a machine through the steps, and compares each action and state.
  private func expect(_ steps: [Step], line: Int = #line) -> Machine {
    var machine = Machine(hasShortRest: false)
    for (index, step) in steps.enumerated() {
      let action = machine.handle(step.event)
      #expect(action == step.action, "step \(index) of line \(line)")
      #expect(machine.state == step.state, "step \(index) of line \(line)")
    }
    return machine
  }

  /// The message goes out in the same step as it is offered.
  private static let first: [Step] = [
    (.answered(isNew: true), .offer, goingOut),
    (answer(isNew: true), .send(sequence: 1), .resting),
    (.offerReturned, .nothing, .resting),
  ]

  @Test func aMessageThatGoesOutAtOnce() {
    #expect(expect(Self.first).sequence == 1)
  }

  @Test func nothingNewIsNotOffered() {
    _ = expect([(.answered(isNew: false), .nothing, Self.ready)])
  }

  /// The reader has not taken the message before: this one goes out later, with the answer of that time.
  @Test func aMessageThatIsHeldBack() {
    _ = expect([
      (.answered(isNew: true), .offer, Self.goingOut), (.offerReturned, .nothing, Self.heldBack),
      // Further answers change nothing: the newest is taken when there is room.
      (.answered(isNew: true), .nothing, Self.heldBack),
      (Self.answer(isNew: true), .send(sequence: 1), .resting),
    ])
  }

  @Test func aStaleAnswerIsAskedForAgain() {
    _ = expect([
      (.answered(isNew: true), .offer, Self.goingOut), (.offerReturned, .nothing, Self.heldBack),
      (Self.answer(isNew: true, isCurrent: false), .dropAndAsk, Self.ready),
      (.answered(isNew: true), .offer, Self.goingOut),
      (Self.answer(isNew: true), .send(sequence: 1), .resting),
    ])
  }

  /// What goes out in the same step needs not be current: the answer came just now.
  @Test func atOnceAnAnswerCountsAsCurrent() {
    _ = expect([
      (.answered(isNew: true), .offer, Self.goingOut),
      (Self.answer(isNew: true, isCurrent: false), .send(sequence: 1), .resting),
    ])
  }

  @Test func whatIsNoLongerNewIsDropped() {
    _ = expect([
      (.answered(isNew: true), .offer, Self.goingOut), (.offerReturned, .nothing, Self.heldBack),
      (Self.answer(isNew: false), .drop, Self.ready),
    ])
    _ = expect([
      (.answered(isNew: true), .offer, Self.goingOut), (.offerReturned, .nothing, Self.heldBack),
      (.roomFound(nil), .drop, Self.ready),
    ])
  }

  @Test func aFeedRestsAfterAMessage() {
    _ = expect(
      Self.first + [
        (.answered(isNew: true), .nothing, .resting), (.rested, .look, Self.ready),
        (.answered(isNew: true), .offer, Self.goingOut), (Self.answer(isNew: true), .send(sequence: 2), .resting),
      ])
  }

  /// After a long silence a message is due even if it says nothing new.
  @Test func silenceIsBroken() {
    let rested = Self.first + [(.rested, .look, Self.ready), (.answered(isNew: false), .nothing, Self.ready)]
    _ = expect(
      rested + [
        (.silent, .look, Self.overdue),
        (.answered(isNew: false), .offer, .offered(isOverdue: true, isAtOnce: true)),
        (Self.answer(isNew: false), .send(sequence: 2), .resting), (.rested, .look, Self.ready),
      ])
    // Also while a message is held back, and it stays due if that one is dropped.
    _ = expect(
      rested + [
        (.answered(isNew: true), .offer, Self.goingOut), (.offerReturned, .nothing, Self.heldBack),
        (.silent, .nothing, .offered(isOverdue: true, isAtOnce: false)),
        (Self.answer(isNew: false, isCurrent: false), .dropAndAsk, Self.overdue),
        (.answered(isNew: false), .offer, .offered(isOverdue: true, isAtOnce: true)),
        (Self.answer(isNew: false), .send(sequence: 2), .resting),
      ])
  }

  /// Numbers have no gap: what is dropped has none.
  @Test func numbersHaveNoGap() {
    var machine = Machine(hasShortRest: true)
    var sent: [Int64] = []
    for round in 0..<20 {
      _ = machine.handle(.answered(isNew: true))
      _ = machine.handle(.offerReturned)
      if case .send(let sequence) = machine.handle(Self.answer(isNew: round % 3 != 0)) { sent.append(sequence) }
      _ = machine.handle(.rested)
    }
    #expect(sent == Array(1...13))
  }

  @Test func whoWantsAnAnswer() {
    for hasShortRest in [false, true] {
      var machine = Machine(hasShortRest: hasShortRest)
      #expect(machine.wantsAnswer && machine.isReady)
      _ = machine.handle(.answered(isNew: true))
      #expect(!machine.wantsAnswer && !machine.isReady)
      _ = machine.handle(Self.answer(isNew: true))
      #expect(machine.wantsAnswer == hasShortRest && !machine.isReady)
    }
  }

  /// An event that a state does not expect changes nothing.
  @Test func unexpectedEventsChangeNothing() {
    _ = expect([
      (.offerReturned, .nothing, Self.ready), (.rested, .nothing, Self.ready),
      (Self.answer(isNew: true), .drop, Self.ready), (.answered(isNew: true), .offer, Self.goingOut),
      (.rested, .nothing, Self.goingOut), (Self.answer(isNew: true), .send(sequence: 1), .resting),
      (.silent, .nothing, .resting), (Self.answer(isNew: true), .drop, .resting),
    ])
  }
}
