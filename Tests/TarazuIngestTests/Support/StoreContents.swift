// All that a store holds, read back row by row.

import TarazuCalendar
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestDomain

/// An event in the store with what is kept beside it.
struct StoredEvent: Hashable, Sendable {
  var event: Event
  /// The unit whose reach it has; nil for the country.
  var reach: String?
  var batch: Int64
}

struct StoreContents: Sendable {
  var names = Dictionaries().snapshot
  var directory = StoredDirectory.empty
  var cases: [StoredCase] = []
  var stateSums: [Int64: UInt64] = [:]
  var journal: [Int64: [JournalRow]] = [:]
  var anomalies: Set<String> = []
  var cells: [CellRow] = []
  /// Numbers of the commit log in their order.
  var commits: [Int64] = []
  /// Sums over `batch`, and rows of `rejection` as batch, line, reason, source, raw.
  var batches: [Int64: (sender: String, accepted: Int32, duplicates: Int32, rejected: Int32)] = [:]
  var rejections: [String] = []

  /// Reads all of it in one snapshot.
  static func read(on connection: PostgresConnection) async throws -> StoreContents {
    var contents = StoreContents()
    try await connection.simple("begin isolation level repeatable read read only")
    let dictionaries = Dictionaries()
    try await dictionaries.load(on: connection)
    contents.names = dictionaries.snapshot
    contents.directory = try await StoredDirectory.load(on: connection)
    let sources = contents.names.sources
    var (cases, sums): ([StoredCase], [Int64: UInt64]) = ([], [:])
    try await connection.stream(CaseTable.all) { rows in
      for row in 0..<rows.count {
        cases.append(try CaseTable.row(rows, row))
        sums[try rows.int8(row, 0)] = try CaseTable.stateSum(rows, row)
      }
    }
    var journal: [Int64: [JournalRow]] = [:]
    try await connection.stream(JournalTable.all) { rows in
      for row in 0..<rows.count {
        let read = try JournalTable.row(rows, row, sources: sources)
        journal[read.caseNumber, default: []].append(read)
      }
    }
    var cells: [CellRow] = []
    try await connection.stream(CellTable.all) { rows in
      for row in 0..<rows.count { cells.append(try CellTable.row(rows, row)) }
    }
    (contents.cases, contents.stateSums, contents.journal, contents.cells) = (cases, sums, journal, cells)
    try await contents.readLists(on: connection)
    try await connection.rollback()
    return contents
  }

  private mutating func readLists(on connection: PostgresConnection) async throws {
    let rows = try await connection.pipeline([
      (Statement(sql: Self.anomalyRows), []),
      (Statement(sql: "select commit_no from tarazu.commit_log order by 1"), []),
      (Statement(sql: Self.batchRows), []), (Statement(sql: Self.rejectionRows), []),
    ])
    anomalies = Set(try (0..<rows[0].count).map { try rows[0].text($0, 0) })
    commits = try (0..<rows[1].count).map { try rows[1].int8($0, 0) }
    for row in 0..<rows[2].count {
      batches[try rows[2].int8(row, 0)] = (
        try rows[2].text(row, 1), try rows[2].int4(row, 2), try rows[2].int4(row, 3), try rows[2].int4(row, 4)
      )
    }
    rejections = try (0..<rows[3].count).map { try rows[3].text($0, 0) }
  }

  private static let anomalyRows = """
    select concat_ws('|', case_no, source_no, id, kind, coalesce(branch_no, 0), coalesce(to_no, 0), reach_no, reason)
    from tarazu.anomaly
    """
  private static let batchRows = """
    select b.batch_no, s.principal, b.accepted, b.duplicates, b.rejected
    from tarazu.batch b join tarazu.sender s on s.number = b.sender_no
    """
  private static let rejectionRows = """
    select concat_ws('|', s.principal, r.line, r.reason, r.detail, r.source, p.code, encode(r.raw, 'escape'))
    from tarazu.rejection r join tarazu.batch b using (batch_no) join tarazu.sender s on s.number = b.sender_no
      left join tarazu.place p on p.number = r.branch_no
    """
}

// MARK: - In the words of events

extension StoreContents {
  /// The journal as events, decoded by the columns alone.
  var events: [StoredEvent] {
    let codes = Dictionary(uniqueKeysWithValues: cases.map { ($0.number, $0.code) })
    return journal.flatMap { number, rows in
      rows.map { row in
        StoredEvent(
          event: event(row.event, caseCode: codes[number] ?? "?"),
          reach: row.event.reach == .wholeCountry ? nil : unit(row.event.reach), batch: row.batchNumber)
      }
    }
  }

  private func unit(_ number: UnitNumber) -> String { names.units.code(of: number) ?? "?\(number)" }

  private func event(_ row: TimelineEvent, caseCode: String) -> Event {
    let body = row.body.renamed(unit: { unit($0) }, caseClass: { names.classes.code(of: $0) ?? "?" })
    return Event(source: row.source.code, id: row.id, at: row.at, caseCode: caseCode, body: body ?? .appealed)
  }
}
