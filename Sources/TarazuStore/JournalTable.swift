// The journal: events as rows of dictionary numbers, added and read, never changed.

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

/// One event as the journal keeps it.
public struct JournalRow: Sendable {
  public var caseNumber: Int64
  public var batchNumber: Int64
  public var event: TimelineEvent

  public init(caseNumber: Int64, batchNumber: Int64, event: TimelineEvent) {
    self.caseNumber = caseNumber
    self.batchNumber = batchNumber
    self.event = event
  }
}

public enum JournalTable {
  /// Adds rows; they are sent in the order of (source, id), which is the order of locks.
  public static func insert(_ rows: [JournalRow]) -> (Statement, [PostgresValue]) {
    // Indices are sorted, not rows, which are large.
    let order = rows.indices.sorted { a, b in
      let (x, y) = (rows[a].event.source.number, rows[b].event.source.number)
      return x != y ? x < y : rows[a].event.id < rows[b].event.id
    }
    let contents = order.map { JournalColumns(rows[$0].event.body) }
    return (
      SQL.insert,
      [
        .int8Array(order.map { rows[$0].caseNumber }), .int8Array(order.map { rows[$0].event.at.nanoseconds }),
        .int8Array(order.map { rows[$0].batchNumber }), .int8Array(contents.map(\.amount)),
        .int4Array(order.map { rows[$0].event.source.number.number }), .int4Array(contents.map(\.branch)),
        .int4Array(contents.map(\.other)), .int4Array(contents.map(\.onDay)),
        .int4Array(order.map { rows[$0].event.reach.number }),
        .int2Array(order.map { Int16(truncatingIfNeeded: rows[$0].event.sequence) }),
        .int2Array(contents.map(\.kind.rawValue)), .int2Array(contents.map(\.word)),
        .textArray(order.map { rows[$0].event.id }), .textArray(contents.map(\.reference)),
      ]
    )
  }

  /// Looks for ids that are there already; answers the code of the event's case, then the row's columns from 1 on. (The
  /// code, because a case may be new since the cases of this transaction were locked.)
  public static func find(_ keys: [EventKey]) -> (Statement, [PostgresValue]) {
    (SQL.find, [.textArray(keys.map(\.id)), .int4Array(keys.map(\.source.number))])
  }

  /// All events of some cases.
  public static func history(ofCases numbers: [Int64]) -> (Statement, [PostgresValue]) {
    (SQL.history, [.int8Array(numbers)])
  }

  /// All events of one case, by its code.
  public static func history(ofCase code: String) -> (Statement, [PostgresValue]) { (SQL.historyByCode, [.text(code)]) }

  /// The statement that streams all events, sorted by case; for `verify`.
  public static let all = Statement(
    name: "all_events", sql: "select \(columns) from tarazu.journal j order by j.case_no")

  /// Where `history` has the source's number.
  static let sourceColumn = 2

  /// The events of rows of `history`, by the numbers of their cases, in no order. New sources are looked up.
  public static func histories(
    _ rows: PostgresRows, sources dictionaries: Dictionaries, on connection: PostgresConnection
  ) async throws(PostgresError) -> [Int64: [TimelineEvent]] {
    let sources = try await dictionaries.sources(knowing: rows, column: sourceColumn, on: connection)
    var histories: [Int64: [TimelineEvent]] = [:]
    for number in 0..<rows.count {
      let read = try row(rows, number, sources: sources)
      histories[read.caseNumber, default: []].append(read.event)
    }
    return histories
  }

  /// The event of a row of any of these, whose columns begin at `column`.
  public static func row(
    _ rows: PostgresRows, _ row: Int, column: Int = 0, sources: CodeDictionary<SourceNumber>
  ) throws(PostgresError) -> JournalRow {
    let source = SourceNumber(try rows.int4(row, column + 2))
    guard let code = sources.code(of: source) else {
      throw PostgresError(.decoding("the journal names the source \(source), which is not in its dictionary"))
    }
    let event = TimelineEvent(
      source: SourceName(number: source, code: code), id: try rows.text(row, column + 4),
      at: Instant(nanoseconds: try rows.int8(row, column + 1)),
      body: try JournalColumns(rows, row, column: column).body,
      reach: UnitNumber(try rows.int4(row, column + 11)), sequence: Int32(try rows.int2(row, column + 12)))
    return JournalRow(
      caseNumber: try rows.int8(row, column), batchNumber: try rows.int8(row, column + 13), event: event)
  }

  private static let columns = """
    j.case_no, j.at_ns, j.source_no, j.kind, j.id, j.branch_no, j.other_no, j.on_day, j.what, j.n, j.ref, j.reach_no, \
    j.case_seq, j.batch_no
    """

  private enum SQL {
    // Numbers by subscript, since each unnest is a tuplestore of its own; texts by unnest, since a subscript into an
    // array of texts is searched from its start.
    static let insert = Statement(
      name: "add_events",
      sql: """
        insert into tarazu.journal (case_no, at_ns, batch_no, n, source_no, branch_no, other_no, on_day, reach_no,
          case_seq, kind, what, id, ref)
        select ($1::int8[])[i], ($2::int8[])[i], ($3::int8[])[i],
          case when ($11::int2[])[i] in (10, 11, 13) then ($4::int8[])[i] end,
          ($5::int4[])[i], nullif(($6::int4[])[i], 0), nullif(($7::int4[])[i], 0),
          case when ($11::int2[])[i] = 3 then date '1970-01-01' + ($8::int4[])[i] end,
          ($9::int4[])[i], ($10::int2[])[i], ($11::int2[])[i],
          case when ($11::int2[])[i] in (3, 5, 8, 9) then ($12::int2[])[i] end, id, nullif(ref, '')
        from unnest($13::text[], $14::text[]) with ordinality as t (id, ref, i)
        """)
    static let find = Statement(
      name: "find_events",
      sql: """
        select c.code, \(columns)
        from unnest($1::text[]) with ordinality as t (id, i),
          lateral (select * from tarazu.journal j where j.source_no = ($2::int4[])[t.i] and j.id = t.id limit 1) as j
          join tarazu.court_case c on c.case_no = j.case_no
        """)
    static let historyByCode = Statement(
      name: "case_history_by_code",
      sql: """
        select \(columns) from tarazu.court_case c join tarazu.journal j on j.case_no = c.case_no where c.code = $1
        """)
    static let history = Statement(
      name: "case_history", sql: "select \(columns) from tarazu.journal j where j.case_no = any($1::int8[])")
  }
}
