// Batches of simulated events, which are made off the loop and before they are used.

import TarazuBase
import TarazuLoop
import TarazuWire

/// The batches of one loop, as calls.
final class IngestSource: Sendable {
  /// How many batches are kept ready, and how many are made at a time.
  private static let stock = 256
  private static let portion = 16

  private struct Stock {
    var ready: [ClientMachine.PreparedCall] = []
    var last: ClientMachine.PreparedCall
    var isFilling = false
    var isClosed = false
  }

  private let loop: Loop
  private let pool: WorkerPool
  private let maker: Locked<EventMaker>
  private let stock: LoopBound<Stock>

  /// Fills the stock, which takes a moment. Throws if batches are larger than a frame may be.
  init(_ plan: IngestPlan, loop: Loop, pool: WorkerPool) throws {
    self.loop = loop
    self.pool = pool
    var maker = try EventMaker(plan)
    var stock = Stock(last: try maker.next())
    for _ in 0..<IngestSource.stock { stock.ready.append(try maker.next()) }
    self.maker = Locked(maker)
    self.stock = LoopBound(stock, on: loop)
  }

  /// The next batch. On the loop's thread.
  func next() -> ClientMachine.PreparedCall {
    if stock.value.ready.count < IngestSource.stock / 2 { fill() }
    // With no stock left a batch is made here, while the loop waits. One that is too large is replaced by an earlier
    // one.
    let next = stock.value.ready.popLast() ?? (try? maker.withLock { try $0.next() }) ?? stock.value.last
    stock.value.last = next
    return next
  }

  /// Makes no more batches in advance. On the loop's thread.
  func close() { stock.value.isClosed = true }

  private func fill() {
    guard !stock.value.isFilling, !stock.value.isClosed else { return }
    stock.value.isFilling = true
    loop.spawn { [self] in
      while stock.value.ready.count < IngestSource.stock, !stock.value.isClosed {
        let portion = await pool.run { [maker] in
          (0..<IngestSource.portion).compactMap { _ in try? maker.withLock { try $0.next() } }
        }
        // The stock is taken from its end.
        stock.value.ready.insert(contentsOf: portion.reversed(), at: 0)
      }
      stock.value.isFilling = false
    }
  }
}
