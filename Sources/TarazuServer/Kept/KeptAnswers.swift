// Encoded answers of one kind of question, kept by a loop until a commit touches what they are about.

import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuProtocol
import TarazuWire

/// What one loop keeps. `as_of` is not part of what is kept: it is put behind it fresh at each call. On its loop alone.
final class KeptAnswers<Question: FigureQuestion>: @unchecked Sendable {
  private let reads: Reads
  private let newest: LoopMark
  // Of one loop's thread, as all here, and no access spans a call to anything else.
  @exclusivity(unchecked)
  private var table = AnswerTable()
  /// A position that was reached, and stays so as long as nothing is loaded.
  @exclusivity(unchecked)
  private var reached: [UInt8] = []
  @exclusivity(unchecked)
  private var reachedSince: UInt64 = 0

  init(reads: Reads) {
    self.reads = reads
    newest = LoopMark(cube: reads.cube, follower: reads.follower)
  }

  /// The kept answer to an encoded request: its figures, and the `as_of` to put behind them. Nil where none is kept, or
  /// the request has to wait.
  /// - Parameter arrival: when the request came, by `MonotonicClock`.
  /// - Throws: the refusal of a caller that may not ask about the unit.
  func find(
    _ request: Span<UInt8>, for caller: KnownCaller, _ rule: Rule, at arrival: UInt64
  ) throws(Status) -> (figures: [UInt8], asOf: [UInt8])? {
    guard let parts = PositionedBytes(request, tag: Question.minPositionTag) else { return nil }
    let question = request.extracting(0..<parts.questionEnd)
    guard let entry = table.find(question, table.hash(question)) else { return nil }
    newest.refresh()
    guard parts.position.isEmpty || isReached(request.extracting(parts.position)), let asOf = newest.asOf,
      stands(entry, today: reads.clock.today(at: arrival))
    else { return nil }
    if entry.allowed !== caller.holder {
      try caller.visit(rule).require(.unit(entry.unit))
      entry.allowed = caller.holder
    }
    return (entry.answer.figures, Question.asOfField(asOf))
  }

  /// Whether an answer still stands: looked up once for each change of anything.
  private func stands(_ entry: KeptAnswer, today: Day) -> Bool {
    if entry.stoodAt == newest.changes { return entry.answer.today == today }
    guard entry.answer.stands(newest.mark, today: today) else { return false }
    entry.stoodAt = newest.changes
    return true
  }

  /// Keeps the answer to an encoded request.
  func keep(_ answer: FreshAnswer, to request: Span<UInt8>, about unit: String) {
    guard let parts = PositionedBytes(request, tag: Question.minPositionTag) else { return }
    let question = request.extracting(0..<parts.questionEnd).withUnsafeBufferPointer { Array($0) }
    table.keep(KeptAnswer(hash: table.hash(question.span), question: question, unit: unit, answer: answer))
  }

  /// Whether the newest mark has a position; what is not remembered is asked for, and so is another history.
  private func isReached(_ position: Span<UInt8>) -> Bool {
    if reachedSince == newest.mark.lastChangeOfAll, reached.count == position.count {
      var place = 0
      while place < position.count, reached[place] == position[place] { place += 1 }
      if place == position.count { return true }
    }
    let bytes = position.indices.map { position[$0] }
    guard (try? reads.isReached(String(decoding: bytes, as: UTF8.self))) == true else { return false }
    // The cube may have gone on since the mark was taken.
    newest.refresh()
    reached = bytes
    reachedSince = newest.mark.lastChangeOfAll
    return true
  }
}
