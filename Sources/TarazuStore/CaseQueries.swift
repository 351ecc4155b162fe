// One case, read for a person: its row and all of its events.

import TarazuDomain
import TarazuPostgres

public enum CaseQueries {
  /// The events of a case; nil if there is no such case. Each case has an event.
  public static func events(
    ofCase code: String, sources dictionaries: Dictionaries, on connection: PostgresConnection
  ) async throws(PostgresError) -> [TimelineEvent]? {
    // One question, whether the case is there or not.
    let rows = try await connection.pipeline([JournalTable.history(ofCase: code)])[0]
    guard !rows.isEmpty else { return nil }
    let sources = try await dictionaries.sources(knowing: rows, column: JournalTable.sourceColumn, on: connection)
    var events: [TimelineEvent] = []
    for row in 0..<rows.count { events.append(try JournalTable.row(rows, row, sources: sources).event) }
    return events
  }
}
