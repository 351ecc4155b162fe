// What is done once an hour: partitions, so that no day finds its own missing (docs/design/store.md#schema), and wrong
// attempts that count no more.

import TarazuLoop
import TarazuPostgres
import TarazuReplica
import TarazuStore

actor Housekeeper {
  private static let interval = Duration.seconds(3_600)

  nonisolated private let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let pool: PostgresPool
  private let certificates: OwnCertificates
  private let clock: ServerClock
  private let log: @Sendable (String) -> Void
  private var isStopped = false
  private var rounds = 0

  init(
    pool: PostgresPool, loop: Loop, certificates: OwnCertificates, clock: ServerClock,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.pool = pool
    self.loop = loop
    self.certificates = certificates
    self.clock = clock
    self.log = log
  }

  func keep() async {
    while !isStopped {
      do {
        try await pool.withConnection(timeout: .seconds(5)) { connection in
          try await Partitions.tend(on: connection)
          try await WrongAttemptTable.tend(on: connection)
        }
      } catch { log("housekeeping: \(error)") }
      // Once a day.
      if rounds.isMultiple(of: 24) { certificates.warn(at: clock.now, log: log) }
      rounds += 1
      do { try await loop.sleep(for: Self.interval) } catch { return }
    }
  }

  func stop() { isStopped = true }
}
