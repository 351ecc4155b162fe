// A timer that is finer than the loop's own, which counts whole milliseconds.

import CLinux
import Glibc
import TarazuLoop

/// A timerfd on a loop; of the loop's thread alone.
final class WakeUp {
  private let descriptor: Int32
  private var watch: Watch?

  /// Nil if the system has no timer left.
  init?(_ loop: Loop, _ body: @escaping () -> Void) {
    descriptor = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK | TFD_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let descriptor = self.descriptor
    do throws(LoopError) {
      watch = try loop.watch(descriptor, .read) { _ in
        // It stays readable until it is read.
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
        body()
      }
    } catch {
      CLinux.close(descriptor)
      return nil
    }
  }

  /// Wakes once, at an instant of `MonotonicClock`.
  func set(_ instant: UInt64) {
    var time = itimerspec()
    time.it_value.tv_sec = Int(clamping: instant / 1_000_000_000)
    time.it_value.tv_nsec = Int(instant % 1_000_000_000)
    timerfd_settime(descriptor, Int32(TFD_TIMER_ABSTIME), &time, nil)
  }

  /// Must be called once, at the end.
  func close() {
    watch?.cancel()
    watch = nil
    CLinux.close(descriptor)
  }
}
