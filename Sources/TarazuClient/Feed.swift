// Figures as they change, as a sequence that goes on over lost connections.

import TarazuLoop
import TarazuProtocol
import TarazuWire

/// What one can ask a feed for: a scorecard or a rank.
public protocol FeedRequest: PositionedRequest {
  /// The figures, whole.
  associatedtype State: PositionedAnswer
  /// The same as the service has it.
  var question: SubscribeRequest.Question { get }
  /// The figures of a message; nil where they are of another kind.
  static func state(of message: SubscribeResponse) -> State?
}

extension GetScorecardRequest: FeedRequest {
  public var question: SubscribeRequest.Question { .scorecard(self) }

  public static func state(of message: SubscribeResponse) -> GetScorecardResponse? {
    if case .scorecard(let state)? = message.state { state } else { nil }
  }
}

extension RankUnitsRequest: FeedRequest {
  public var question: SubscribeRequest.Question { .rank(self) }

  public static func state(of message: SubscribeResponse) -> RankUnitsResponse? {
    if case .rank(let state)? = message.state { state } else { nil }
  }
}

/// Figures at a moment, as a feed brings them.
public struct FeedState<State: Sendable>: Sendable {
  /// Which subscription of the feed it came by, from 1.
  public let subscription: Int
  /// 1 for a subscription's first state, and 1 more for each that the service sent on it. What is missing between two
  /// was replaced by the newer one, because the reader was slow.
  public let sequence: Int64
  public let state: State
}

/// The figures of a question, first whole, then whole again whenever a commit has changed them, but no more often than
/// was asked for; after 15 s without a change, the same with a fresh `as_of`. A slow reader gets the newest state next,
/// never a queue.
///
/// It subscribes when iteration begins, on a connection of its own, and by itself again when a subscription ends for its
/// age (within an hour), with its server, or with its connection; it shows nothing older than it has shown. It ends by
/// cancellation of the iterating task, when the client is closed, or by throwing `Status`: what the service refused, or
/// UNAVAILABLE when it was not reached at first. Once it has begun it waits for the service as long as it takes.
public struct Feed<Request: FeedRequest>: AsyncSequence, Sendable {
  public typealias Element = FeedState<Request.State>
  public typealias Failure = Status

  let client: TarazuClient
  let request: Request
  let interval: Duration
  let interrupted: @Sendable (Status) -> Void

  public func makeAsyncIterator() -> Iterator { Iterator(self) }

  public struct Iterator: AsyncIteratorProtocol {
    private let reader: FeedReader<Request>

    fileprivate init(_ feed: Feed) { reader = FeedReader(feed) }

    public mutating func next() async throws(Status) -> Element? { try await reader.inbox.next() }

    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Status) -> Element? {
      try await reader.inbox.next()
    }
  }
}

extension TarazuClient {
  /// The figures as they change.
  /// - Parameters:
  ///   - interval: the least time between two states, from 1 ms to 1 h; 0 is taken as 1 s.
  ///   - interrupted: called once when a feed that had begun has lost its service; the next state ends that.
  public func feed<Request: FeedRequest>(
    _ request: Request, every interval: Duration = .seconds(1),
    interrupted: @escaping @Sendable (Status) -> Void = { _ in }
  ) -> Feed<Request> {
    Feed(client: self, request: request, interval: interval, interrupted: interrupted)
  }
}

/// Reads a feed for one iterator, and ends with it.
private final class FeedReader<Request: FeedRequest>: Sendable {
  let inbox = FeedInbox<FeedState<Request.State>>()
  private let task: Task<Void, Never>

  init(_ feed: Feed<Request>) {
    let loop = Loop.current ?? feed.client.loops[0]
    task = Task(executorPreference: loop) { [inbox] in
      let work = FeedWork(feed, inbox, loop)
      inbox.end(await work.run())
    }
  }

  deinit { task.cancel() }
}
