// PostgreSQL's clock, which servers follow: for expiry, for "today", and for how current an answer is.

import Synchronization
import TarazuCalendar
import TarazuDomain
import TarazuLoop

/// The store's clock as this server last read it, carried on by the monotonic clock. Any thread may use it.
/// `AccessRegistry` sets it at each reading of the epoch; tests set it too.
public final class ServerClock: Sendable {
  /// How far the store's clock is ahead of the monotonic one, in microseconds.
  private let ahead = Atomic<Int64>(0)

  public init() {}

  /// Takes a reading of PostgreSQL's clock.
  public func set(_ time: StoreTime) {
    ahead.store(time.microseconds &- Self.monotonic(MonotonicClock.now()), ordering: .relaxed)
  }

  /// The store's time.
  public var now: StoreTime { now(at: MonotonicClock.now()) }

  /// The same at another instant.
  public func now(at instant: MonotonicInstant) -> StoreTime {
    StoreTime(microseconds: Self.monotonic(instant) &+ ahead.load(ordering: .relaxed))
  }

  private static func monotonic(_ instant: MonotonicInstant) -> Int64 {
    Int64(clamping: instant.nanoseconds / 1_000)
  }

  /// The civil day in Tehran.
  public var today: Day { today(at: MonotonicClock.now()) }

  /// The same at another instant.
  public func today(at instant: MonotonicInstant) -> Day {
    let now = now(at: instant)
    // Tehran's days begin at quarters of an hour of UTC, so within one quarter the day does not change.
    let quarter = UInt32(truncatingIfNeeded: now.microseconds / Self.quarterMicroseconds)
    let last = lastDay.load(ordering: .relaxed)
    if UInt32(truncatingIfNeeded: last >> 32) == quarter { return Day(number: Int32(truncatingIfNeeded: last)) }
    let day = now.instant.tehranDay
    lastDay.store(UInt64(quarter) << 32 | UInt64(UInt32(bitPattern: day.number)), ordering: .relaxed)
    return day
  }

  private static let quarterMicroseconds: Int64 = 900_000_000
  /// A quarter of an hour since 1970, and the day that it lies in; quarter 0, the initial value, is long past.
  private let lastDay = Atomic<UInt64>(0)
}
