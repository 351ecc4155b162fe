// Counting what happens in a second.

import TarazuAccess
import TarazuLoop
import TarazuWire

/// Counts within seconds, each of which begins with the first use after the one before.
struct RateWindow {
  /// When the second ends that runs.
  private(set) var end = MonotonicInstant.min
  private var count: Int64 = 0

  private static let second: UInt64 = 1_000_000_000

  /// Takes as many as the second that runs still has, `most` at most; answers how many.
  mutating func take(atMost most: Int64, of limit: Int64, at now: MonotonicInstant) -> Int64 {
    begin(at: now)
    let taken = min(most, max(0, limit - count))
    count += taken
    return taken
  }

  /// Takes so many, or none where the second that runs has not so many left; whether it took them.
  mutating func takeAll(_ number: Int64, of limit: Int64, at now: MonotonicInstant) -> Bool {
    begin(at: now)
    guard number <= limit - count else { return false }
    count += number
    return true
  }

  private mutating func begin(at now: MonotonicInstant) {
    guard now >= end else { return }
    end = now.later(byNanoseconds: Self.second)
    count = 0
  }
}

/// One loop's share of a principal's calls of a second, so that the loop counts most of them alone: no lock, and no
/// clock but the one that the call's arrival was read from.
struct CallShare {
  private var left: Int64 = 0
  private var end = MonotonicInstant.min
  /// The limit that the share is of.
  private var limit: Int64 = 0

  /// The most calls that a loop takes at once: few beside the limit, so that one loop's share is not missed by others.
  private static let most: Int64 = 64

  /// Takes a call; where the share is used up or its second is over, out of another one.
  @inline(__always)
  mutating func take(from usage: PrincipalUsage, at now: MonotonicInstant) throws(Status) {
    if left > 0, now < end {
      left -= 1
      return
    }
    try takeAnother(from: usage, at: now)
  }

  /// Lets the share go if it is of another limit than the one that holds.
  mutating func adopt(_ limit: Int64) {
    if limit != self.limit { left = 0 }
    self.limit = limit
  }

  private mutating func takeAnother(from usage: PrincipalUsage, at now: MonotonicInstant) throws(Status) {
    let limit = usage[.calls]
    let share = min(Self.most, max(1, limit / Self.most))
    (left, end) = try usage.takeCalls(share, of: limit, at: now)
    self.limit = limit
    left -= 1
  }
}
