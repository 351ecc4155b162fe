// Days in Tehran against the tz database, as Python reads it from the system.

import Foundation
import TarazuCalendar
import Testing

struct TehranDayTests {
  static let python = "/usr/bin/python3"

  /// Around the hours in which Tehran's day begins, for every day of a hundred years, and random instants of all years
  /// that events may have: seconds since 1970, and Python's date in Asia/Tehran as days since 1970.
  private static let script = """
    import random
    from datetime import datetime, timedelta, timezone
    from zoneinfo import ZoneInfo
    tehran, epoch = ZoneInfo("Asia/Tehran"), datetime(1970, 1, 1, tzinfo=timezone.utc)
    base = epoch.date().toordinal()
    def show(seconds):
        local = (epoch + timedelta(seconds=seconds)).astimezone(tehran)
        print(seconds, local.date().toordinal() - base)
    for day in range(-14610, 21915):
        for second in (66599, 66600, 68399, 68400, 70199, 70200, 73799, 73800, 74055, 74056):
            if day % 4 == 0 or abs(day) % 365 > 60 and abs(day) % 365 < 290: show(day * 86400 + second)
    random.seed(7)
    for _ in range(20000): show(random.randrange(-25567 * 86400 + 86400, 84005 * 86400))
    """

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python), "Python is not installed"))
  func daysAreThoseOfTheTimeZoneDatabase() throws {
    let process = Process()
    process.executableURL = URL(filePath: TehranDayTests.python)
    process.arguments = ["-c", TehranDayTests.script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    var count = 0
    var wrong: [String] = []
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: " ")).map { Int64(String(decoding: $0, as: UTF8.self)) ?? 0 }
      let day = Instant(nanoseconds: parts[0] * 1_000_000_000).tehranDay
      if Int64(day.number) != parts[1] { wrong.append("\(parts[0]) s: \(day.number), Python says \(parts[1])") }
      count += 1
    }
    #expect(wrong.prefix(5) == [])
    #expect(count > 100_000)
  }

  /// Midnight to the nanosecond, in winter, in the summer of a year with daylight saving, and after its end.
  @Test(arguments: [
    (1_704_054_600, "2024-01-01"), (1_655_926_200, "2022-06-23"), (1_687_465_800, "2023-06-23"),
    (-1_090_466_744, "1935-06-13"), (-2_208_988_800, "1900-01-01"),
  ])
  func dayBeginsAtMidnight(seconds: Int, day: String) {
    let midnight = Int64(seconds) * 1_000_000_000
    #expect(Instant(nanoseconds: midnight).tehranDay.description == day)
    guard seconds > -1_000_000_000 else { return }
    let before = Instant(nanoseconds: midnight - 1).tehranDay
    #expect(before.advanced(by: 1)?.description == day)
  }

  /// The end of each day is the first second of the next one, also where clocks are put forward or back at midnight.
  @Test func aDayEndsWhereTheNextBegins() {
    for number in stride(from: Day.first.number, through: Day.last.number, by: 1)
    where number % 7 == 0 || number > 18_000 {
      let day = Day(number: number)
      let end = day.endInTehran
      guard end.tehranDay > day, Instant(nanoseconds: end.nanoseconds - 1).tehranDay == day else {
        Issue.record("\(day) ends at \(end)")
        return
      }
    }
  }

  @Test func theClockOfTehran() {
    let clock = Instant(nanoseconds: 0).tehranClock
    #expect(clock.hour == 3 && clock.minute == 30 && clock.second == 0)
    let before = Instant(nanoseconds: -12_600_000_000_001).tehranClock
    #expect(before.hour == 23 && before.minute == 59 && before.second == 59)
    // 2021-07-01 was in summer time, 4:30 ahead.
    let summer = Instant(nanoseconds: 1_625_097_600_000_000_000).tehranClock
    #expect(summer.hour == 4 && summer.minute == 30)
  }
}
