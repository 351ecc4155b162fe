// A feed's subscriptions, one after the other.

import TarazuLoop
import TarazuProtocol
import TarazuWire

/// The work of one feed, in the task that runs it.
struct FeedWork<Request: FeedRequest>: Sendable {
  private typealias Stream = MessageStream<SubscribeRequest, SubscribeResponse>

  private let feed: Feed<Request>
  private let inbox: FeedInbox<FeedState<Request.State>>
  private let loop: Loop

  init(_ feed: Feed<Request>, _ inbox: FeedInbox<FeedState<Request.State>>, _ loop: Loop) {
    self.feed = feed
    self.inbox = inbox
    self.loop = loop
  }

  /// Returns how the feed ended: nil when it was cancelled, or its client closed.
  func run() async -> Status? {
    var patience = FeedPatience()
    var subscription = 0
    while true {
      let position = feed.client.position
      do throws(Status) {
        subscription += 1
        try await follow(subscription, from: position, &patience)
      } catch {
        if Task.isCancelled || error.code == .cancelled { return nil }
        feed.client.drop(position, after: error)
        guard case .again(let pause, let isInterruption) = patience.decide(after: error, chance: .random(in: 0..<1)),
          patience.hasBegun || feed.client.takeRepetition()
        else { return error }
        if isInterruption { feed.interrupted(error) }
        do throws(Status) { try await feed.client.sleep(pause) } catch { return nil }
      }
    }
  }

  /// One subscription, to its end.
  private func follow(
    _ subscription: Int, from position: String, _ patience: inout FeedPatience
  ) async throws(Status) {
    let stream: Stream = try await feed.client.openStream(
      KpiService.subscribe, payload(from: position), timeout: nil)
    let alarm = SilenceAlarm(after: FeedWork.silence(feed.interval)) { stream.cancel() }
    let watch = alarm.start(on: loop)
    defer { watch.cancel() }
    do throws(Status) {
      while let message = try await stream.receive() {
        alarm.heard()
        guard let state = Request.state(of: message) else {
          throw Status(.unknown, .badAnswer, "the service's feed brought other figures than were asked for")
        }
        patience.state()
        feed.client.keep(state)
        inbox.put(FeedState(subscription: subscription, sequence: message.sequence, state: state))
      }
    } catch {
      guard alarm.hasRung else { throw error }
      throw .unavailable("the feed has brought nothing for too long", reason: .connectionLost)
    }
    throw FeedWork.ended
  }

  private func payload(from position: String) -> [UInt8] {
    var request = feed.request
    if request.minPosition.isEmpty { request.minPosition = position }
    let (seconds, attoseconds) = feed.interval.components
    let interval = ProtobufDuration(seconds: seconds, nanos: Int32(clamping: attoseconds / 1_000_000_000))
    return SubscribeRequest(minInterval: interval, question: request.question).encode()
  }

  private static var ended: Status { .unavailable("the service ended the feed", reason: .feedAge) }

  /// In nanoseconds.
  private static func silence(_ interval: Duration) -> UInt64 {
    let (sum, overflow) = interval.wholeNanoseconds.addingReportingOverflow(ClientLimits.feedSilence.wholeNanoseconds)
    return overflow ? .max : sum
  }
}
