// Batches of simulated events, made off the loop and ahead of their use.

import TarazuBase
import TarazuLoop
import TarazuWire

/// Batches for one loop, as calls. `next` is called on the loop.
final class IngestSource: @unchecked Sendable {
  /// Batches that are kept ready, and how many are made in one go.
  private static let stock = 256
  private static let portion = 16

  private let loop: Loop
  private let pool: WorkerPool
  private let lock = Lock()
  // Under the lock.
  private var maker: EventMaker
  // Of the loop's thread.
  private var ready: [ClientMachine.PreparedCall] = []
  private var last: ClientMachine.PreparedCall
  private var isFilling = false

  /// Fills the stock at once, which takes a moment. Fails if batches are larger than a frame may be.
  init(_ plan: IngestPlan, loop: Loop, pool: WorkerPool) throws {
    self.loop = loop
    self.pool = pool
    maker = try EventMaker(plan)
    last = try maker.next()
    for _ in 0..<IngestSource.stock { ready.append(try maker.next()) }
  }

  func next() -> ClientMachine.PreparedCall {
    if ready.count < IngestSource.stock / 2 { fill() }
    // Without stock it is made here, and others wait; one too large is replaced by an earlier one.
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
