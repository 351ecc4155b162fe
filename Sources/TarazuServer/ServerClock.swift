// PostgreSQL's clock, which servers follow: for expiry, for "today", and for how current an answer is.

import Synchronization
import TarazuCalendar
import TarazuLoop

/// The clock of the store as this server last saw it, carried on by its own monotonic one.
final class ServerClock: Sendable {
  /// How far the store's clock is ahead of the monotonic one, in microseconds.
  private let ahead = Atomic<Int64>(0)

  /// Takes a reading of PostgreSQL's clock, in microseconds since 1970-01-01 UTC.
  func set(_ microseconds: Int64) {
    ahead.store(microseconds &- Self.monotonic(MonotonicClock.nanoseconds()), ordering: .relaxed)
  }

  /// Microseconds since 1970-01-01 UTC.
  var now: Int64 { now(at: MonotonicClock.nanoseconds()) }

  /// The same for an instant of `MonotonicClock`.
  func now(at instant: UInt64) -> Int64 { Self.monotonic(instant) &+ ahead.load(ordering: .relaxed) }

  private static func monotonic(_ nanoseconds: UInt64) -> Int64 { Int64(clamping: nanoseconds / 1_000) }

  /// The civil day in Tehran.
  var today: Day {
    let (nanoseconds, overflow) = now.multipliedReportingOverflow(by: 1_000)
    return Instant(nanoseconds: overflow ? .max : nanoseconds).tehranDay
  }
}
