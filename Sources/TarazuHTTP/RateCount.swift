import TarazuLoop

/// Counts what happens within windows of time, to find who does too much of it.
struct RateCount {
  private let most: Int
  private let window: UInt64
  private var start: UInt64 = 0
  private var count = 0

  init(most: Int, within window: Duration) {
    self.most = most
    self.window = window.wholeNanoseconds
  }

  /// One more at this instant; whether that is too many.
  mutating func add(at now: UInt64) -> Bool {
    if now &- start > window {
      start = now
      count = 0
    }
    count += 1
    return count > most
  }
}
