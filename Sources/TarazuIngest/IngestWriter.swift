// A connection that writes: takes groups through their transaction, again where that may help.

import TarazuLoop
import TarazuPostgres
import TarazuStore

/// One of an engine's writers, on a loop of its own: while PostgreSQL works for one, another computes.
actor IngestWriter {
  nonisolated let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let conninfo: String
  private let dictionaries: Dictionaries
  private let idleTimeout: Duration
  private let durability: DurabilityState
  private let onCommit: @Sendable (LocalCommit) -> Void
  private var session: IngestSession?
  /// The generation of `durability` when the session was opened.
  private var generation = 0

  init(
    conninfo: String, loop: Loop, dictionaries: Dictionaries, idleTimeout: Duration, durability: DurabilityState,
    onCommit: @escaping @Sendable (LocalCommit) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.dictionaries = dictionaries
    self.idleTimeout = idleTimeout
    self.durability = durability
    self.onCommit = onCommit
  }

  func close() async {
    if let connection = session?.connection { await connection.close() }
    session = nil
  }

  /// Takes a group, one at a time; answers once it is committed.
  func commit(_ whole: BatchGroup) async throws(IngestError) -> GroupResult {
    var group = whole
    // A commit that was sent and not answered. An attempt that finds it sends no commit of its own rows: if the answer to
    // that attempt is lost too, the next one looks for this commit again. An attempt that does not find it writes the group
    // anew, and what that sends takes its place.
    var unsettled: SentCommit?
    var attempt = 1
    while true {
      do throws(PostgresError) {
        var session = try await openSession()
        defer { if self.session != nil { self.session = session } }
        try await session.number(&group)
        do {
          let result = try await session.write(group, unless: unsettled)
          durability.allow()
          return result
        } catch {
          if error.isUnknownOutcome { unsettled = session.sent ?? unsettled }
          if RetryPolicy.closesConnection(after: error) {
            self.session = nil
            await session.connection.close()
          }
          throw error
        }
      } catch {
        try await pauseOrFail(error, attempt: attempt, isUnsettled: unsettled != nil)
      }
      attempt += 1
    }
  }

  /// Waits before another attempt, or throws if none may help.
  private func pauseOrFail(_ error: PostgresError, attempt: Int, isUnsettled: Bool) async throws(IngestError) {
    if let reason = error.durabilityRefusal { durability.refuse(reason) }
    switch RetryPolicy.decision(after: error, attempt: attempt, isUnsettled: isUnsettled) {
    case .again(let milliseconds):
      try? await loop.sleep(for: .milliseconds(Int.random(in: milliseconds)))
    case .fail(.outcomeUnknown): throw .outcomeUnknown(error.description)
    case .fail(.notDurable(let reason)): throw .notDurable(reason)
    case .fail(.storeAway): throw .storeAway(error.description)
    case .fail(.failed): throw .failed(error.description)
    }
  }

  private func openSession() async throws(PostgresError) -> IngestSession {
    if let session, generation != durability.generation {
      self.session = nil
      await session.connection.close()
    }
    if let session, await session.connection.isAlive { return session }
    generation = durability.generation
    let connection = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    try await IngestSession.prepare(connection, idleTimeout: idleTimeout)
    let session = IngestSession(connection: connection, dictionaries: dictionaries, onCommit: onCommit)
    self.session = session
    return session
  }
}
