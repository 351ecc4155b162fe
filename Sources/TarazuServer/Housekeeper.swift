// What is done once an hour, so that no day finds its partition missing (docs/design/store.md#schema).

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
        try await pool.withConnection(timeout: .seconds(5)) { try await Partitions.tend(on: $0) }
      } catch { log("housekeeping: \(error)") }
      do { try await loop.sleep(for: Self.interval) } catch { return }
    }
  }

  func stop() { isStopped = true }
}
