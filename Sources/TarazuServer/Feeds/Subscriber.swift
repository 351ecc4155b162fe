// One call of Subscribe: what it has shown, and when it may show more.

import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// A feed, on its call's loop.
///
/// It is *ready* until it offers a message; from when that goes out it rests for its interval, and is ready again. A
/// message is made when it goes out: then it gets its number and the newest state, and its caller is judged.
final class Subscriber: @unchecked Sendable {
  /// Which of its loop's it is.
  let number: Int
  private let topic: LoopTopic
  private let call: ServerCall
  private let interval: FeedInterval
  private let judge: @Sendable () throws(Status) -> Void

  private var sequence: Int64 = 0
  private var shown: [UInt8]?
  private var sentAt: UInt64 = 0
  private var isOffered = false
  private var isResting = false
  /// Nothing was sent for so long that a message is due whatever it says.
  private var isOverdue = false
  /// Whether a message that is made goes out at once, not after having waited.
  private var isAtOnce = false
  private var timer: Timer?

  init(
    _ number: Int, of topic: LoopTopic, for call: ServerCall, every interval: FeedInterval,
    judge: @escaping @Sendable () throws(Status) -> Void
  ) {
    self.number = number
    self.topic = topic
    self.call = call
    self.interval = interval
    self.judge = judge
  }

  /// Rests that are over, or nearly, by the time that a heavy answer is there, in nanoseconds: it is computed meanwhile.
  private static let shortRest: UInt64 = 2_000_000

  /// Whether a change would be shown about as soon as it is computed.
  var wantsAnswer: Bool { !isOffered && (!isResting || interval.nanoseconds <= Self.shortRest) }

  private var isReady: Bool { !isOffered && !isResting }

  func begin() { lookOrAsk() }

  func end() {
    timer?.cancel()
    timer = nil
  }

  /// Ends the call of a caller who may not see this any more.
  func judgeCaller() {
    do throws(Status) { try judge() } catch { call.fail(error) }
  }

  /// Ends the call because its question cannot be answered any more; who may not ask learns just that.
  func fail(_ status: Status) {
    do throws(Status) {
      try judge()
      call.fail(status)
    } catch { call.fail(error) }
  }

  /// Shows what is known, if that is not what was shown last.
  func look() {
    guard isReady, let known = topic.known, isOverdue || known.figures != shown else { return }
    isOffered = true
    isAtOnce = true
    call.offer { [self] in message() }
    isAtOnce = false
  }

  private func lookOrAsk() {
    if topic.state()?.stands == true { look() } else { topic.ask() }
  }

  /// The message that goes out now; nil where there is nothing to say after all.
  private func message() -> [UInt8]? {
    isOffered = false
    guard let (answer, stands) = topic.state() else { return nil }
    guard isAtOnce || stands else {
      // It waited for its reader, and something happened meanwhile.
      topic.loop.execute { [topic] in topic.ask() }
      return nil
    }
    guard isOverdue || answer.figures != shown else { return nil }
    do throws(Status) { try judge() } catch {
      call.fail(error)
      return nil
    }
    sequence += 1
    shown = answer.figures
    isOverdue = false
    rest()
    return encoded(answer)
  }

  private func rest() {
    isResting = true
    sentAt = MonotonicClock.nanoseconds()
    timer?.cancel()
    timer = topic.loop.schedule(at: sentAt &+ interval.nanoseconds) { [self] in
      isResting = false
      timer = topic.loop.schedule(at: sentAt &+ max(FeedInterval.silence, interval.nanoseconds)) { [self] in
        isOverdue = true
        lookOrAsk()
      }
      lookOrAsk()
    }
  }

  /// A `SubscribeResponse`, put together from what is encoded already.
  private func encoded(_ answer: FreshAnswer) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.tag(1, .varint)
    writer.varint(UInt64(sequence))
    writer.tag(type(of: topic.shared.question).stateField, .lengthDelimited)
    writer.varint(UInt64(answer.figures.count + answer.asOf.count))
    return writer.bytes + answer.figures + answer.asOf
  }
}
