/// The rows of a statement in pieces, so that any number of them is read in constant memory: a cursor, fetched from
/// as fast as the caller goes. It lives in the transaction that is open on its connection.
public struct PostgresStream: Sendable {
  private let connection: PostgresConnection
  private let name: String
  private let fetch: Statement
  private let timeout: Duration

  fileprivate init(_ connection: PostgresConnection, name: String, rowsAtATime: Int, timeout: Duration) {
    self.connection = connection
    self.name = name
    self.timeout = timeout
    fetch = Statement(sql: "fetch forward \(max(1, rowsAtATime)) from \(name)")
  }

  /// The next rows; nil when there are no more.
  public func next() async throws(PostgresError) -> PostgresRows? {
    let rows = try await connection.execute(fetch, timeout: timeout)
    return rows.isEmpty ? nil : rows
  }

  /// Lets the cursor go before the transaction's end.
  public func close() async throws(PostgresError) {
    _ = try await connection.execute(Statement(sql: "close \(name)"), timeout: timeout)
  }
}

extension PostgresConnection {
  /// Opens a stream over a select, within the open transaction. `timeout` is for each piece.
  public func openStream(
    _ statement: Statement, _ parameters: [PostgresValue] = [], rowsAtATime: Int = 2_000,
    timeout: Duration = defaultTimeout
  ) async throws(PostgresError) -> PostgresStream {
    let name = try await declare(statement, parameters, timeout: timeout)
    return PostgresStream(self, name: name, rowsAtATime: rowsAtATime, timeout: timeout)
  }

  /// Hands all rows of a select to `body`, a piece at a time, within the open transaction. `timeout` is for each
  /// piece. `body` runs where the caller does.
  nonisolated(nonsending) public func stream(
    _ statement: Statement, _ parameters: [PostgresValue] = [], rowsAtATime: Int = 2_000,
    timeout: Duration = defaultTimeout, _ body: (PostgresRows) async throws -> Void
  ) async throws {
    let stream = try await openStream(statement, parameters, rowsAtATime: rowsAtATime, timeout: timeout)
    while let rows = try await stream.next() { try await body(rows) }
    try await stream.close()
  }
}
