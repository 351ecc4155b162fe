// One case, read for a person: its row and all of its events.

import TarazuDomain
import TarazuPostgres

public enum CaseQueries {
  /// The events of a case; nil if there is no such case.
  public static func events(
    ofCase code: String, sources dictionaries: Dictionaries, on connection: PostgresConnection
  ) async throws(PostgresError) -> [TimelineEvent]? {
    let found = try await connection.pipeline([CaseTable.find(code)])[0]
    guard !found.isEmpty else { return nil }
    let number = try found.int8(0, 0)
    let rows = try await connection.pipeline([JournalTable.history(ofCases: [number])])[0]
    let sources = try await dictionaries.sources(knowing: rows, column: JournalTable.sourceColumn, on: connection)
    var events: [TimelineEvent] = []
    for row in 0..<rows.count { events.append(try JournalTable.row(rows, row, sources: sources).event) }
    return events
  }
}
