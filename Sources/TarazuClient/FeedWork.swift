// A feed's subscriptions, one after the other.

import TarazuBase
import TarazuLoop
import TarazuProtocol
import TarazuWire

/// When a feed subscribes again. Pure.
struct FeedPatience {
  enum Step: Equatable {
    /// - isInterruption: whether a feed that ran has lost its service with this.
    case again(after: Duration, isInterruption: Bool)
    case end
  }

  /// Whether there was a state ever.
  private(set) var hasBegun = false
  /// How often it was subscribed without a state since the last one.
  private(set) var failures = 0

  mutating func state() {
    hasBegun = true
    failures = 0
  }

  /// - Parameter chance: from 0 up to 1, for the jitter.
  mutating func step(after status: Status, chance: Double) -> Step {
    failures += 1
    // Its time was over, which is told by nobody.
    if status.reason == .feedAge, hasBegun, failures == 1 { return .again(after: .zero, isInterruption: false) }
    let mayRepeat = Attempts.mayRepeat(status, .noSideEffects) || status.reason == .otherHistory
    guard mayRepeat, hasBegun || failures < Attempts.most else { return .end }
    let pause = Attempts.pause(before: failures, chance: chance)
    return .again(after: Swift.max(pause, status.retryDelay ?? .zero), isInterruption: hasBegun && failures == 1)
  }
}

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
        guard case .again(let pause, let isInterruption) = patience.step(after: error, chance: .random(in: 0..<1)),
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

/// Rings when nothing was heard for long.
private final class SilenceAlarm: @unchecked Sendable {
  private let lock = Lock()
  private var heardAt = MonotonicClock.nanoseconds()
  private var rung = false
  private let limit: UInt64
  private let ring: @Sendable () -> Void

  /// - Parameter limit: in nanoseconds.
  init(after limit: UInt64, _ ring: @escaping @Sendable () -> Void) {
    self.limit = limit
    self.ring = ring
  }

  var hasRung: Bool { lock.withLock { rung } }

  func heard() { lock.withLock { heardAt = MonotonicClock.nanoseconds() } }

  /// Watches until it rings or the task is cancelled.
  func start(on loop: Loop) -> Task<Void, Never> {
    Task(executorPreference: loop) {
      while true {
        let silence = MonotonicClock.nanoseconds() - self.lock.withLock { self.heardAt }
        if silence >= self.limit { break }
        guard (try? await loop.sleep(for: .nanoseconds(Int64(clamping: self.limit - silence)))) != nil else { return }
      }
      self.lock.withLock { self.rung = true }
      self.ring()
    }
  }
}
