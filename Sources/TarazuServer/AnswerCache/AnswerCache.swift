// Encoded answers to one kind of question, kept by a loop until a commit touches what they are about.
//
// A cache never authorizes: what it finds must pass `CachedAnswer.authorize` before it is given out. An answer is
// current as long as its unit's version and the day in Tehran are. The day is compared at each hit, the version at the first
// hit after anything has changed. What is no longer current stays until the same question replaces it, another one takes its
// place in `SetAssociativeTable`, or that has become too large.

import TarazuCalendar
import TarazuCube
import TarazuLoop
import TarazuProtocol
import TarazuReplica
import TarazuWire

/// The answers of one loop. `as_of` is not part of what is kept: each hit puts the newest behind the answer. Loop-bound.
final class AnswerCache<Question: FigureQuestion> {
  private let reads: Reads
  private let newest: CachedCubeVersion
  // Of one loop's thread, as everything here, and no access spans a call to anything else.
  @exclusivity(unchecked)
  private var table = SetAssociativeTable()
  /// The field `as_of` of the newest version, encoded once for each change.
  @exclusivity(unchecked)
  private(set) var asOfField: [UInt8] = []
  @exclusivity(unchecked)
  private var encodedChange: UInt64 = 0
  /// A position that was reached; it stays reached until everything is loaded again.
  @exclusivity(unchecked)
  private var reached: [UInt8] = []
  @exclusivity(unchecked)
  private var reachedSince: UInt64 = 0

  init(reads: Reads) {
    self.reads = reads
    newest = CachedCubeVersion(cube: reads.cube, follower: reads.follower)
  }

  /// The current answer to an encoded request; `asOfField` then belongs behind it. Nil where none is kept, or where the
  /// request has to wait.
  /// - Parameter arrival: when the request came.
  func find(_ request: Span<UInt8>, at arrival: MonotonicInstant) -> CachedAnswer? {
    guard let parts = PositionedBytes(request, tag: Question.minPositionTag) else { return nil }
    let question = request.extracting(0..<parts.questionEnd)
    guard let entry = table.find(question, table.hash(question)) else { return nil }
    newest.refresh()
    guard parts.position.isEmpty || isReached(request.extracting(parts.position)),
      encodeAsOf(), isCurrent(entry, today: reads.clock.today(at: arrival))
    else { return nil }
    return entry
  }

  /// Keeps the answer to an encoded request.
  func keep(_ answer: EncodedAnswer, to request: Span<UInt8>, about unit: String) {
    guard answer.isKept, let parts = PositionedBytes(request, tag: Question.minPositionTag) else { return }
    let question = request.extracting(0..<parts.questionEnd).withUnsafeBufferPointer { Array($0) }
    table.keep(CachedAnswer(hash: table.hash(question.span), question: question, unit: unit, answer: answer))
  }

  /// Whether an answer is current: compared once for each change of anything.
  private func isCurrent(_ entry: CachedAnswer, today: Day) -> Bool {
    if entry.currentAtChange == newest.changes { return entry.answer.today == today }
    guard entry.answer.isCurrent(newest.version, today: today) else { return false }
    entry.currentAtChange = newest.changes
    return true
  }

  /// Brings `asOfField` up to date; false before the first load.
  private func encodeAsOf() -> Bool {
    if encodedChange == newest.changes { return true }
    guard let asOf = newest.asOf else { return false }
    asOfField = Question.asOfField(asOf)
    encodedChange = newest.changes
    return true
  }

  /// Whether the newest version has a position. One that is not remembered is looked up, as is one of another history.
  private func isReached(_ position: Span<UInt8>) -> Bool {
    if reachedSince == newest.version.lastChangeOfAll, reached.count == position.count {
      var index = 0
      while index < position.count, reached[index] == position[index] { index += 1 }
      if index == position.count { return true }
    }
    let bytes = position.indices.map { position[$0] }
    guard (try? reads.has(String(decoding: bytes, as: UTF8.self))) == true else { return false }
    // The cube may have gone on since the version was taken.
    newest.refresh()
    reached = bytes
    reachedSince = newest.version.lastChangeOfAll
    return true
  }
}
