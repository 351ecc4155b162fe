// CaseService: the lists of cases behind the stocks. The figures say how many there are, the store which.

import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire

/// A question for a page of a list, checked as far as no data is needed.
private struct ListedQuestion: Sendable {
  let list: ListedKind
  let request: ListCasesRequest
  let size: Int
  let today: Day
  /// The row that the page comes after; nil for the first page.
  let after: ListedPosition?
  /// As the first page had it; nil on the first page.
  let total: Int64?

  /// The last day on which a row may have begun, to count today and to be old enough.
  var latest: Day {
    let days = max(list.daysUntilCounted, request.olderThan.map { $0 + 1 } ?? 0)
    return today.advanced(by: -days) ?? today
  }
}

struct CaseListServing: Sendable {
  let reads: Reads
  let pool: PostgresPool
  let tokens: PageTokens

  /// Up to so many pending cases, all of a unit are looked at and sorted; with more the order of the list is walked: of
  /// three million cases in the country such a unit has one in 1,500.
  private static let fewCases: Int128 = 2_000

  func serve(in table: inout ServiceTable) {
    table.unary(CaseService.listCases, rule: .cases, time: .read) { authorized, request, call in
      let question = try question(request, authorized)
      try authorized.require(.unit(request.unit))
      try await reads.waitFor(request.minPosition, before: call.deadline)
      return try await answer(question, authorized, before: call.deadline)
    }
  }

  private func question(
    _ request: ListCasesRequest, _ authorized: AuthorizedCall
  ) throws(Status) -> ListedQuestion {
    var faults = FieldFaults()
    let named = faults.take { () throws(Status) in try Self.list(request.list) }
    let rows = faults.take { () throws(Status) in try PageSize.of(request.pageSize, for: authorized) }
    faults.check(unit: request.unit, caseClass: request.caseClass, kind: request.branchKind)
    _ = faults.take { () throws(Status) in
      let ages = QuestionLimits.ages
      guard let age = request.olderThan, !ages.contains(age) else { return }
      throw .badField("older_than", "\(age) is not from \(ages.lowerBound) to \(ages.upperBound)")
    }
    let (list, size) = (try faults.value(named), try faults.value(rows))
    let fields = try tokens.fields(
      request.pageToken, of: Self.topic(request), for: authorized.principal.name)
    guard let fields else {
      return ListedQuestion(
        list: list, request: request, size: size, today: reads.clock.today, after: nil, total: nil)
    }
    guard fields.count == 5, let today = Int32(fields[0]), let total = Int64(fields[1]), let since = Int32(fields[2])
    else { throw PageTokens.invalid }
    return ListedQuestion(
      list: list, request: request, size: size, today: Day(number: today),
      after: ListedPosition(since: Day(number: since), code: fields[3], hearing: fields[4]), total: total)
  }

  private static func list(_ wire: CaseList) throws(Status) -> ListedKind {
    switch wire {
    case .pending: return .pending
    case .undated: return .undated
    case .undecided: return .undecided
    case .overdue: return .trial
    case .unspecified, .unrecognized:
      throw .badField(
        "list", "allowed are CASE_LIST_PENDING, CASE_LIST_UNDATED, CASE_LIST_UNDECIDED and CASE_LIST_OVERDUE")
    }
  }

  /// What a page token is bound to. An absent class or kind is another question than an empty one.
  private static func topic(_ request: ListCasesRequest) -> [String] {
    [
      "cases", String(request.list.rawValue), request.unit, request.caseClass.map { "=" + $0 } ?? "",
      request.branchKind.map { "=" + $0 } ?? "", request.olderThan.map { String($0) } ?? "",
    ]
  }

  private func answer(
    _ question: ListedQuestion, _ authorized: AuthorizedCall, before deadline: MonotonicInstant
  ) async throws -> ListCasesResponse {
    let reader = try reads.reader(on: question.today)
    // Over the branches of a country this takes milliseconds.
    let listed = try await reads.workers.run { () throws(Status) in try covered(question, reader) }
    let place = ListedPlace(listed, fewCases: Self.fewCases)
    let asOf = reads.asOf(reader.position)
    let isUnknown = reader.isUnknown(caseClass: question.request.caseClass)
    guard listed.total != 0 else {
      return ListCasesResponse(total: question.total ?? 0, asOf: asOf, unknownClass: isUnknown)
    }
    let stored = CaseListQuestion(
      list: question.list, place: place, caseClass: listed.caseClass, latest: question.latest)
    let (rows, total) = try await store(pool, before: deadline) { connection in
      let rows = try await CaseListQueries.page(
        stored, after: question.after, limit: Int32(question.size) + 1, on: connection)
      if let total = question.total ?? listed.total.map({ Int64(clamping: $0) }) { return (rows, total) }
      return (rows, try await CaseListQueries.count(stored, on: connection))
    }
    let shown = rows.prefix(question.size)
    var next = ""
    if rows.count > shown.count, let last = shown.last?.position {
      next = try tokens.text(
        [
          String(question.today.number), String(total), String(last.since.number), last.code, last.hearing,
        ], of: Self.topic(question.request), for: authorized.principal.name)
    }
    return ListCasesResponse(
      total: total, rows: shown.map { WireListedCase($0, on: question.today) }, nextPageToken: next, asOf: asOf,
      unknownClass: isUnknown)
  }

  private func covered(_ question: ListedQuestion, _ reader: CubeReader) throws(Status) -> ListedCases {
    let request = question.request
    return try asking { () throws(QuestionError) in
      try reader.listed(
        question.list, unit: request.unit, caseClass: request.caseClass, kind: request.branchKind,
        olderThan: request.olderThan)
    }
  }
}

extension ListedPlace {
  /// Where the rows of a unit are looked for.
  /// - Parameter fewCases: up to so many pending cases, by branch.
  init(_ listed: ListedCases, fewCases: Int128) {
    guard let branches = listed.branches else {
      self = .everywhere
      return
    }
    self = listed.pending <= fewCases ? .at(branches) : .among(branches)
  }
}

/// A row on the wire, as opposed to one of the store.
typealias WireListedCase = TarazuProtocol.ListedCase

extension WireListedCase {
  init(_ row: CaseListRow, on today: Day) {
    let (position, isHearing) = (row.position, !row.position.hearing.isEmpty)
    self.init(
      caseId: position.code, caseClass: row.caseClass, branch: row.branch, openedDate: row.openedOn.description,
      caseOpenedDate: row.caseOpenedOn.description, sinceDate: position.since.description,
      days: Int64(position.since.days(to: today)), hearingId: isHearing ? position.hearing : nil,
      onDate: isHearing ? position.since.description : nil)
  }
}
