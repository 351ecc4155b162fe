// One question that feeds ask, no matter how many: its answer is computed once for each change.

import TarazuBase
import TarazuCube
import TarazuLoop
import TarazuReplica
import TarazuWire

/// What the feeds of a question share on all loops. Any thread may use it.
final class FeedTopic: Sendable {
  typealias Outcome = Result<EncodedAnswer, Status>
  typealias Delivery = @Sendable (Outcome) -> Void

  private struct Content {
    var newest: EncodedAnswer?
    var isComputing = false
    var waiting: [Delivery] = []
    /// When this topic has paid for the CPU time it has used.
    var paidUntil: UInt64 = 0
  }

  /// How far heavy answers may run ahead of their share, in nanoseconds: a few come right after each other, as for commits
  /// that come close together; they wait only if that goes on.
  private static let credit: UInt64 = 25_000_000

  let question: any FollowedQuestion
  private let reads: Reads
  /// Where answers are computed, except heavy ones.
  private let home: Loop
  private let content = Locked(Content())

  init(_ question: any FollowedQuestion, reads: Reads, home: Loop) {
    self.question = question
    self.reads = reads
    self.home = home
  }

  /// Delivers the current answer, recomputing it if stale. Concurrent callers share one computation, and ask again if its
  /// answer is too old for them. `deliver` is called on any thread.
  func ask(_ deliver: @escaping Delivery) {
    let (version, today) = (reads.cube.version, reads.clock.today)
    let (current, begins) = content.withLock { content -> (EncodedAnswer?, Bool) in
      if let newest = content.newest, newest.isCurrent(version, today: today) { return (newest, false) }
      content.waiting.append(deliver)
      defer { content.isComputing = true }
      return (nil, !content.isComputing)
    }
    if let current { deliver(.success(current)) }
    if begins { compute() }
  }

  private func compute() {
    guard question.isHeavy(reads) else {
      home.execute { self.finish(self.answer()) }
      return
    }
    home.spawn { [self] in
      let due = content.withLock { $0.paidUntil &- min(Self.credit, $0.paidUntil) }
      let began = MonotonicClock.nanoseconds()
      if began < due { try? await home.sleep(for: .nanoseconds(Int64(clamping: due - began))) }
      let start = MonotonicClock.nanoseconds()
      let outcome = await reads.workers.run { self.answer() }
      // A question gets at most two thirds of one worker's time, however often it changes.
      let end = MonotonicClock.nanoseconds()
      content.withLock { $0.paidUntil = max($0.paidUntil, start) &+ (end &- start) / 2 &* 3 }
      finish(outcome)
    }
  }

  private func answer() -> Outcome {
    do throws(Status) { return .success(try reads.answer(question)) } catch { return .failure(error) }
  }

  private func finish(_ outcome: Outcome) {
    let (shared, waiting) = content.withLock { content -> (Outcome, [Delivery]) in
      defer { content.waiting = [] }
      content.isComputing = false
      guard case .success(var answer) = outcome else {
        content.newest = nil
        return (outcome, content.waiting)
      }
      // The same array for the same figures: thousands of feeds then compare addresses.
      if let figures = content.newest?.figures, figures == answer.figures { answer.figures = figures }
      content.newest = answer
      return (.success(answer), content.waiting)
    }
    for deliver in waiting { deliver(shared) }
  }
}
