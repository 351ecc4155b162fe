// Calls that are due, but wait until a call in flight ends.

/// A queue of instants, in a ring buffer.
struct Backlog {
  private var ring = [UInt64](repeating: 0, count: 1_024)
  private var start = 0
  private(set) var count = 0
  /// How many of them are to be counted.
  private(set) var measured: UInt64 = 0
  private var unmeasured = 0

  var isEmpty: Bool { count == 0 }
  var first: UInt64? { count == 0 ? nil : ring[start] }

  /// Calls of the warm-up, which are not counted, come first.
  mutating func push(_ intended: UInt64, isMeasured: Bool) {
    if count == ring.count { grow() }
    ring[(start + count) & (ring.count - 1)] = intended
    count += 1
    if isMeasured { measured += 1 } else { unmeasured += 1 }
  }

  mutating func pop() -> UInt64? {
    guard let first else { return nil }
    start = (start + 1) & (ring.count - 1)
    count -= 1
    if unmeasured > 0 { unmeasured -= 1 } else { measured -= 1 }
    return first
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: ring.count * 2)
    for index in 0..<count { larger[index] = ring[(start + index) & (ring.count - 1)] }
    ring = larger
    start = 0
  }
}
