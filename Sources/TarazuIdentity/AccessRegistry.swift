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
  }

  /// Reads everything once; throws if the store is away.
  public func load() async throws {
    let connection = try await connected()
    let content = try await AccessTables.load(on: connection)
    clock.set(content.now)
    records.take(content)
  }

  /// Follows the epoch until `stop`.
  public func follow() async {
    var isAway = false
    while !isStopped {
      do {
        try await readEpoch()
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

  /// Reads the epoch and the store's clock; and the records, if they have changed.
  private func readEpoch() async throws {
    let connection = try await connected()
    let (epoch, now) = try await AccessTables.epoch(on: connection)
    clock.set(now)
    if epoch == records.snapshot.epoch { records.confirm(at: now) } else { try await load() }
  }

  public func stop() async {
    isStopped = true
    await connection?.close()
    connection = nil
  }

  private func connected() async throws -> PostgresConnection {
    if let connection, await connection.isAlive { return connection }
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    connection = fresh
    return fresh
  }
}
