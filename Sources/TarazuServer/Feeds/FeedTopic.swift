// One question that feeds ask, whoever and however many: its answer is computed once for each change.

import TarazuBase
import TarazuCube
import TarazuLoop
import TarazuWire

/// What the feeds of a question share on all loops.
final class FeedTopic: Sendable {
  typealias Outcome = Result<FreshAnswer, Status>

  private struct Content {
    var newest: FreshAnswer?
    var isComputing = false
    var waiting: [@Sendable (Outcome) -> Void] = []
    /// Until when what was computed so far would have taken, at the share that a question may have.
    var paidUntil: UInt64 = 0
  }

  /// How far heavy answers may run ahead of their share: a few come right after each other, as for commits that come
  /// close together, and wait only if it goes on like that. Nanoseconds.
  private static let credit: UInt64 = 25_000_000

  let question: any FigureQuestion
  private let reads: Reads
  /// Where answers are computed, but for heavy ones.
  private let home: Loop
  private let content = Locked(Content())

  init(_ question: any FigureQuestion, reads: Reads, home: Loop) {
    self.question = question
    self.reads = reads
    self.home = home
  }

  /// Has the answer told, computed anew if it does not stand any more. While one is computed all who ask get that one,
  /// and ask again if it is too old for them. `deliver` is called on any thread.
  func ask(_ deliver: @escaping @Sendable (Outcome) -> Void) {
    let (mark, today) = (reads.cube.version, reads.clock.today)
    let (standing, begins) = content.withLock { content -> (FreshAnswer?, Bool) in
      if let newest = content.newest, newest.stands(mark, today: today) { return (newest, false) }
      content.waiting.append(deliver)
      defer { content.isComputing = true }
      return (nil, !content.isComputing)
    }
    if let standing { deliver(.success(standing)) }
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
      // At most two thirds of one worker's time go into a question, however often it changes.
      let end = MonotonicClock.nanoseconds()
      content.withLock { $0.paidUntil = max($0.paidUntil, start) &+ (end &- start) / 2 &* 3 }
      finish(outcome)
    }
  }

  private func answer() -> Outcome {
    do throws(Status) { return .success(try reads.answer(question)) } catch { return .failure(error) }
  }

  private func finish(_ outcome: Outcome) {
    let (told, waiting) = content.withLock { content -> (Outcome, [@Sendable (Outcome) -> Void]) in
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
    for deliver in waiting { deliver(told) }
  }
}
