// One question that feeds ask, whoever and however many: its answer is computed once for each change.

import Synchronization
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
    var restsUntil: UInt64 = 0
  }

  let question: any FigureQuestion
  private let reads: Reads
  /// Where answers are computed, but for heavy ones.
  private let home: Loop
  private let content = Mutex(Content())

  init(_ question: any FigureQuestion, reads: Reads, home: Loop) {
    self.question = question
    self.reads = reads
    self.home = home
  }

  /// Has the answer told, computed anew if it does not stand any more. While one is computed all who ask get that one,
  /// and ask again if it is too old for them. `deliver` is called on any thread.
  func ask(_ deliver: @escaping @Sendable (Outcome) -> Void) {
    let (mark, today) = (reads.cube.mark, reads.clock.today)
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
      let restsUntil = content.withLock { $0.restsUntil }
      let began = MonotonicClock.nanoseconds()
      if began < restsUntil { try? await home.sleep(for: .nanoseconds(Int64(clamping: restsUntil - began))) }
      let start = MonotonicClock.nanoseconds()
      let outcome = await reads.workers.run { self.answer() }
      // At most two thirds of one worker's time go into a question, however often it changes.
      let end = MonotonicClock.nanoseconds()
      content.withLock { $0.restsUntil = end &+ (end &- start) / 2 }
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
