// The lunar calendar: known days, and that it counts days one by one.

import Foundation
import Testing

@testable import TarazuCalendar

@Suite struct IslamicDateTests {
  /// Days that are known: the epoch, and days that Iran's published calendars and the tabular one have alike.
  @Test(arguments: [
    ("2023-07-19", 1445, 1, 1), ("2023-07-28", 1445, 1, 10),
    ("2023-04-22", 1444, 10, 1), ("2024-04-10", 1445, 10, 1), ("2024-06-17", 1445, 12, 10),
  ])
  func knownDays(text: String, year: Int, month: Int, day: Int) throws {
    let date = IslamicDate(try #require(Day(gregorian: text)))
    #expect(date.year == year && date.month == month && date.day == day, "\(date)")
  }

  @Test func daysFollowOneAnother() {
    var before = IslamicDate(Day.first)
    for number in Day.first.number + 1...Day.last.number {
      let date = IslamicDate(Day(number: number))
      let isNext =
        date.day == 1
        ? before.day >= 29 && (date.month == before.month % 12 + 1)
          && date.year == before.year + (before.month == 12 ? 1 : 0)
        : date.day == before.day + 1 && date.month == before.month && date.year == before.year
      guard isNext else {
        Issue.record("\(date) after \(before)")
        return
      }
      #expect((1...30).contains(date.day))
      before = date
    }
  }

  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .islamicCivil)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in stride(from: Day.first.number, to: Day.last.number, by: 7) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let date = IslamicDate(Day(number: number))
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
    }
  }
}
