import CLinux

/// The clock that deadlines are kept by: nanoseconds since some fixed instant, never set back.
public enum MonotonicClock {
  public static func now() -> MonotonicInstant { MonotonicInstant(nanoseconds: nanoseconds()) }

  /// The instant of the kernel's last tick, at most 10 ms ago: a fraction of the cost of `now`, which asks the CPU.
  public static func lastTick() -> MonotonicInstant {
    MonotonicInstant(nanoseconds: nanoseconds(of: CLOCK_MONOTONIC_COARSE))
  }

  /// The same as a plain number, for measuring within one target.
  public static func nanoseconds() -> UInt64 { nanoseconds(of: CLOCK_MONOTONIC) }

  private static func nanoseconds(of clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000 &+ UInt64(truncatingIfNeeded: time.tv_nsec)
  }

  /// The instant `duration` from now: now if `duration` is negative, the greatest instant if the sum would overflow.
  public static func deadline(after duration: Duration) -> MonotonicInstant {
    now().later(byNanoseconds: duration.wholeNanoseconds)
  }
}

extension Duration {
  /// Whole nanoseconds, rounded down: 0 if negative, `UInt64.max` if more than that.
  public var wholeNanoseconds: UInt64 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    let (product, tooLong) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflow) = product.addingReportingOverflow(UInt64(attoseconds) / 1_000_000_000)
    return tooLong || overflow ? .max : sum
  }
}
