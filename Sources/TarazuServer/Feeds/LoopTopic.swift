// What the feeds of one question on one loop have in common.

import TarazuCalendar
import TarazuCube
import TarazuLoop
import TarazuReplica
import TarazuWire

/// A question's feeds on one loop, and its newest answer there. Loop-bound.
final class LoopTopic {
  let shared: FeedTopic
  let loop: Loop
  private let reads: Reads
  private let newest: CachedCubeVersion
  /// Takes an answer to this topic, from any thread.
  private let deliver: FeedTopic.Delivery
  /// The answer that came last.
  private(set) var known: EncodedAnswer?
  /// The field `as_of` of the newest version, encoded once for each change.
  private var asOfField: [UInt8] = []
  private var encodedChange: UInt64 = 0
  private var isAsked = false
  private var feeds: [ObjectIdentifier: Subscriber] = [:]

  init(
    _ shared: FeedTopic, loop: Loop, reads: Reads, newest: CachedCubeVersion, _ deliver: @escaping FeedTopic.Delivery
  ) {
    self.shared = shared
    self.loop = loop
    self.reads = reads
    self.newest = newest
    self.deliver = deliver
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

  /// Whether the known answer is current.
  func isCurrent(_ version: CubeVersion, today: Day) -> Bool { known?.isCurrent(version, today: today) ?? false }

  /// The known answer, with the newest `as_of` that is true of it, and whether it is current.
  func state() -> (answer: EncodedAnswer, isCurrent: Bool)? {
    newest.refresh()
    guard var answer = known else { return nil }
    guard let asOf = newest.asOf, answer.isCurrent(newest.version, today: reads.clock.today) else {
      return (answer, false)
    }
    if encodedChange != newest.changes {
      asOfField = type(of: shared.question).asOfField(asOf)
      encodedChange = newest.changes
    }
    answer.asOf = asOfField
    return (answer, true)
  }

  /// Requests a fresh answer if any feed is ready to send it.
  func ask() {
    guard !isAsked, feeds.values.contains(where: \.wantsAnswer) else { return }
    isAsked = true
    shared.ask(deliver)
  }

  func answered(_ outcome: FeedTopic.Outcome) {
    isAsked = false
    switch outcome {
    case .success(let answer):
      known = answer
      for feed in feeds.values { feed.offerIfNew() }
      newest.refresh()
      if !isCurrent(newest.version, today: reads.clock.today) { ask() }
    case .failure(let status):
      for feed in feeds.values { feed.fail(status) }
    }
  }
}
