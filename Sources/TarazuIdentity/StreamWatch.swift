// Judges a running stream again and again, so that a refusal acts on it as on a new call.

import TarazuLoop
import TarazuNet
import TarazuWire

/// Judges a stream at intervals. Of its call's loop alone; scheduling a timer checks that.
final class StreamWatch {
  /// Refusals act within a second of the change; reading the epoch takes a quarter of that.
  private static let interval: UInt64 = 250_000_000

  private let call: ServerCall
  private let judge: @Sendable () throws(Status) -> Void
  private var timer: Timer?

  init(_ call: ServerCall, judge: @escaping @Sendable () throws(Status) -> Void) {
    self.call = call
    self.judge = judge
  }

  func start() {
    timer = call.loop.schedule(at: MonotonicClock.now().later(byNanoseconds: Self.interval)) { [self] in
      do throws(Status) {
        try judge()
        start()
      } catch { call.fail(error) }
    }
  }

  func stop() {
    timer?.cancel()
    timer = nil
  }
}
