// Batches of simulated events, which are made off the loop and before they are used.

import TarazuLoop
import TarazuWire

/// The batches of one loop, as calls.
final class IngestSource: @unchecked Sendable {
  /// How many batches are kept ready, and how many are made at a time.
  private static let stock = 256
  private static let portion = 16

  private let loop: Loop
  private let pool: WorkerPool
  private let lock = PthreadLock()
  // Under the lock.
  private var maker: EventMaker
  // Of the loop's thread.
  private var ready: [ClientMachine.PreparedCall] = []
  private var last: ClientMachine.PreparedCall
  private var isFilling = false

  /// Fills the stock, which takes a moment. Throws if batches are larger than a frame may be.
  init(_ plan: IngestPlan, loop: Loop, pool: WorkerPool) throws {
    self.loop = loop
    self.pool = pool
    maker = try EventMaker(plan)
    last = try maker.next()
    for _ in 0..<IngestSource.stock { ready.append(try maker.next()) }
  }

  func next() -> ClientMachine.PreparedCall {
    if ready.count < IngestSource.stock / 2 { fill() }
    // With no stock left a batch is made here, while the loop waits. One that is too large is replaced by an earlier
    // one.
    last = ready.popLast() ?? (try? lock.withLock { try maker.next() }) ?? last
    return last
  }

  private func fill() {
    guard !isFilling else { return }
    isFilling = true
    loop.spawn { [self] in
      while ready.count < IngestSource.stock {
        let portion = await pool.run {
          (0..<IngestSource.portion).compactMap { _ in try? self.lock.withLock { try self.maker.next() } }
        }
        // The stock is taken from its end.
        ready.insert(contentsOf: portion.reversed(), at: 0)
      }
      isFilling = false
    }
  }
}
