// Instants of the clock that deadlines are kept by.

/// An instant of `MonotonicClock`: deadlines and arrivals. It is never mixed with times of day.
@frozen
public struct MonotonicInstant: Hashable, Comparable, Sendable {
  /// Since some fixed instant.
  public var nanoseconds: UInt64

  @inlinable
  public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

  /// Long past: before any instant that the clock shows.
  @inlinable
  public static var min: MonotonicInstant { MonotonicInstant(nanoseconds: .min) }
  /// Never reached.
  @inlinable
  public static var max: MonotonicInstant { MonotonicInstant(nanoseconds: .max) }

  @inlinable
  public static func < (a: MonotonicInstant, b: MonotonicInstant) -> Bool { a.nanoseconds < b.nanoseconds }

  /// The instant a number of nanoseconds later, `max` at most.
  @inlinable
  public func later(byNanoseconds span: UInt64) -> MonotonicInstant {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(span)
    return MonotonicInstant(nanoseconds: overflow ? .max : sum)
  }

  /// The instant a number of nanoseconds earlier, `min` at least.
  @inlinable
  public func earlier(byNanoseconds span: UInt64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: nanoseconds > span ? nanoseconds - span : 0)
  }

  /// The nanoseconds from another instant to this one; 0 if the other is later.
  @inlinable
  public func nanoseconds(since other: MonotonicInstant) -> UInt64 {
    nanoseconds > other.nanoseconds ? nanoseconds - other.nanoseconds : 0
  }

  /// The time from another instant to this one; none if the other is later.
  public func duration(since other: MonotonicInstant) -> Duration {
    .nanoseconds(Int64(clamping: nanoseconds(since: other)))
  }
}
