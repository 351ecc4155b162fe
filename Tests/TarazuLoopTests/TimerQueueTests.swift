import Testing

@testable import TarazuLoop

/// The order of timers, without a loop.
struct TimerQueueTests {
  /// Takes out all that is due, as a loop does, and returns it in its order.
  private func fire(_ queue: TimerQueue, at now: UInt64) {
    while let timer = queue.popDue(at: now) { timer.fire?() }
  }

  @Test func aTimerIsNotDueBeforeItsInstant() {
    let queue = TimerQueue()
    var fired = 0
    _ = queue.add(deadline: 1_000) { fired += 1 }
    #expect(queue.popDue(at: 999) == nil)
    #expect(queue.earliest == 1_000)
    fire(queue, at: 1_000)
    #expect(fired == 1)
    #expect(queue.isEmpty && queue.earliest == nil)
  }

  @Test func timersOfOneInstantFireInTheOrderInWhichTheyWereMade() {
    let queue = TimerQueue()
    var fired: [Int] = []
    for number in 0..<20 { _ = queue.add(deadline: 5) { fired.append(number) } }
    fire(queue, at: 5)
    #expect(fired == Array(0..<20))
  }

  /// Cancelled ones are taken out of the middle, so that what moves into their place may have to move up or down.
  @Test(arguments: 1...200)
  func theRestKeepsItsOrderWhenSomeAreCancelled(_ seed: UInt64) {
    var random = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt64) -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (random >> 33) % bound
    }
    let queue = TimerQueue()
    var fired: [UInt64] = []
    var timers: [(deadline: UInt64, timer: Timer)] = []
    for _ in 0..<60 {
      let deadline = next(40)
      timers.append((deadline, queue.add(deadline: deadline) { fired.append(deadline) }))
    }
    for _ in 0..<25 {
      timers.remove(at: Int(next(UInt64(timers.count)))).timer.cancel()
    }
    fire(queue, at: 40)
    #expect(fired == timers.map(\.deadline).sorted())
  }
}
