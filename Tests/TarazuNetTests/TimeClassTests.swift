import TarazuLoop
import Testing

@testable import TarazuNet

/// How long calls may take, by their method and by what the client gives.
@Suite struct TimeClassTests {
  private static let second: Int64 = 1_000_000_000

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let time: TimeClass
    /// Seconds; 0 for none.
    let timeout: Int64
    var chance = 0.0
    let seconds: UInt64
    let isOwn: Bool

    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "a read without a timeout", time: .read, timeout: 0, seconds: 10, isOwn: false),
    Row(name: "a read's own", time: .read, timeout: 3, seconds: 3, isOwn: true),
    Row(name: "exactly the greatest", time: .read, timeout: 60, seconds: 60, isOwn: true),
    Row(name: "above the greatest", time: .read, timeout: 61, seconds: 60, isOwn: false),
    Row(name: "another unary call", time: .unary, timeout: 0, seconds: 60, isOwn: false),
    Row(name: "its greatest", time: .unary, timeout: 1_000, seconds: 300, isOwn: false),
    Row(name: "an import", time: .long, timeout: 0, seconds: 3_600, isOwn: false),
    Row(name: "its greatest", time: .long, timeout: 100_000, seconds: 14_400, isOwn: false),
    Row(name: "a feed", time: .feed, timeout: 0, seconds: 3_600, isOwn: false),
    Row(name: "a feed that ends early", time: .feed, timeout: 0, chance: 0.5, seconds: 3_420, isOwn: false),
    Row(name: "a feed's own", time: .feed, timeout: 30, chance: 0.5, seconds: 30, isOwn: true),
    Row(name: "a feed's own, above its age", time: .feed, timeout: 3_500, chance: 0.5, seconds: 3_420, isOwn: false),
  ]

  private static let start = MonotonicInstant(nanoseconds: 5)

  @Test(arguments: rows) func deadlines(_ row: Row) {
    let deadline = row.time.deadline(
      from: TimeClassTests.start, timeout: row.timeout * TimeClassTests.second, chance: row.chance)
    let end = TimeClassTests.start.later(byNanoseconds: row.seconds * 1_000_000_000)
    #expect(deadline == TimeClass.Deadline(instant: end, isOwn: row.isOwn))
  }

  @Test func theLongestTimeoutIsNoOverflow() {
    let latest = TimeClassTests.start.later(byNanoseconds: 14_401 * 1_000_000_000)
    for time in TimeClass.allCases {
      #expect(!time.deadline(from: TimeClassTests.start, timeout: .max, chance: 0.99).isOwn)
      #expect(time.deadline(from: TimeClassTests.start, timeout: .max, chance: 0.99).instant < latest)
    }
  }
}
