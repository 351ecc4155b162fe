// Writes the last uses of credentials back, and reads those that other servers saw (docs/spec/access.md#credentials).

import TarazuLoop
import TarazuPostgres
import TarazuReplica
import TarazuStore

/// Keeps the store's last uses, on a connection apart from the epoch's, because writing may wait for changes of access.
actor UseKeeper {
  /// How far the uses of servers are behind each other.
  private static let interval = Duration.seconds(30)
  /// How long one statement may take; at a clean stop too, which must not last for a store that is away.
  private static let timeout = Duration.seconds(5)

  nonisolated private let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let conninfo: String
  private let records: AccessRecords
  private let clock: ServerClock
  private let log: @Sendable (String) -> Void
  private var connection: PostgresConnection?
  private var isStopped = false

  init(
    conninfo: String, loop: Loop, records: AccessRecords, clock: ServerClock, log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.records = records
    self.clock = clock
    self.log = log
  }

  /// Writes and reads now and then, until `stop`.
  func keep() async {
    var isAway = false
    while !isStopped {
      do { try await loop.sleep(for: Self.interval) } catch { return }
      guard !isStopped else { return }
      do {
        try await exchange()
        isAway = false
      } catch {
        if !isAway { log("access: the last uses of credentials cannot be written: \(error)") }
        isAway = true
        await connection?.close()
        connection = nil
      }
      records.prune(at: clock.now)
    }
  }

  /// Writes what the store does not have, for the last time.
  func stop() async {
    isStopped = true
    do { try await write() } catch { log("access: the last uses of credentials could not be written: \(error)") }
    await connection?.close()
    connection = nil
  }

  private func exchange() async throws {
    try await write()
    let used = try await CredentialUses.ofSessions(on: connected(), timeout: Self.timeout)
    let snapshot = records.snapshot
    for use in used { snapshot.use(of: use.credential)?.learn(use.last) }
  }

  private func write() async throws {
    let news = records.snapshot.uses.compactMap { credential, use in
      use.news.map { (CredentialLastUse(credential, $0), use) }
    }
    guard !news.isEmpty else { return }
    try await CredentialUses.write(news.map(\.0), on: connected(), timeout: Self.timeout)
    for (written, use) in news { use.learn(written.last) }
  }

  private func connected() async throws -> PostgresConnection {
    if let connection, await connection.isAlive { return connection }
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: Self.timeout)
    connection = fresh
    return fresh
  }
}
