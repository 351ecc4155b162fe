// The feeds of one loop's connections, by their questions.

import Synchronization
import TarazuCalendar
import TarazuCube
import TarazuLoop
import TarazuNet
import TarazuWire

/// Feeds and what they have in common. On its loop alone, but for `wake`.
final class LoopFeeds: @unchecked Sendable {
  /// How often it looks though nothing woke it: a day may have begun, or somebody's rights have changed, which is to act
  /// within a second, of which reading the records takes a quarter.
  private static let interval = Duration.milliseconds(250)
  /// A credential's time may be over though no record changed: each feed is judged at one tick of so many.
  private static let turns = 4

  private let loop: Loop
  private let reads: Reads
  private let gate: Gate
  private let newest: LoopMark
  /// The generations of credentials and directory that all were judged by.
  private var judged = (access: 0, tree: 0)
  private var turn = 0
  private var added = 0
  private var topics: [[UInt8]: LoopTopic] = [:]
  private var timer: Timer?
  private let hasFeeds = Atomic<Bool>(false)
  private let isWoken = Atomic<Bool>(false)

  init(_ loop: Loop, reads: Reads, gate: Gate) {
    self.loop = loop
    self.reads = reads
    self.gate = gate
    newest = LoopMark(cube: reads.cube, follower: reads.follower)
  }

  /// The cube has changed. From any thread; many changes make one look.
  func wake() {
    guard hasFeeds.load(ordering: .acquiring), !isWoken.exchange(true, ordering: .acquiringAndReleasing) else { return }
    loop.execute { [self] in
      isWoken.store(false, ordering: .sequentiallyConsistent)
      look()
    }
  }

  /// Compares each question's stamp with the newest; what was touched is asked anew.
  private func look() {
    newest.refresh()
    let today = reads.clock.today
    for topic in topics.values where !topic.isKnown(newest.mark, today: today) { topic.ask() }
  }

  private func tick() {
    look()
    judge()
    timer = loop.schedule(after: Self.interval) { [self] in tick() }
  }

  private func judge() {
    let now = (access: gate.registry.generation, tree: gate.directory.generation)
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
    _ key: [UInt8], topic make: () -> FeedTopic, _ call: ServerCall, _ interval: FeedInterval,
    _ judge: @escaping @Sendable () throws(Status) -> Void
  ) -> Subscriber {
    let topic = topics[key] ?? LoopTopic(make(), loop: loop, reads: reads, newest: newest)
    topics[key] = topic
    if timer == nil {
      hasFeeds.store(true, ordering: .sequentiallyConsistent)
      tick()
    }
    added += 1
    let feed = Subscriber(added, of: topic, for: call, every: interval, judge: judge)
    topic.add(feed)
    return feed
  }

  /// Lets go of a feed that is over; whether it was the last one of its question here.
  func remove(_ feed: Subscriber, _ key: [UInt8]) -> Bool {
    guard let topic = topics[key] else { return false }
    topic.remove(feed)
    guard topic.isEmpty else { return false }
    topics[key] = nil
    if topics.isEmpty {
      hasFeeds.store(false, ordering: .sequentiallyConsistent)
      timer?.cancel()
      timer = nil
    }
    return true
  }
}

/// What feeds of one question on one loop have in common.
final class LoopTopic: @unchecked Sendable {
  let shared: FeedTopic
  let loop: Loop
  private let reads: Reads
  private let newest: LoopMark
  /// What was told last.
  private(set) var known: FreshAnswer?
  private var isAsked = false
  private var feeds: [ObjectIdentifier: Subscriber] = [:]

  init(_ shared: FeedTopic, loop: Loop, reads: Reads, newest: LoopMark) {
    self.shared = shared
    self.loop = loop
    self.reads = reads
    self.newest = newest
  }

  var isEmpty: Bool { feeds.isEmpty }

  func add(_ feed: Subscriber) {
    feeds[ObjectIdentifier(feed)] = feed
    feed.begin()
  }

  func remove(_ feed: Subscriber) {
    feeds[ObjectIdentifier(feed)] = nil
    feed.end()
  }

  func forEach(_ body: (Subscriber) -> Void) {
    for feed in feeds.values { body(feed) }
  }

  /// Whether what is known stands.
  func isKnown(_ mark: CubeVersion, today: Day) -> Bool { known?.stands(mark, today: today) ?? false }

  /// What is known, with the newest `as_of` that is true of it, and whether it stands.
  func state() -> (answer: FreshAnswer, stands: Bool)? {
    newest.refresh()
    guard var answer = known else { return nil }
    guard let asOf = newest.asOf, answer.stands(newest.mark, today: reads.clock.today) else { return (answer, false) }
    answer.asOf = type(of: shared.question).asOfField(asOf)
    return (answer, true)
  }

  /// Has the answer told anew if some feed would show it by then.
  func ask() {
    guard !isAsked, feeds.values.contains(where: \.wantsAnswer) else { return }
    isAsked = true
    shared.ask { [weak self, loop] outcome in
      loop.execute { [weak self] in self?.told(outcome) }
    }
  }

  private func told(_ outcome: FeedTopic.Outcome) {
    isAsked = false
    switch outcome {
    case .success(let answer):
      known = answer
      for feed in feeds.values { feed.look() }
      newest.refresh()
      if !isKnown(newest.mark, today: reads.clock.today) { ask() }
    case .failure(let status):
      for feed in feeds.values { feed.fail(status) }
    }
  }
}
