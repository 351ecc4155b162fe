// All feeds of this server: woken by the follower, on the loops that serve them, without polling.

import TarazuBase
import TarazuLoop
import TarazuNet
import TarazuWire

/// Who follows what.
final class Feeds: Sendable {
  private struct Used {
    let topic: FeedTopic
    var loops = 0
  }

  private let reads: Reads
  private let home: Loop
  private let topics = Locked<[[UInt8]: Used]>([:])
  private let loops: PerLoop<LoopFeeds>

  /// - Parameter home: the loop that computes what feeds ask, so that this delays neither calls nor the follower.
  init(reads: Reads, gate: Gate, loops: [Loop], home: Loop) {
    self.reads = reads
    self.home = home
    self.loops = PerLoop(loops) { LoopFeeds($0, reads: reads, gate: gate) }
  }

  /// The cube has changed. From any thread.
  func wake() {
    for feeds in loops.all { feeds.wake() }
  }

  /// Follows a question until the call is over. On the call's loop.
  /// - Parameter judge: refuses what the caller may not see any more.
  func follow(
    _ question: FeedQuestion, every interval: FeedInterval, for call: ServerCall,
    judge: @escaping @Sendable () throws(Status) -> Void
  ) async {
    guard let feeds = loops[call.loop] else { return }
    let feed = feeds.add(question.key, topic: { take(question) }, call, interval, judge)
    await withUnsafeContinuation { continuation in call.onCancel { continuation.resume() } }
    if feeds.remove(feed, question.key) { giveBack(question.key) }
  }

  private func take(_ question: FeedQuestion) -> FeedTopic {
    topics.withLock { topics in
      var used = topics[question.key] ?? Used(topic: FeedTopic(question.figures, reads: reads, home: home))
      used.loops += 1
      topics[question.key] = used
      return used.topic
    }
  }

  private func giveBack(_ key: [UInt8]) {
    topics.withLock { topics in
      topics[key]?.loops -= 1
      if topics[key]?.loops == 0 { topics[key] = nil }
    }
  }
}
