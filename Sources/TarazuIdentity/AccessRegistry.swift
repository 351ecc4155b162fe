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
  private let contact: StoreContact
  private let log: @Sendable (String) -> Void
  private let uses: UseKeeper
  private var connection: PostgresConnection?
  private var isStopped = false

  public init(
    conninfo: String, loop: Loop, records: AccessRecords, clock: ServerClock, contact: StoreContact,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.records = records
    self.clock = clock
    self.contact = contact
    self.log = log
    uses = UseKeeper(conninfo: conninfo, loop: loop, records: records, clock: clock, log: log)
  }

  /// Reads everything once; throws if the store is away.
  public func load() async throws { try await readEpoch() }

  /// Follows the epoch, and keeps the last uses of credentials, until `stop`.
  public func follow() async {
    loop.spawn { [uses] in await uses.keep() }
    var absence = Absence()
    while !isStopped {
      do {
        try await readEpoch()
        absence = Absence()
      } catch {
        contact.lost()
        if let line = absence.line(error, minutes: records.minutesBlind(at: clock.now)) { log(line) }
        await connection?.close()
        connection = nil
      }
      do { try await loop.sleep(for: Self.interval) } catch { return }
    }
  }

  /// What the log says while the epoch cannot be read: one line at the beginning, and one a minute from when the refusal
  /// of all calls comes near until it is there.
  private struct Absence {
    private static let warnedFrom: Int64 = 10
    private var hasBegun = false
    private var lastMinute = Self.warnedFrom - 1

    mutating func line(_ error: any Error, minutes: Int64?) -> String? {
      defer { hasBegun = true }
      if !hasBegun { return "access: the epoch cannot be read: \(error)" }
      guard let minutes, minutes > lastMinute, lastMinute < AccessRecords.blindMinutes else { return nil }
      lastMinute = minutes
      let state =
        minutes < AccessRecords.blindMinutes
        ? "from \(AccessRecords.blindMinutes) minutes on all calls but health are refused"
        : "all calls but health are refused"
      return "access: PostgreSQL has not told who may call for \(minutes) minutes; \(state): \(error)"
    }
  }

  /// Takes in a change that has just been committed, so that the next call to this server finds it. Where that fails it
  /// is taken in as changes by other servers are.
  public func catchUp() async {
    guard !isStopped else { return }
    try? await readEpoch()
  }

  /// Reads the epoch and the store's clock; and the records, if they have changed.
  private func readEpoch() async throws {
    contact.begin(at: MonotonicClock.now())
    let connection = try await connected()
    let (epoch, now) = try await AccessTables.epoch(on: connection)
    clock.set(now)
    contact.answered()
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
