import TarazuLoop

/// A number of turns, given to those who wait in the order they came. Of one loop's thread alone.
final class Turns {
  private var free: Int
  private var waiting: [Waiter] = []

  init(free: Int) {
    self.free = free
  }

  /// Waits for a turn; false if the deadline came first.
  nonisolated(nonsending) func take(on loop: Loop, deadline: UInt64) async -> Bool {
    if free > 0 {
      free -= 1
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

  /// Passes a turn on.
  func give() {
    guard !waiting.isEmpty else {
      free += 1
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

    func resume(_ hasTurn: Bool) {
      timer?.cancel()
      continuation.resume(returning: hasTurn)
    }
  }
}
