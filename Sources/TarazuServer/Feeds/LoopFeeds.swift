// The feeds of one loop's connections, by their questions.

import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuReplica
import TarazuWire

/// The topics that feeds of this loop follow. Loop-bound.
final class LoopFeeds {
  /// How often it looks without being woken: a day may have begun, or rights may have changed, which must act within a
  /// second; reading the records takes a quarter of that.
  private static let interval = Duration.milliseconds(250)
  /// Credentials expire without any change of records: each feed is judged at every third tick, well within a second.
  private static let turns = 3

  private let loop: Loop
  private let reads: Reads
  private let authorizer: Authorizer
  private let waker: FeedWaker?
  private let newest: CachedCubeVersion
  /// The generations of access records and directory that all feeds were judged by.
  private var judged = (access: 0, tree: 0)
  private var turn = 0
  private var added = 0
  private var topics: [[UInt8]: LoopTopic] = [:]
  private var timer: Timer?

  init(_ loop: Loop, reads: Reads, authorizer: Authorizer, waker: FeedWaker?) {
    self.loop = loop
    self.reads = reads
    self.authorizer = authorizer
    self.waker = waker
    newest = CachedCubeVersion(cube: reads.cube, follower: reads.follower)
  }

  /// Compares each question's version with the newest, and asks again for what was touched.
  func askForTouched() {
    newest.refresh()
    let today = reads.clock.today
    for topic in topics.values where !topic.isCurrent(newest.version, today: today) { topic.ask() }
  }

  /// An answer to a question, which may not be followed any more.
  func answered(_ outcome: FeedTopic.Outcome, _ key: [UInt8]) { topics[key]?.answered(outcome) }

  private func tick() {
    askForTouched()
    judge()
    timer = loop.schedule(after: Self.interval) { [self] in tick() }
  }

  private func judge() {
    let now = (access: authorizer.records.generation, tree: authorizer.directory.generation)
    let hasChanged = now != judged
    judged = now
    turn = (turn + 1) % Self.turns
    for topic in topics.values {
      topic.forEach { feed in
        if hasChanged || feed.number % Self.turns == turn { feed.judgeCaller() }
      }
    }
  }

  func add(
    _ key: [UInt8], topic make: () -> FeedTopic, _ deliver: @escaping FeedTopic.Delivery, _ call: ServerCall,
    _ interval: FeedInterval, _ judge: @escaping @Sendable () throws(Status) -> Void
  ) -> Subscriber {
    let topic = topics[key] ?? LoopTopic(make(), loop: loop, reads: reads, newest: newest, deliver)
    topics[key] = topic
    if timer == nil {
      waker?.setHasFeeds(true)
      tick()
    }
    added += 1
    let feed = Subscriber(added, of: topic, for: call, every: interval, judge: judge)
    topic.add(feed)
    return feed
  }

  /// Removes a feed that is over. True if it was the last one of its question here.
  func remove(_ feed: Subscriber, _ key: [UInt8]) -> Bool {
    guard let topic = topics[key] else { return false }
    topic.remove(feed)
    guard topic.isEmpty else { return false }
    topics[key] = nil
    if topics.isEmpty {
      waker?.setHasFeeds(false)
      timer?.cancel()
      timer = nil
    }
    return true
  }
}
