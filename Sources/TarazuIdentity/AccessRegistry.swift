// Follows the access records in PostgreSQL (docs/spec/access.md#changes-take-effect-within-a-second).

import TarazuLoop
import TarazuPostgres
import TarazuReplica
import TarazuStore

/// Keeps `AccessRecords` current, on a connection of its own, because a bulk load may delay the follower's.
public actor AccessRegistry {
  /// How often the epoch is read; a change must act within a second.
  private static let interval = Duration.milliseconds(250)

  nonisolated private let loop: Loop
  nonisolated public var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let conninfo: String
  private let records: AccessRecords
  private let clock: ServerClock
  private let log: @Sendable (String) -> Void
  private let uses: UseKeeper
  private var connection: PostgresConnection?
  private var isStopped = false

  public init(
    conninfo: String, loop: Loop, records: AccessRecords, clock: ServerClock, log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.records = records
    self.clock = clock
    self.log = log
    uses = UseKeeper(conninfo: conninfo, loop: loop, records: records, clock: clock, log: log)
  }

  /// Reads everything once; throws if the store is away.
  public func load() async throws { try await look() }

  /// Follows the epoch, and keeps the last uses of credentials, until `stop`.
  public func follow() async {
    loop.spawn { [uses] in await uses.keep() }
    var isAway = false
    while !isStopped {
      do {
        try await look()
        isAway = false
      } catch {
        if !isAway { log("access: the epoch cannot be read: \(error)") }
        isAway = true
        await connection?.close()
        connection = nil
      }
      do { try await loop.sleep(for: Self.interval) } catch { return }
    }
  }

  /// Takes in a change that has just been committed, so that the next call to this server finds it. Where that fails it
  /// is taken in as changes by other servers are.
  public func catchUp() async {
    guard !isStopped else { return }
    try? await look()
  }

  private func look() async throws {
    let connection = try await connected()
    let (epoch, now) = try await AccessTables.epoch(on: connection)
    clock.set(now)
    let known = records.snapshot.epoch
    if epoch == known {
      records.confirm(at: now)
    } else {
      // A lower one: the store was restored.
      try await take(since: epoch > known ? known : nil, on: connection)
    }
  }

  private func take(since epoch: Int64? = nil, on connection: PostgresConnection) async throws {
    let content = try await AccessTables.load(since: epoch, on: connection)
    clock.set(content.now)
    records.take(content)
  }

  /// Stops, and writes the last uses that the store does not have.
  public func stop() async {
    isStopped = true
    await uses.stop()
    await connection?.close()
    connection = nil
  }

  /// A new connection may lead to another store, of which everything is read.
  private func connected() async throws -> PostgresConnection {
    if let connection, await connection.isAlive { return connection }
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    try await take(on: fresh)
    connection = fresh
    return fresh
  }
}
