import TarazuLoop

/// A semaphore that tasks wait for, first come, first served. On its loop's thread only: its owner is isolated to that
/// loop, and it is not Sendable.
final class AsyncSemaphore {
  private var permits: Int
  private var waiting: [Waiter] = []

  init(permits: Int) {
    self.permits = permits
  }

  /// Waits for a permit; false if the deadline came first.
  nonisolated(nonsending) func acquire(on loop: Loop, deadline: MonotonicInstant) async -> Bool {
    loop.assertCurrent()
    if permits > 0 {
      permits -= 1
      return true
    }
    return await withUnsafeContinuation { continuation in
      let waiter = Waiter(continuation)
      waiting.append(waiter)
      waiter.timer = loop.schedule(at: deadline) { [weak self] in
        self?.waiting.removeAll { $0 === waiter }
        waiter.resume(false)
      }
    }
  }

  /// Gives a permit back, or on to who has waited longest.
  func release() {
    guard !waiting.isEmpty else {
      permits += 1
      return
    }
    waiting.removeFirst().resume(true)
  }

  private final class Waiter {
    private let continuation: UnsafeContinuation<Bool, Never>
    var timer: Timer?

    init(_ continuation: UnsafeContinuation<Bool, Never>) {
      self.continuation = continuation
    }

    func resume(_ hasPermit: Bool) {
      timer?.cancel()
      continuation.resume(returning: hasPermit)
    }
  }
}
