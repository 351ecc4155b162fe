// What is done once an hour: partitions, so that no day finds its own missing (docs/design/store.md#schema), and wrong
// attempts that count no more.

import TarazuLoop
import TarazuPostgres
import TarazuStore

actor Housekeeper {
  private static let interval = Duration.seconds(3_600)

  nonisolated private let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let pool: PostgresPool
  private let log: @Sendable (String) -> Void
  private var isStopped = false

  init(pool: PostgresPool, loop: Loop, log: @escaping @Sendable (String) -> Void) {
    self.pool = pool
    self.loop = loop
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
      do { try await loop.sleep(for: Self.interval) } catch { return }
    }
  }

  func stop() { isStopped = true }
}
