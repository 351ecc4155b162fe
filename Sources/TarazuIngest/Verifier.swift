// Verification: recomputes every case from the journal and every cell from the cases, and compares
// (docs/design/store.md#verification).

import TarazuCalendar
import TarazuDomain
import TarazuPostgres
import TarazuStore

/// What a verification has found so far, and in the end.
public struct VerificationReport: Sendable {
  /// Stored cells compared.
  public var cells: Int64 = 0
  /// Stored cells, all of them.
  public var totalCells: Int64 = 0
  /// Cases whose state or anomalies differ, and cells that differ.
  public var differences: Int64 = 0
  /// What differs; the first hundred.
  public var examples: [String] = []
  /// The commit that it saw, and the checksum of all figures at it (`CellRow.figureChecksum`), for comparing a cube.
  public var position: CommitPosition?
  public var checksum: UInt64 = 0

  /// Counts a difference.
  public mutating func note(_ difference: String) {
    differences += 1
    if examples.count < 100 { examples.append(difference) }
  }
}

/// Goes through the whole store in one snapshot, in memory that does not grow with the journal.
public struct Verifier: Sendable {
  let connection: PostgresConnection
  let progress: @Sendable (VerificationReport) async throws -> Void

  private static let rowsAtATime = 2_000
  /// A sort of the whole journal comes before its first row.
  private static let timeout = Duration.seconds(3_600)

  public init(
    connection: PostgresConnection, progress: @escaping @Sendable (VerificationReport) async throws -> Void
  ) {
    self.connection = connection
    self.progress = progress
  }

  public func run() async throws -> VerificationReport {
    try await connection.simple("begin isolation level repeatable read read only")
    do {
      let report = try await compare()
      try await connection.rollback()
      return report
    } catch {
      try? await connection.rollback()
      throw error
    }
  }

  private func compare() async throws -> VerificationReport {
    var report = VerificationReport()
    let rows = try await connection.pipeline([(CommitLog.newest, []), (SQL.countCells, [])], timeout: Self.timeout)
    report.position = try CommitLog.position(rows[0])
    report.totalCells = try rows[1].int8(0, 0)
    let names = Dictionaries()
    try await names.load(on: connection)
    let territory = try await StoredDirectory.load(on: connection).territory
    let sources = names.snapshot.sources
    var buckets = try await recomputeCases(sources, territory, &report)
    try await subtractCells(from: &buckets, &report)
    let wrong = Set(buckets.filter { $0.value != 0 }.keys)
    if !wrong.isEmpty { try await recount(wrong, sources, territory, &report) }
    return report
  }
}

/// Cells are summed by branch, class and month: eight bytes each, so that memory does not grow with days or events.
private struct Bucket: Hashable {
  var branch: UnitNumber
  var caseClass: ClassNumber
  var month: Int32

  init(_ cell: CellKey) {
    branch = cell.branch
    caseClass = cell.caseClass
    // Any cut of days into spans serves.
    let day = cell.day.number
    month = day >= 0 ? day / 32 : (day - 31) / 32
  }
}

// MARK: - Cases

extension Verifier {
  /// Computes each case again, compares its state and anomalies, and sums its contributions by bucket.
  private func recomputeCases(
    _ sources: CodeDictionary<SourceNumber>, _ territory: Territory, _ report: inout VerificationReport
  ) async throws -> [Bucket: UInt64] {
    let events = try await connection.openStream(JournalTable.all, rowsAtATime: Self.rowsAtATime, timeout: Self.timeout)
    let cases = try await connection.openStream(CaseTable.all, rowsAtATime: Self.rowsAtATime, timeout: Self.timeout)
    let anomalies = try await connection.openStream(
      AnomalyTable.all, rowsAtATime: Self.rowsAtATime, timeout: Self.timeout)
    let listed = try await connection.openStream(ListedTable.all, rowsAtATime: Self.rowsAtATime, timeout: Self.timeout)
    var eventCursor = Cursor(events)
    var anomalyCursor = Cursor(anomalies)
    var listedCursor = Cursor(listed)
    var buckets: [Bucket: UInt64] = [:]
    while let rows = try await cases.next() {
      for row in 0..<rows.count {
        try Task.checkCancellation()
        let stored = try CaseTable.row(rows, row)
        let stateSum = try CaseTable.stateSum(rows, row)
        let history = try await take(stored.number, from: &eventCursor, sources, &report)
        let reasons = try await take(stored.number, from: &anomalyCursor, &report)
        let timeline = try Timeline(history, in: territory)
        let rows = Set(
          timeline.state.listings.map { ListedRow(caseNumber: stored.number, code: stored.code, listing: $0) })
        if try await takeListed(stored.number, from: &listedCursor, &report) != rows {
          report.note("case number \(stored.number): it is not listed as its events say")
        }
        check(stored, stateSum, timeline, reasons, &report)
        add(timeline.contributions, to: &buckets)
      }
      try await progress(report)
    }
    while try await eventCursor.caseNumber() != nil {
      report.note("the journal has an event of a case that is not stored")
      eventCursor.advance()
    }
    while try await anomalyCursor.caseNumber() != nil {
      report.note("there is an anomaly of a case that is not stored")
      anomalyCursor.advance()
    }
    while try await listedCursor.caseNumber() != nil {
      report.note("a case is listed that is not stored")
      listedCursor.advance()
    }
    for stream in [events, cases, anomalies, listed] { try await stream.close() }
    return buckets
  }

  /// Cases are named by their numbers in court_case, because what is noted goes into the log, where no case id stands.
  private func check(
    _ stored: StoredCase, _ stateSum: UInt64, _ timeline: Timeline, _ reasons: [EventKey: String],
    _ report: inout VerificationReport
  ) {
    if stored.state != timeline.state || stateSum != timeline.state.checksum
      || stored.checksum != timeline.contributions.checksum
    {
      let detail =
        stored.isStale ? "it is of another version of the figures" : "its stored state is not what its events give"
      report.note("case number \(stored.number): \(detail)")
    }
    var expected: [EventKey: String] = [:]
    for (event, reason) in timeline.anomalies { expected[event.key] = reason.rawValue }
    if expected != reasons { report.note("case number \(stored.number): its anomalies are not what its events give") }
  }

  private func add(_ contributions: Contributions, to buckets: inout [Bucket: UInt64]) {
    for (key, amount) in contributions.amounts {
      buckets[Bucket(key.cell), default: 0] &+= Checksum.term(key, amount)
    }
  }

  /// The events of one case from a stream in the order of cases.
  private func take(
    _ number: Int64, from cursor: inout Cursor, _ sources: CodeDictionary<SourceNumber>,
    _ report: inout VerificationReport
  ) async throws -> [TimelineEvent] {
    var events: [TimelineEvent] = []
    while let here = try await cursor.caseNumber(), here <= number, let rows = cursor.rows {
      if here < number {
        report.note("the journal has an event of a case that is not stored")
      } else {
        events.append(try JournalTable.row(rows, cursor.row, sources: sources).event)
      }
      cursor.advance()
    }
    return events
  }

  /// The stored anomalies of one case.
  private func take(
    _ number: Int64, from cursor: inout Cursor, _ report: inout VerificationReport
  ) async throws -> [EventKey: String] {
    var reasons: [EventKey: String] = [:]
    while let here = try await cursor.caseNumber(), here <= number, let rows = cursor.rows {
      if here < number {
        report.note("there is an anomaly of a case that is not stored")
      } else {
        let key = EventKey(source: SourceNumber(try rows.int4(cursor.row, 1)), id: try rows.text(cursor.row, 2))
        reasons[key] = try rows.text(cursor.row, 3)
      }
      cursor.advance()
    }
    return reasons
  }
}

extension Verifier {
  /// What one case is listed as.
  private func takeListed(
    _ number: Int64, from cursor: inout Cursor, _ report: inout VerificationReport
  ) async throws -> Set<ListedRow> {
    var listed: Set<ListedRow> = []
    while let here = try await cursor.caseNumber(), here <= number, let rows = cursor.rows {
      if here < number {
        report.note("a case is listed that is not stored")
      } else {
        listed.insert(try ListedTable.row(rows, cursor.row))
      }
      cursor.advance()
    }
    return listed
  }
}

/// A stream whose rows begin with the case's number, read one by one.
private struct Cursor {
  private let stream: PostgresStream
  private(set) var rows: PostgresRows?
  private(set) var row = 0
  private var isAtEnd = false

  init(_ stream: PostgresStream) { self.stream = stream }

  /// The case of the row that comes next; nil at the end.
  mutating func caseNumber() async throws -> Int64? {
    while !isAtEnd {
      if let rows, row < rows.count { return try rows.int8(row, 0) }
      rows = try await stream.next()
      row = 0
      isAtEnd = rows == nil
    }
    return nil
  }

  mutating func advance() { row += 1 }
}

// MARK: - Cells

extension Verifier {
  private func subtractCells(
    from buckets: inout [Bucket: UInt64], _ report: inout VerificationReport
  ) async throws {
    let cells = try await connection.openStream(CellTable.all, rowsAtATime: Self.rowsAtATime, timeout: Self.timeout)
    while let rows = try await cells.next() {
      for row in 0..<rows.count {
        let cell = try CellTable.row(rows, row)
        let sum = cell.checksum
        buckets[Bucket(cell.key), default: 0] &-= sum
        report.checksum &+= cell.figureChecksum
        report.cells += 1
      }
      try await progress(report)
    }
    try await cells.close()
  }

  /// Counts the cells of buckets that do not agree, one by one.
  private func recount(
    _ wrong: Set<Bucket>, _ sources: CodeDictionary<SourceNumber>, _ territory: Territory,
    _ report: inout VerificationReport
  ) async throws {
    var sums: [CellKey: UInt64] = [:]
    let events = try await connection.openStream(JournalTable.all, rowsAtATime: Self.rowsAtATime, timeout: Self.timeout)
    var cursor = Cursor(events)
    while let number = try await cursor.caseNumber() {
      let history = try await take(number, from: &cursor, sources, &report)
      for (key, amount) in try Timeline(history, in: territory).contributions.amounts
      where wrong.contains(Bucket(key.cell)) {
        sums[key.cell, default: 0] &+= Checksum.term(key, amount)
      }
    }
    try await events.close()
    let cells = try await connection.openStream(CellTable.all, rowsAtATime: Self.rowsAtATime, timeout: Self.timeout)
    while let rows = try await cells.next() {
      for row in 0..<rows.count {
        let cell = try CellTable.row(rows, row)
        if wrong.contains(Bucket(cell.key)) { sums[cell.key, default: 0] &-= cell.checksum }
      }
    }
    try await cells.close()
    for (key, sum) in sums.sorted(by: { $0.key < $1.key }) where sum != 0 {
      report.note("the cell of branch \(key.branch), class \(key.caseClass), \(key.day) differs")
    }
  }

  private enum SQL {
    static let countCells = Statement(name: "count_cells", sql: "select count(*) from tarazu.cell")
  }
}
