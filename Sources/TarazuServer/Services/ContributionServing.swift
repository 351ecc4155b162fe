// CaseService.ListContributions: the cases and events behind a part of a figure
// (docs/spec/quality.md#proof-of-a-figure).

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

struct ContributionServing: Sendable {
  let reads: Reads
  let pool: PostgresPool
  let dictionaries: Dictionaries
  let directory: CurrentDirectory
  let tokens: PageTokens

  /// How long a page waits until the cube has what the store had when its rows were read.
  private static let patience = Duration.seconds(5)

  func serve(in table: inout ServiceTable) {
    table.unary(CaseService.listContributions, rule: .cases, time: .read) { authorized, request, call in
      let question = try ContributionQuestion(request)
      let size = try PageSize.of(request.pageSize, for: authorized)
      let fields = try tokens.fields(request.pageToken, of: question.text, for: authorized.principal.name)
      let start = try fields.map { fields throws(Status) in try ContributionStart(fields) }
      try authorized.require(.unit(question.selection.unit))
      try await reads.waitFor(request.minPosition, before: call.deadline)
      return try await page(question, from: start, size: size, authorized, before: call.deadline)
    }
  }

  private func page(
    _ question: ContributionQuestion, from start: ContributionStart?, size: Int, _ authorized: AuthorizedCall,
    before deadline: MonotonicInstant
  ) async throws -> ListContributionsResponse {
    let reader = try reads.reader()
    let extent = try await extent(question, reader)
    let first = start?.fingerprint ?? extent.fingerprint
    var rows: [ContributionKeyed] = []
    var last = extent.fingerprint
    if question.content.branchQuantities.isEmpty {
      let source = ContributionReader(
        question: question, extent: extent, cube: reader, directory: directory.current, dictionaries: dictionaries,
        authorized: authorized, workers: reads.workers)
      let (found, newest) = try await store(pool, before: deadline) { connection in
        let rows = try await source.rows(after: start?.key, count: size + 1, on: connection)
        return (rows, try await CommitLogReader.newest(on: connection))
      }
      rows = found
      last = try await fingerprint(question, extent, of: reader, after: newest, before: deadline)
    } else {
      rows = question.rows(of: extent, after: start?.key, count: size + 1)
    }
    var next = ""
    if rows.count > size, let end = rows.prefix(size).last {
      next = try tokens.text(
        ContributionStart(key: end.key, fingerprint: first).fields, of: question.text, for: authorized.principal.name)
    }
    return ListContributionsResponse(
      rows: rows.prefix(size).map(\.row), nextPageToken: next, changed: first != extent.fingerprint || first != last,
      amountDivisor: question.divisor, asOf: reads.asOf(reader.position))
  }

  private func extent(_ question: ContributionQuestion, _ reader: CubeReader) async throws(Status) -> PartExtent {
    try await reads.workers.run { () throws(Status) in
      try asking(prefix: "selection.") { () throws(QuestionError) in
        try reader.extent(of: question.content, question.selection)
      }
    }
  }

  /// The fingerprint as of the commits that the rows may contain.
  private func fingerprint(
    _ question: ContributionQuestion, _ extent: PartExtent, of reader: CubeReader, after newest: CommitPosition?,
    before deadline: MonotonicInstant
  ) async throws(Status) -> UInt64 {
    guard let newest, newest.number != reader.position?.number else { return extent.fingerprint }
    try await reads.waitFor(newest, before: min(deadline, MonotonicClock.deadline(after: Self.patience)))
    return try await self.extent(question, try reads.reader()).fingerprint
  }
}

/// Whose rows are asked for.
struct ContributionQuestion: Sendable {
  let indicator: TarazuDomain.Indicator
  let selection: TarazuCube.Selection
  let part: TarazuDomain.FigurePart
  let content: PartContent

  init(_ request: ListContributionsRequest) throws(Status) {
    var faults = FieldFaults()
    let named = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpi) }
    let asked = faults.take { () throws(Status) in try TarazuCube.Selection(request.selection) }
    let chosen = faults.take { () throws(Status) in try ContributionQuestion.part(request.part) }
    (indicator, selection, part) = (try faults.value(named), try faults.value(asked), try faults.value(chosen))
    content = indicator.content(of: part)
  }

  private static func part(_ part: TarazuProtocol.FigurePart) throws(Status) -> TarazuDomain.FigurePart {
    switch part {
    case .numerator: return .numerator
    case .denominator: return .denominator
    case .n: return .sample
    case .unspecified, .unrecognized:
      throw .badField("part", "allowed are FIGURE_PART_NUMERATOR, FIGURE_PART_DENOMINATOR and FIGURE_PART_N")
    }
  }

  /// What page tokens are bound to.
  var text: [String] {
    [
      "contributions", indicator.code, part.rawValue, selection.unit, "\(selection.window.from)",
      "\(selection.window.to)", selection.caseClass.map { "=" + $0 } ?? "", selection.kind.map { "=" + $0 } ?? "",
    ]
  }

  var divisor: Int32 { content.branchQuantities == [.branchMonthUnits] ? branchMonthDivisor : 0 }

  /// The rows of a part that is of branches.
  func rows(of extent: PartExtent, after start: ContributionOrder?, count: Int) -> [ContributionKeyed] {
    let day = selection.window.to
    let rows = extent.branches.lazy.map { branch in
      ContributionKeyed(
        key: ContributionOrder(branch: branch.unit, day: day.number),
        row: ContributionRow(branch: branch.unit, onDate: day.description, amount: branch.amount))
    }
    return Array(rows.filter { row in start.map { row.key > $0 } ?? true }.prefix(count))
  }
}

/// The order of rows: branch, day, case, event. What is not shown comes before what is. No two rows have one place, so
/// the names of what is not shown are in it too; the caller cannot read them in a page token, which is encrypted.
struct ContributionOrder: Comparable, Sendable {
  /// What of a row's names the caller may see.
  enum Shown: String, Sendable { case nothing, caseAlone, all }

  var branch: String
  var day: Int32
  var caseCode = ""
  var source = ""
  var event = ""
  var shown = Shown.all

  static func < (a: ContributionOrder, b: ContributionOrder) -> Bool {
    if a.branch != b.branch { return a.branch < b.branch }
    let (x, y) = (a.shownNames, b.shownNames)
    if a.day != b.day || x != y { return (a.day, x.0, x.1, x.2) < (b.day, y.0, y.1, y.2) }
    return (a.caseCode, a.source, a.event) < (b.caseCode, b.source, b.event)
  }

  private var shownNames: (String, String, String) {
    switch shown {
    case .nothing: ("", "", "")
    case .caseAlone: (caseCode, "", "")
    case .all: (caseCode, source, event)
    }
  }
}

/// A row and its place in the order.
struct ContributionKeyed: Sendable {
  var key: ContributionOrder
  var row: ContributionRow
}

/// Where a page begins, and what the sums were when the first was read.
struct ContributionStart {
  /// The last row of the page before.
  var key: ContributionOrder
  var fingerprint: UInt64

  init(key: ContributionOrder, fingerprint: UInt64) {
    self.key = key
    self.fingerprint = fingerprint
  }

  init(_ fields: [String]) throws(Status) {
    guard fields.count == 7, let day = Int32(fields[1]), let shown = ContributionOrder.Shown(rawValue: fields[5]),
      let fingerprint = UInt64(fields[6], radix: 16)
    else { throw PageTokens.invalid }
    key = ContributionOrder(
      branch: fields[0], day: day, caseCode: fields[2], source: fields[3], event: fields[4], shown: shown)
    self.fingerprint = fingerprint
  }

  var fields: [String] {
    [
      key.branch, "\(key.day)", key.caseCode, key.source, key.event, key.shown.rawValue,
      String(fingerprint, radix: 16),
    ]
  }
}
