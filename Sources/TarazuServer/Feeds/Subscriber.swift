// One call of Subscribe: does what `SubscriberMachine` decides.

import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// A feed, on its call's loop. A message is made when it goes out: then it gets its number and the newest state, and its
/// caller is judged. Loop-bound.
final class Subscriber {
  /// Its number among the feeds of its loop.
  let number: Int
  private let topic: LoopTopic
  private let call: ServerCall
  private let interval: FeedInterval
  private let judge: @Sendable () throws(Status) -> Void

  private var machine: SubscriberMachine
  /// The figures that were sent last.
  private var sent: [UInt8]?
  private var timer: Timer?

  /// An interval that is over by the time that an answer is computed, in nanoseconds.
  private static let shortRest: UInt64 = 2_000_000

  init(
    _ number: Int, of topic: LoopTopic, for call: ServerCall, every interval: FeedInterval,
    judge: @escaping @Sendable () throws(Status) -> Void
  ) {
    self.number = number
    self.topic = topic
    self.call = call
    self.interval = interval
    self.judge = judge
    machine = SubscriberMachine(hasShortRest: interval.nanoseconds <= Self.shortRest)
  }

  /// Whether a new answer would be sent about as soon as it is computed.
  var wantsAnswer: Bool { machine.wantsAnswer }

  func begin() { lookOrAsk() }

  func end() {
    timer?.cancel()
    timer = nil
  }

  /// Ends the call of a caller that may not see this any more.
  func judgeCaller() {
    do throws(Status) { try judge() } catch { call.fail(error) }
  }

  /// Ends the call because its question cannot be answered any more; a caller that may not ask learns only that.
  func fail(_ status: Status) {
    do throws(Status) {
      try judge()
      call.fail(status)
    } catch { call.fail(error) }
  }

  /// Sends the known answer if it is not what was sent last.
  func offerIfNew() {
    guard machine.isReady, let known = topic.known else { return }
    guard machine.handle(.answered(isNew: known.figures != sent)) == .offer else { return }
    call.offer { [self] in message() }
    _ = machine.handle(.offerReturned)
  }

  private func lookOrAsk() {
    if topic.state()?.isCurrent == true { offerIfNew() } else { topic.ask() }
  }

  /// The message that goes out now; nil where there is nothing to say after all.
  private func message() -> [UInt8]? {
    let state = topic.state()
    let action = machine.handle(
      .roomFound(state.map { .init(isNew: $0.answer.figures != sent, isCurrent: $0.isCurrent) }))
    switch action {
    case .send(let sequence):
      guard let answer = state?.answer, mayStillSee() else { return nil }
      sent = answer.figures
      rest()
      return encoded(answer, sequence)
    case .dropAndAsk:
      // Not within this call, because asking may offer a message.
      _ = topic.loop.schedule(after: .zero) { [topic] in topic.ask() }
      return nil
    case .nothing, .offer, .drop, .look: return nil
    }
  }

  private func mayStillSee() -> Bool {
    do throws(Status) {
      try judge()
      return true
    } catch {
      call.fail(error)
      return false
    }
  }

  private func rest() {
    let sentAt = MonotonicClock.now()
    timer?.cancel()
    timer = topic.loop.schedule(at: sentAt.later(byNanoseconds: interval.nanoseconds)) { [self] in
      let silence = max(FeedInterval.silence, interval.nanoseconds)
      timer = topic.loop.schedule(at: sentAt.later(byNanoseconds: silence)) { [self] in
        if machine.handle(.silent) == .look { lookOrAsk() }
      }
      if machine.handle(.rested) == .look { lookOrAsk() }
    }
  }

  /// A `SubscribeResponse`, put together from encoded parts.
  private func encoded(_ answer: EncodedAnswer, _ sequence: Int64) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.tag(1, .varint)
    writer.varint(UInt64(sequence))
    writer.tag(type(of: topic.shared.question).stateField, .lengthDelimited)
    writer.varint(UInt64(answer.figures.count + answer.asOf.count))
    return writer.bytes + answer.figures + answer.asOf
  }
}
