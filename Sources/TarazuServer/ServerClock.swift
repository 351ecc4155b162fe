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
  var today: Day { today(at: MonotonicClock.nanoseconds()) }

  /// The same for an instant of `MonotonicClock`.
  func today(at instant: UInt64) -> Day {
    let now = now(at: instant)
    // Tehran's days begin at quarters of an hour of UTC: within one the day that was found last is found again.
    let quarter = UInt32(truncatingIfNeeded: now / Self.quarterMicroseconds)
    let last = lastDay.load(ordering: .relaxed)
    if UInt32(truncatingIfNeeded: last >> 32) == quarter { return Day(number: Int32(truncatingIfNeeded: last)) }
    let (nanoseconds, overflow) = now.multipliedReportingOverflow(by: 1_000)
    let day = Instant(nanoseconds: overflow ? .max : nanoseconds).tehranDay
    lastDay.store(UInt64(quarter) << 32 | UInt64(UInt32(bitPattern: day.number)), ordering: .relaxed)
    return day
  }

  private static let quarterMicroseconds: Int64 = 900_000_000
  /// A quarter of an hour since 1970 and the day that it lies in; none at first, since quarter 0 is long over.
  private let lastDay = Atomic<UInt64>(0)
}
