// Stores the records of calls, and keeps them in a file while PostgreSQL is away (docs/spec/access.md#audit).

import TarazuLoop
import TarazuPostgres
import TarazuStore

/// Takes what the loops gathered, puts together what is alike on several of them, and stores it. On a loop of its own,
/// because it writes to a file and waits for the disk.
actor AuditRecorder {
  nonisolated let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// How long it waits for the records of the other loops, whose seconds end at the same time.
  private static let gatheringTime = Duration.milliseconds(20)
  /// Rows of one statement.
  private static let batch = 1_000
  /// Beyond this a store counts as away: what waits is only in memory meanwhile.
  private static let patience = Duration.seconds(1)
  private static let lastPatience = Duration.seconds(5)
  private static let pause = Duration.seconds(1)

  private let conninfo: String
  private let gate: AuditGate
  private let log: @Sendable (String) -> Void
  private var spool: AuditSpool?
  private var connection: PostgresConnection?

  private var waiting = AuditTally()
  private var timer: Timer?
  private var isStoring = false
  private var isStopped = false
  /// Records go to the file, and from there to the store.
  private var isAway = false
  /// PostgreSQL is there and refuses records.
  private var isRefused = false { didSet { gate.setShut(isRefused || isFull) } }
  /// What the log has of that: whether it is so, or PostgreSQL is away; nil for neither.
  private var said: Bool?
  /// The file takes no records.
  private var isFull = false { didSet { gate.setShut(isRefused || isFull) } }

  /// - Parameter spool: the file; without one, records wait in memory until the gate shuts.
  init(
    conninfo: String, loop: Loop, gate: AuditGate, spool: AuditSpool?, log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.gate = gate
    self.spool = spool
    self.log = log
  }

  /// Goes on with what an earlier server left in the file.
  func start() {
    guard let spool, !spool.isEmpty else { return }
    log("audit: \(spool.size) bytes of records wait in \(spool.path)")
    isAway = true
    loop.spawn { await self.comeBack(after: .zero) }
  }

  /// Records of a second of a loop; from any thread.
  nonisolated func handOver(_ records: [AuditRecord]) {
    loop.execute { self.assumeIsolated { $0.take(records) } }
  }

  private func take(_ records: [AuditRecord]) {
    let before = waiting.count
    for record in records { waiting.add(record) }
    gate.settled(records.count - (waiting.count - before))
    if isAway {
      keep()
    } else if timer == nil {
      timer = loop.schedule(after: Self.gatheringTime) {
        self.assumeIsolated { $0.timer = nil }
        self.loop.spawn { await self.store() }
      }
    }
  }

  // MARK: Storing

  private func store() async {
    guard !isStoring, !isAway else { return }
    isStoring = true
    await storeAll(within: Self.patience)
    isStoring = false
  }

  private func storeAll(within time: Duration) async {
    do throws(PostgresError) {
      while !isAway, !waiting.isEmpty { try await storeWaiting(within: time) }
    } catch { await goAway(error) }
  }

  /// Stores what waits now; what could not be stored waits on.
  private func storeWaiting(within time: Duration) async throws(PostgresError) {
    let records = waiting.takeAll()
    var stored = 0
    do throws(PostgresError) {
      while stored < records.count {
        let end = min(stored + Self.batch, records.count)
        try await insert(Array(records[stored..<end]), within: time)
        gate.settled(end - stored)
        stored = end
      }
    } catch {
      putBack(records[stored...])
      throw error
    }
  }

  private func putBack(_ records: some Sequence<AuditRecord>) {
    for record in records where !waiting.add(record).isNew { gate.settled(1) }
  }

  private func insert(_ records: [AuditRecord], within time: Duration) async throws(PostgresError) {
    let connection = try await connected(within: time)
    _ = try await connection.pipeline([(.begin, []), AuditTable.insert(records)] + Durability.commit, timeout: time)
  }

  private func connected(within time: Duration) async throws(PostgresError) -> PostgresConnection {
    if let connection, await connection.isAlive { return connection }
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: time)
    connection = fresh
    return fresh
  }

  // MARK: While PostgreSQL is away

  private func goAway(_ error: PostgresError) async {
    await connection?.close()
    connection = nil
    isAway = true
    say(error)
    keep()
    if !isStopped { loop.spawn { await self.comeBack(after: Self.pause) } }
  }

  /// Says once what is wrong.
  private func say(_ error: PostgresError) {
    isRefused = error.refusesRecords
    guard said != isRefused else { return }
    said = isRefused
    log(
      isRefused
        ? "NOT RECORDING: calls are refused until the audit can be written: \(error); see docs/dba.md#the-audit"
        : "audit: the store cannot be reached, so records are kept in the file: \(error)")
  }

  /// Puts what waits into the file.
  private func keep() {
    guard spool != nil, !waiting.isEmpty else { return }
    let records = waiting.takeAll()
    var kept = 0
    do throws(ServiceError) {
      while kept < records.count {
        let end = min(kept + Self.batch, records.count)
        try spool?.append(Array(records[kept..<end]))
        gate.settled(end - kept)
        kept = end
      }
      isFull = false
    } catch {
      putBack(records[kept...])
      if !isFull { log("NOT RECORDING: calls are refused until records can be kept: \(error)") }
      isFull = true
    }
  }

  /// Tries again until everything in the file and in memory is stored.
  private func comeBack(after pause: Duration) async {
    var pause = pause
    while !isStopped {
      do { try await loop.sleep(for: pause) } catch { return }
      pause = Self.pause
      do {
        repeat {
          try await storeSpool()
          try await storeWaiting(within: Self.lastPatience)
        } while spool?.isEmpty == false || !waiting.isEmpty
        isAway = false
        isRefused = false
        said = nil
        isFull = false
        let unrecorded = gate.takeUnrecorded()
        log("audit: stored again" + (unrecorded > 0 ? "; \(unrecorded) refused calls left no record" : ""))
        return
      } catch let error as PostgresError {
        if isStopped { return }
        await connection?.close()
        connection = nil
        say(error)
        keep()
      } catch {
        if !isFull { log("NOT RECORDING: calls are refused until records can be kept: \(error)") }
        isFull = true
      }
    }
  }

  /// Stores what the file has, in order. If this is cut off, it begins with the first again: what is stored already
  /// stays as it is.
  private func storeSpool() async throws {
    while let records = try spool?.first() {
      if isStopped { throw PostgresError(.timeout) }
      try await insert(records, within: Self.lastPatience)
      try spool?.removeFirst()
    }
    _ = try await connected(within: Self.patience)
  }

  // MARK: The end

  /// Stores everything, or keeps it in the file.
  func stop() async {
    isStopped = true
    timer?.cancel()
    while isStoring { do { try await loop.sleep(for: .milliseconds(5)) } catch { break } }
    await storeAll(within: Self.lastPatience)
    keep()
    if !waiting.isEmpty { log("audit: \(waiting.count) records are lost: they could neither be stored nor kept") }
    await connection?.close()
    connection = nil
  }
}

extension PostgresError {
  /// Whether PostgreSQL is there and does not take records. Where it could lose them they go to the file, as if it were
  /// away.
  fileprivate var refusesRecords: Bool {
    !isUnavailable && !isSafeToRetry && !isUnknownOutcome && durabilityRefusal == nil
  }
}
