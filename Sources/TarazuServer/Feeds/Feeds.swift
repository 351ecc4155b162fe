// All feeds of this server: woken by the follower, on the loops that serve them, without polling
// (docs/spec/wire.md#feeds).
//
// A `Subscriber` is one call; a `LoopTopic` one question on one loop; a `FeedTopic` one question on all loops, which is
// computed once for each change. `LoopFeeds` has the topics of a loop. `SubscriberMachine` decides when a feed sends.

import Synchronization
import TarazuBase
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuWire

/// Which question is followed on how many loops. Any thread may use it.
final class Feeds: Sendable {
  private struct Used {
    let topic: FeedTopic
    var loops = 0
  }

  private let reads: Reads
  private let home: Loop
  private let topics = Locked<[[UInt8]: Used]>([:])
  private let wakers: [FeedWaker]
  private let loops: PerLoop<LoopFeeds>

  /// - Parameter home: the loop that computes the answers, heavy ones by the workers, so that this delays neither calls
  ///   nor the follower.
  init(reads: Reads, authorizer: Authorizer, loops: [Loop], home: Loop) {
    self.reads = reads
    self.home = home
    let wakers = loops.map { FeedWaker($0) }
    self.wakers = wakers
    self.loops = PerLoop(loops) { loop in
      LoopFeeds(loop, reads: reads, authorizer: authorizer, waker: wakers.first { $0.loop === loop })
    }
  }

  /// The cube has changed. From any thread.
  func wake() {
    for waker in wakers { waker.wake { [loops] in loops[waker.loop]?.askForTouched() } }
  }

  /// Follows a question until the call is over. On the call's loop.
  /// - Parameter judge: refuses a caller that may not see this any more.
  func follow(
    _ question: FeedQuestion, every interval: FeedInterval, for call: ServerCall,
    judge: @escaping @Sendable () throws(Status) -> Void
  ) async {
    guard let feeds = loops[call.loop] else { return }
    let deliver: FeedTopic.Delivery = { [loops, loop = call.loop, key = question.key] outcome in
      loop.execute { loops[loop]?.answered(outcome, key) }
    }
    let feed = feeds.add(question.key, topic: { take(question) }, deliver, call, interval, judge)
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

/// Wakes the feeds of one loop, if it has any. Any thread may use it.
final class FeedWaker: Sendable {
  let loop: Loop
  private let hasFeeds = Atomic<Bool>(false)
  private let isWoken = Atomic<Bool>(false)

  init(_ loop: Loop) { self.loop = loop }

  /// Runs `look` on the loop, soon. Many changes before that make one look.
  func wake(_ look: @escaping @Sendable () -> Void) {
    guard hasFeeds.load(ordering: .acquiring), !isWoken.exchange(true, ordering: .acquiringAndReleasing) else { return }
    loop.execute { [self] in
      isWoken.store(false, ordering: .sequentiallyConsistent)
      look()
    }
  }

  /// Whether there is anything to wake.
  func setHasFeeds(_ hasFeeds: Bool) { self.hasFeeds.store(hasFeeds, ordering: .sequentiallyConsistent) }
}
