import TarazuLoop
import TestSupport
import Testing

@testable import TarazuPostgres

/// Permits go to those who wait in the order in which they came.
@Suite struct AsyncSemaphoreTests {
  /// Owns a semaphore on a loop, as a connection does.
  private actor Owner {
    nonisolated let loop: Loop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
    private let semaphore: AsyncSemaphore
    private(set) var order: [Int] = []

    init(permits: Int, on loop: Loop) {
      self.loop = loop
      semaphore = AsyncSemaphore(permits: permits)
    }

    /// Notes `number` when it has its permit; whether it got one.
    func acquire(_ number: Int, within time: Duration) async -> Bool {
      guard await semaphore.acquire(on: loop, deadline: MonotonicClock.deadline(after: time)) else { return false }
      order.append(number)
      return true
    }

    func release() { semaphore.release() }
  }

  @Test func whoCameFirstIsServedFirst() async throws {
    let loop = try TestLoop()
    let owner = Owner(permits: 1, on: loop.loop)
    #expect(await owner.acquire(0, within: .seconds(30)))
    let waiting = (1...5).map { number in
      // Each begins on the loop, so that they wait in this order.
      Task(executorPreference: loop.loop) { await owner.acquire(number, within: .seconds(30)) }
    }
    for (number, task) in zip(1..., waiting) {
      await owner.release()
      #expect(await task.value)
      #expect(await owner.order == Array(0...number))
    }
  }

  @Test func aPermitThatWasNotWaitedForLongEnoughGoesToTheNext() async throws {
    let loop = try TestLoop()
    let owner = Owner(permits: 1, on: loop.loop)
    #expect(await owner.acquire(0, within: .seconds(30)))
    #expect(await !owner.acquire(1, within: .milliseconds(5)))
    await owner.release()
    #expect(await owner.acquire(2, within: .milliseconds(5)))
    #expect(await !owner.acquire(3, within: .milliseconds(5)))
    await owner.release()
    await owner.release()
    #expect(await owner.acquire(4, within: .milliseconds(5)))
    #expect(await owner.acquire(5, within: .milliseconds(5)))
    #expect(await owner.order == [0, 2, 4, 5])
  }
}
