import Glibc
import TarazuBase
import Testing

/// Mutual exclusion, seen from several threads.
struct LockTests {
  private static let threads = 4
  private static let rounds = 10_000

  /// Runs `body` on some threads at once, and waits for all.
  private func onThreads(_ body: @escaping @Sendable () -> Void) {
    final class Start: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let started = (0..<Self.threads).map { _ in
      var thread = pthread_t()
      let start = Unmanaged.passRetained(Start(body)).toOpaque()
      let code = pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }, start)
      #expect(code == 0)
      return thread
    }
    for thread in started { pthread_join(thread, nil) }
  }

  @Test func aLockedValueLosesNoUpdate() {
    let counter = Locked(0)
    onThreads { for _ in 0..<Self.rounds { counter.withLock { $0 += 1 } } }
    #expect(counter.value == Self.threads * Self.rounds)
  }

  @Test func aLockIsReleasedWhenItsBodyThrows() {
    struct Failure: Error {}
    let lock = Lock()
    #expect(throws: Failure.self) { try lock.withLock { throw Failure() } }
    #expect(lock.withLock { 7 } == 7)
    let value = Locked([1])
    #expect(throws: Failure.self) {
      try value.withLock { content in
        content.append(2)
        throw Failure()
      }
    }
    #expect(value.value == [1, 2])
  }

  @Test func aNoncopyableValueCanBeLocked() {
    struct Token: ~Copyable {
      var uses = 0
    }
    let token = Locked(Token())
    onThreads { for _ in 0..<Self.rounds { token.withLock { $0.uses += 1 } } }
    #expect(token.withLock { $0.uses } == Self.threads * Self.rounds)
  }

  @Test func settingAValueReplacesIt() {
    let value = Locked("before")
    value.value = "after"
    #expect(value.value == "after")
  }

  /// Each thread waits for its turn, so all would hang if a broadcast were lost.
  @Test func aConditionWakesThoseWhoWait() {
    let lock = Lock()
    let condition = Condition()
    let turns = Locked(0)
    let order = Locked([Int]())
    let tickets = Locked(0)
    onThreads {
      let ticket = tickets.withLock { next in
        defer { next += 1 }
        return next
      }
      lock.withLock {
        while turns.value != ticket { condition.wait(lock) }
        order.withLock { $0.append(ticket) }
        turns.withLock { $0 += 1 }
        condition.broadcast()
      }
    }
    #expect(order.value == Array(0..<Self.threads))
  }
}
