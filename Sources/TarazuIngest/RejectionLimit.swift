// The limit of rejections a day, and lines that were rejected before (docs/spec/access.md#limits-of-a-principal). Only
// groups with rejected lines come here.

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuPostgres
import TarazuStore

/// A line of a group.
struct LinePlace: Hashable, Sendable {
  var batch: Int
  var line: Int
}

/// The rejected lines of a group: which were rejected before, and which are kept and counted.
struct GroupRejections: Sendable {
  /// In the order in which they came.
  let places: [LinePlace]
  let contents: [RejectedContent]
  /// Those of the same principal, bytes and reason as one before, in the store or in this group.
  private(set) var repeated: Set<LinePlace> = []

  var isEmpty: Bool { places.isEmpty }

  /// The senders' names.
  var principals: Set<String> { Set(contents.map(\.principal)) }

  init(_ outcomes: [[LineOutcome]], of submissions: [Submission]) {
    var places: [LinePlace] = []
    var contents: [RejectedContent] = []
    for (batch, submission) in submissions.enumerated() {
      for (line, submitted) in submission.lines.enumerated() {
        guard case .rejected(let rejection) = outcomes[batch][line] else { continue }
        places.append(LinePlace(batch: batch, line: line))
        contents.append(
          RejectedContent(
            principal: submission.sender.principal.name, reason: rejection.reason.rawValue, raw: submitted.raw,
            sha256: submitted.cut?.sha256))
      }
    }
    self.places = places
    self.contents = contents
  }

  /// Takes which lines the store has, by their indexes.
  mutating func know(stored: [Int]) {
    repeated = Set(stored.map { places[$0] })
    var before: Set<RejectedContent> = []
    for (index, content) in contents.enumerated() where !before.insert(content).inserted {
      repeated.insert(places[index])
    }
  }

  /// How many are kept for each principal.
  var added: [String: Int64] {
    var added: [String: Int64] = [:]
    for (place, content) in zip(places, contents) where !repeated.contains(place) {
      added[content.principal, default: 0] += 1
    }
    return added
  }

  /// The batches that would take their principal over its limit, each with those before it that do not; and the limit of
  /// each.
  func batchesOver(_ allowances: [RejectionAllowance]) -> [Int: Int64] {
    var left: [String: Int64] = [:]
    var limits: [String: Int64] = [:]
    for allowance in allowances {
      let limit = allowance.limit ?? UsageLimit.rejections.usual(for: .source)
      left[allowance.principal] = max(0, limit - allowance.count)
      limits[allowance.principal] = limit
    }
    var addedByBatch: [Int: (principal: String, count: Int64)] = [:]
    for (place, content) in zip(places, contents) where !repeated.contains(place) {
      addedByBatch[place.batch, default: (content.principal, 0)].count += 1
    }
    var over: [Int: Int64] = [:]
    for (batch, added) in addedByBatch.sorted(by: { $0.key < $1.key }) {
      let room = left[added.principal] ?? 0
      if added.count > room {
        over[batch] = limits[added.principal] ?? 0
      } else {
        left[added.principal] = room - added.count
      }
    }
    return over
  }
}

extension IngestSession {
  /// Finds out which rejected lines are kept, under the lock of their principals' counts. Answers the batches that are
  /// over the limit, of which nothing may be acknowledged; empty if none is.
  func limitRejections(
    _ work: inout GroupComputation, at now: StoreTime
  ) async throws(PostgresError) -> [Int: Int64] {
    var rejections = GroupRejections(work.outcomes, of: work.group.submissions)
    guard !rejections.isEmpty else { return [:] }
    let rows = try await connection.pipeline(
      [
        RejectionTables.lockCounts(of: Array(rejections.principals), since: IngestSession.dayBegin(now)),
        RejectionTables.seen(rejections.contents),
      ], timeout: Self.flushTimeout)
    rejections.know(stored: try RejectionTables.indexes(rows[1]))
    work.rejections = rejections
    return rejections.batchesOver(try RejectionTables.allowances(rows[0]))
  }

  /// When the day of an instant began in Tehran.
  private static func dayBegin(_ now: StoreTime) -> StoreTime {
    let yesterday = Day(number: now.instant.tehranDay.number - 1)
    return StoreTime(seconds: yesterday.endInTehran.seconds)
  }
}
