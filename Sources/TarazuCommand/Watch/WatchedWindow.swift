// The window of a watch, and when it moves on.

import Glibc
import TarazuCalendar
import TarazuLoop

enum WatchedWindow: Sendable, Equatable {
  case fixed(Window)
  /// The current Jalali month up to today, in Tehran.
  case currentMonth

  /// The window at an instant, and the instant from which on it is another; nil where it never is.
  func at(_ now: Instant) -> (window: Window, until: Instant?) {
    switch self {
    case .fixed(let window): return (window, nil)
    case .currentMonth:
      let today = now.tehranDay
      let first = Day(number: today.number - Int32(JalaliDate(today).day - 1))
      return (Window(from: first, to: today) ?? Window(today), WatchedWindow.midnight(after: now))
    }
  }

  /// When the next day begins in Tehran, to the second.
  private static func midnight(after now: Instant) -> Instant {
    let today = now.tehranDay
    // Found between now, which is today, and what is tomorrow at the latest: no day there has more than 25 hours.
    var (before, after) = (now.seconds, now.seconds + 26 * 3_600)
    while after - before > 1 {
      let middle = before + (after - before) / 2
      if Instant(nanoseconds: middle * 1_000_000_000).tehranDay > today { after = middle } else { before = middle }
    }
    return Instant(nanoseconds: after * 1_000_000_000)
  }
}

/// The time of day, which may be set.
struct CivilClock: Sendable {
  let now: @Sendable () -> Instant
  /// Returns after so long, or throws when the task is cancelled.
  let sleep: @Sendable (Duration) async throws -> Void

  /// A clock that is set meanwhile is noticed after so long.
  private static let look = Duration.seconds(30)

  static func system(on loop: Loop) -> CivilClock {
    CivilClock(now: systemTime) { try await loop.sleep(for: $0) }
  }

  private static func systemTime() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let (nanoseconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .last : Instant(nanoseconds: min(nanoseconds, Instant.last.nanoseconds) + Int64(time.tv_nsec))
  }

  /// Returns at that instant; throws when the task is cancelled.
  func wait(until instant: Instant) async throws {
    while true {
      let now = now()
      if now >= instant { return }
      try await sleep(min(.nanoseconds(instant.nanoseconds - now.nanoseconds), CivilClock.look))
    }
  }
}
