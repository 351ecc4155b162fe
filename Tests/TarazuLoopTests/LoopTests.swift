import Foundation
import Synchronization
import TarazuBase
import TarazuLoop
import Testing

/// Runs `body` with a started loop and stops it afterwards.
private func withLoop<Value>(_ body: (Loop) async throws -> Value) async throws -> Value {
  let loop = try Loop(name: "test")
  try loop.start()
  do {
    let value = try await body(loop)
    loop.stop()
    return value
  } catch {
    loop.stop()
    throw error
  }
}

private actor Counter {
  let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  var count = 0

  init(loop: Loop) { self.loop = loop }

  func add() -> Bool {
    count += 1
    return loop.isCurrent
  }
}

@Suite struct LoopTests {
  @Test func workRunsOnTheLoopInOrder() async throws {
    try await withLoop { loop in
      #expect(Loop.current == nil)
      #expect(!loop.isCurrent)
      let seen = Locked<[Int]>([])
      await withCheckedContinuation { continuation in
        for number in 0..<100 {
          loop.execute {
            seen.withLock { $0.append(loop.isCurrent && Loop.current === loop ? number : -1) }
          }
        }
        loop.execute { continuation.resume() }
      }
      #expect(seen.withLock { $0 } == Array(0..<100))
    }
  }

  @Test func spawnedTasksAndActorsStayOnTheLoop() async throws {
    try await withLoop { loop in
      let counter = Counter(loop: loop)
      let isOnLoop = Locked<[Bool]>([])
      let task = loop.spawn {
        let onActor = await counter.add()
        await Task.yield()
        try? await loop.sleep(for: .milliseconds(1))
        isOnLoop.withLock { $0 += [onActor, loop.isCurrent] }
      }
      await task.value
      #expect(isOnLoop.value == [true, true])
      #expect(await counter.count == 1)
    }
  }

  @Test func timersFireInOrderAndNotWhenCancelled() async throws {
    try await withLoop { loop in
      let fired = Locked<[String]>([])
      await withCheckedContinuation { continuation in
        loop.execute {
          loop.schedule(after: .milliseconds(30)) {
            fired.withLock { $0.append("late") }
            continuation.resume()
          }
          loop.schedule(after: .milliseconds(10)) { fired.withLock { $0.append("early") } }
          let cancelled = loop.schedule(after: .milliseconds(5)) { fired.withLock { $0.append("never") } }
          loop.schedule(after: .milliseconds(10)) { fired.withLock { $0.append("second") } }
          loop.schedule(after: .milliseconds(-5)) { fired.withLock { $0.append("now") } }
          cancelled.cancel()
          cancelled.cancel()
        }
      }
      #expect(fired.withLock { $0 } == ["now", "early", "second", "late"])
    }
  }

  @Test func manyTimersKeepTheirOrder() async throws {
    try await withLoop { loop in
      let delays = (0..<500).map { ($0 * 7919) % 500 }
      let fired = Locked<[Int]>([])
      await withCheckedContinuation { continuation in
        loop.execute {
          let start = MonotonicClock.now()
          for delay in delays {
            let instant = start.later(byNanoseconds: UInt64(delay) * 10_000)
            let timer = loop.schedule(at: instant) { fired.withLock { $0.append(delay) } }
            if delay % 3 == 0 { timer.cancel() }
          }
          loop.schedule(after: .milliseconds(50)) { continuation.resume() }
        }
      }
      #expect(fired.withLock { $0 } == (0..<500).filter { $0 % 3 != 0 })
    }
  }

  @Test func sleepIsNeverShortAndCanBeCancelled() async throws {
    try await withLoop { loop in
      let start = MonotonicClock.nanoseconds()
      try await loop.sleep(for: .milliseconds(20))
      #expect(MonotonicClock.nanoseconds() - start >= 20_000_000)
      let long = Task { try await loop.sleep(for: .seconds(3600)) }
      try await loop.sleep(for: .milliseconds(5))
      long.cancel()
      await #expect(throws: CancellationError.self) { try await long.value }
      let never = Task { try await loop.sleep(for: .seconds(3600)) }
      never.cancel()
      await #expect(throws: CancellationError.self) { try await never.value }
    }
  }

  @Test func stopCancelsSleepersAndRunsWhatIsQueued() async throws {
    let loop = try Loop(name: "test")
    try loop.start()
    let sleeper = Task { try await loop.sleep(for: .seconds(3600)) }
    let ran = Atomic<Bool>(false)
    await withCheckedContinuation { continuation in
      loop.execute { continuation.resume() }
    }
    loop.execute { loop.execute { ran.store(true, ordering: .sequentiallyConsistent) } }
    loop.stop()
    let hasRun = ran.load(ordering: .sequentiallyConsistent)
    #expect(hasRun)
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    loop.stop()
    await #expect(throws: CancellationError.self) { try await loop.sleep(for: .seconds(3600)) }
  }

  @Test func stopOnTheLoopItselfDoesNotWait() async throws {
    let loop = try Loop(name: "test")
    try loop.start()
    await withCheckedContinuation { continuation in
      loop.execute {
        loop.stop()
        continuation.resume()
      }
    }
  }

  @Test func watchesReportReadinessAndHangUp() async throws {
    try await withLoop { loop in
      var pair: [Int32] = [0, 0]
      #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
      let (near, far) = (pair[0], pair[1])
      let seen = Locked<[String]>([])
      await withCheckedContinuation { continuation in
        loop.execute {
          nonisolated(unsafe) var watch: Watch?
          watch = try? loop.watch(near, .write) { ready in
            if ready == .write {
              seen.withLock { $0.append("writable") }
              watch?.update([])
              loop.schedule(after: .milliseconds(5)) {
                watch?.update(.read)
                _ = write(far, "x", 1)
              }
            } else if ready == .read {
              var byte: UInt8 = 0
              let count = read(near, &byte, 1)
              seen.withLock { $0.append("read \(count)") }
              close(far)
            } else {
              seen.withLock { $0.append(ready == [.read, .write] ? "hang-up" : "?") }
              watch?.cancel()
              watch = nil
              continuation.resume()
            }
          }
        }
      }
      #expect(seen.withLock { $0 } == ["writable", "read 1", "hang-up"])
      close(near)
    }
  }

  @Test func watchingABadDescriptorIsAnError() async throws {
    try await withLoop { loop in
      let code = await withCheckedContinuation { continuation in
        loop.execute {
          do throws(LoopError) {
            _ = try loop.watch(-1, .read) { _ in }
            continuation.resume(returning: Int32(0))
          } catch { continuation.resume(returning: error.code) }
        }
      }
      #expect(code == EBADF)
    }
  }

  @Test func aGroupHandsOutItsLoopsInTurnAndTasksReturnToTheirLoop() async throws {
    let group = try LoopGroup(count: 3, name: "group")
    defer { group.stop() }
    let names = (0..<6).map { _ in group.next().name }
    #expect(names == ["group-0", "group-1", "group-2", "group-0", "group-1", "group-2"])
    let total = Atomic<Int>(0)
    let tasks = (0..<30).map { _ in
      let (home, other) = (group.next(), group.next())
      let counter = Counter(loop: other)
      return home.spawn {
        for _ in 0..<50 {
          guard await counter.add(), home.isCurrent else { return }
          total.add(1, ordering: .relaxed)
        }
      }
    }
    for task in tasks { await task.value }
    let sum = total.load(ordering: .relaxed)
    #expect(sum == 1500)
  }

  @Test func durationsBecomeNanosecondsWithoutOverflow() {
    #expect(Duration.milliseconds(3).wholeNanoseconds == 3_000_000)
    #expect(Duration.seconds(-1).wholeNanoseconds == 0)
    #expect(Duration.seconds(Int64.max).wholeNanoseconds == .max)
    #expect(MonotonicClock.deadline(after: .seconds(Int64.max)) == .max)
  }

  @Test func monotonicInstantsStayInTheirRange() {
    let (early, late) = (MonotonicInstant(nanoseconds: 5), MonotonicInstant(nanoseconds: 7))
    #expect(early.later(byNanoseconds: 2) == late && late.earlier(byNanoseconds: 2) == early)
    #expect(early.later(byNanoseconds: .max) == .max && early.earlier(byNanoseconds: 6) == .min)
    #expect(late.nanoseconds(since: early) == 2 && early.nanoseconds(since: late) == 0)
    #expect(MonotonicInstant.max.duration(since: early) == .nanoseconds(Int64.max))
  }
}

@Suite struct WorkerPoolTests {
  private struct Refused: Error, Equatable {}

  @Test func workRunsOffTheLoopAndComesBack() async throws {
    let pool = try WorkerPool(count: 2, name: "work")
    try await withLoop { loop in
      let outcome = Locked<[Bool]>([])
      let task = loop.spawn {
        let onLoop = await pool.run { Loop.current != nil }
        outcome.withLock { $0 = [onLoop, loop.isCurrent] }
      }
      await task.value
      #expect(outcome.withLock { $0 } == [false, true])
    }
    pool.stop()
  }

  @Test func errorsComeBackAndManyJobsAllRun() async throws {
    let pool = try WorkerPool(count: 3, name: "work")
    defer { pool.stop() }
    await #expect(throws: Refused()) { try await pool.run { () throws(Refused) in throw Refused() } }
    let sum = await withTaskGroup(of: Int.self) { group in
      for number in 0..<1000 { group.addTask { await pool.run { number } } }
      return await group.reduce(0, +)
    }
    #expect(sum == 499_500)
  }

  @Test(.timeLimit(.minutes(1))) func workAfterTheEndRunsWhereItComesFrom() async throws {
    let pool = try WorkerPool(count: 1, name: "work")
    pool.stop()
    try await withLoop { loop in
      let wasOnLoop = Locked(false)
      await loop.spawn {
        let onLoop = await pool.run { Loop.current === loop }
        wasOnLoop.withLock { $0 = onLoop }
      }.value
      #expect(wasOnLoop.withLock { $0 })
    }
  }
}
