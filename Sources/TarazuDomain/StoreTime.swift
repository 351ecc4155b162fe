// Times by the store's clock.

import TarazuCalendar

/// A time by PostgreSQL's clock, exact to the microsecond: when commits were made, when credentials expire. The times
/// inside events are `Instant`s.
@frozen
public struct StoreTime: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  public var microseconds: Int64

  @inlinable
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// Seconds since 1970-01-01T00:00:00Z; the first or last time if they are out of range.
  public init(seconds: Int64) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    microseconds = overflow ? (seconds < 0 ? .min : .max) : product
  }

  @inlinable
  public static var min: StoreTime { StoreTime(microseconds: .min) }
  @inlinable
  public static var max: StoreTime { StoreTime(microseconds: .max) }

  @inlinable
  public static func < (a: StoreTime, b: StoreTime) -> Bool { a.microseconds < b.microseconds }

  /// How many microseconds it is later than another time; less than 0 if it is earlier.
  @inlinable
  public func microseconds(since other: StoreTime) -> Int64 { microseconds &- other.microseconds }

  /// The same instant in nanoseconds; the last one if it is out of range.
  public var instant: Instant {
    let (nanoseconds, overflow) = microseconds.multipliedReportingOverflow(by: 1_000)
    return Instant(nanoseconds: overflow ? .max : nanoseconds)
  }
}
