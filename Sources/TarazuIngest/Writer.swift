// A connection that writes: takes groups through their transaction, and again where that may help.

import TarazuLoop
import TarazuPostgres
import TarazuStore

/// One of an engine's writers, on a loop of its own: while PostgreSQL works for one, another computes.
actor Writer {
  /// How often a group is tried as a whole.
  private static let attempts = 5
  /// Attempts where another transaction, by committing first, stood in the way: each time something was taken, so there
  /// is an end to it.
  private static let racedAttempts = 50

  nonisolated let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let conninfo: String
  private let dictionaries: Dictionaries
  private let idleTimeout: Duration
  private let onCommit: @Sendable (LocalCommit) -> Void
  private var writer: GroupWriter?

  init(
    conninfo: String, loop: Loop, dictionaries: Dictionaries, idleTimeout: Duration,
    onCommit: @escaping @Sendable (LocalCommit) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.dictionaries = dictionaries
    self.idleTimeout = idleTimeout
    self.onCommit = onCommit
  }

  func close() async {
    if let connection = writer?.connection { await connection.close() }
    writer = nil
  }

  /// Takes a group, one at a time; answers once it is committed.
  func commit(_ whole: Group) async throws(IngestError) -> [Receipt] {
    var group = whole
    var unsettled: WrittenGroup?
    var attempt = 1
    while true {
      do throws(PostgresError) {
        var writer = try await connectedWriter()
        defer { if self.writer != nil { self.writer = writer } }
        try await writer.number(&group)
        do {
          return try await writer.write(group, unless: unsettled)
        } catch {
          if error.isUnknownOutcome { unsettled = writer.written ?? unsettled }
          if error.isUnknownOutcome || error.isUnavailable {
            self.writer = nil
            await writer.connection.close()
          }
          throw error
        }
      } catch {
        try await consider(error, attempt: attempt, isUnsettled: unsettled != nil)
      }
      attempt += 1
    }
  }

  /// Throws unless another attempt may help; then waits a little.
  private func consider(_ error: PostgresError, attempt: Int, isUnsettled: Bool) async throws(IngestError) {
    let raced = error.sqlstate == "23505"
    let mayHelp = error.isSafeToRetry || error.isUnavailable || error.isUnknownOutcome || raced
    guard mayHelp, attempt < (raced ? Self.racedAttempts : Self.attempts) else {
      if isUnsettled { throw .outcomeUnknown(error.description) }
      throw error.isUnavailable ? .storeAway(error.description) : .failed(error.description)
    }
    // What may have been committed is worth more patience.
    let pause = isUnsettled ? 100 : Int.random(in: 5...20)
    try? await loop.sleep(for: .milliseconds(pause * min(attempt, Self.attempts)))
  }

  private func connectedWriter() async throws(PostgresError) -> GroupWriter {
    if let writer, await writer.connection.isAlive { return writer }
    let connection = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    try await GroupWriter.prepare(connection, idleTimeout: idleTimeout)
    let writer = GroupWriter(connection: connection, dictionaries: dictionaries, onCommit: onCommit)
    self.writer = writer
    return writer
  }
}
