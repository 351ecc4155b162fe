// Answers about past months, kept until a commit touches these months, or the directory changes.

import TarazuAccess
import TarazuBase
import TarazuCalendar
import TarazuCube
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuReplica
import TarazuWire

/// The sums of past months that answers are computed from, for all loops and workers.
final class KeptMonthSums: Sendable {
  private struct Entry {
    var sums: MonthSums
    var lastDay: Day
    /// The revision of the cube from which they have been read.
    var revision: UInt64
  }

  /// The one that was asked for last comes last.
  private let entries = Locked<[Entry]>([])
  /// A country's sums are some 20 MB. Nearly all questions are about the last month that has ended.
  private static let most = 2

  /// The sums up to a month, as far as they are known. A reader of an older state than the ones that are kept gets its
  /// own: it must not write into what newer readers share.
  func sums(through lastDay: Day, _ reader: CubeReader) -> MonthSums {
    let version = reader.version
    return entries.withLock { entries in
      entries.removeAll {
        $0.revision <= version.revision && !version.isUnchanged(through: $0.lastDay, since: $0.revision)
      }
      let kept = entries.firstIndex { $0.lastDay == lastDay }
      if let kept, version.isUnchanged(through: lastDay, since: entries[kept].revision) {
        let entry = entries.remove(at: kept)
        entries.append(entry)
        return entry.sums
      }
      let sums = MonthSums(through: reader.judgedMonth(endedBy: lastDay))
      guard kept == nil else { return sums }
      if entries.count == Self.most { entries.removeFirst() }
      entries.append(Entry(sums: sums, lastDay: lastDay, revision: version.revision))
      return sums
    }
  }
}

/// An encoded answer without `as_of`.
struct KeptAnswer: Sendable {
  var figures: [UInt8]
  /// Items in it, as the audit counts them.
  var rows: Int
  /// The revision of the cube that it was computed from.
  var revision: UInt64
}

/// The answers to one kind of question, for all loops and workers.
final class KeptAnswers<Question: PastQuestion>: Sendable {
  private struct Content {
    var answers: [Question: KeptAnswer] = [:]
    var size = 0
  }

  private let months: KeptMonthSums
  private let content = Locked(Content())
  /// When there are more bytes, all are thrown away: with so many different questions most are not asked again.
  private static var most: Int { 8 << 20 }

  init(_ months: KeptMonthSums) { self.months = months }

  /// The current answer; nil where none is kept.
  func find(_ question: Question, _ version: CubeVersion) -> KeptAnswer? {
    content.withLock { content in
      guard let answer = content.answers[question],
        version.isUnchanged(through: question.to, since: answer.revision)
      else { return nil }
      return answer
    }
  }

  /// The answer as of a state, kept or computed.
  func answer(_ question: Question, _ reader: CubeReader) throws(Status) -> KeptAnswer {
    let version = reader.version
    if let answer = find(question, version) { return answer }
    let response = try question.answer(reader) { months.sums(through: question.to, reader) }
    let answer = KeptAnswer(figures: response.encode(), rows: response.auditedRows, revision: version.revision)
    // A class may become known by an event of any day, after the months that the answer is kept for.
    guard !reader.isUnknown(caseClass: question.caseClass) else { return answer }
    content.withLock { content in
      if let kept = content.answers[question], kept.revision > answer.revision { return }
      content.size -= content.answers[question]?.figures.count ?? 0
      if content.size + answer.figures.count > Self.most { content = Content() }
      content.size += answer.figures.count
      content.answers[question] = answer
    }
    return answer
  }
}

extension ServiceTable {
  /// A read about past months: answered at once where the answer is kept, else by the workers.
  mutating func keptRead<Question: PastQuestion>(
    _ method: MethodDescriptor<Question.Request, Question.Response>, rule: Rule, reads: Reads,
    _ answers: KeptAnswers<Question>
  ) {
    let recording = recording(method, rule: rule)
    add(
      method,
      .unary(
        .read,
        inline: { (call, bytes) throws(Status) in
          do throws(Status) {
            let authorized = try recording.authorize(call)
            let request: Question.Request = try decode(bytes)
            guard try reads.has(Question.minPosition(of: request)) else { return .later }
            let question = try Question(request, today: reads.clock.today)
            try authorized.require(.unit(question.unit))
            let version = reads.cube.version
            guard let answer = answers.find(question, version), let asOf = reads.asOf(version.position) else {
              return .later
            }
            recording.answered(call, of: authorized.claimant, Asked(request), rows: answer.rows)
            return .parts(answer.figures, Question.asOfField(asOf))
          } catch {
            recording.refused(call, bytes, as: Question.Request.self, error)
            throw error
          }
        },
        { call, bytes in
          try await recording.authorized(call, bytes, .counted) { (authorized, request: Question.Request, record) in
            try await reads.waitFor(Question.minPosition(of: request), before: call.deadline)
            let today = reads.clock.today
            let question = try Question(request, today: today)
            try authorized.require(.unit(question.unit))
            let reader = try reads.reader(on: today)
            try authorized.countHeavyCall()
            let answer = try await reads.workers.run { () throws(Status) in try answers.answer(question, reader) }
            record.gave(answer.rows)
            return answer.figures + (reads.asOf(reader.position).map { Question.asOfField($0) } ?? [])
          }
        }))
  }
}
