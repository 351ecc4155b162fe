// PostgreSQL's clock, which servers follow: for expiry, for "today", and for how current an answer is.

import Synchronization
import TarazuCalendar
import TarazuLoop

/// The clock of the store as this server last saw it, carried on by its own monotonic one.
final class ServerClock: Sendable {
  private struct Reading {
    var store: Int64 = 0
    var monotonic: UInt64 = 0
  }
  private let reading = Mutex(Reading())

  /// Takes a reading of PostgreSQL's clock, in microseconds since 1970-01-01 UTC.
  func set(_ microseconds: Int64) {
    reading.withLock { $0 = Reading(store: microseconds, monotonic: MonotonicClock.nanoseconds()) }
  }

  /// Microseconds since 1970-01-01 UTC.
  var now: Int64 {
    let last = reading.withLock { $0 }
    let passed = MonotonicClock.nanoseconds() &- last.monotonic
    return last.store + Int64(clamping: passed / 1_000)
  }

  /// The civil day in Tehran.
  var today: Day {
    let (nanoseconds, overflow) = now.multipliedReportingOverflow(by: 1_000)
    return Instant(nanoseconds: overflow ? .max : nanoseconds).tehranDay
  }
}
