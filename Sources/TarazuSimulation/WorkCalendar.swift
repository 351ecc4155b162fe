// The days of the simulation: on which ones courts work, and how busy each is.

import TarazuCalendar

/// Days counted from the simulation's first one, which is 0.
struct WorkCalendar: Sendable {
  /// The days on which events lie: three years, both ends included.
  static let days = 1_096
  /// How far beyond the last day a hearing may be put on the calendar.
  static let daysAhead = 1_000

  let start: Day
  /// For each day, the first one from it on that courts work on.
  private let nextWorkday: [Int]
  /// How many cases come on each day, beside the others.
  let inflow: [Int]

  init(to end: Day) {
    start = Day(number: end.number - Int32(WorkCalendar.days - 1))
    var next = Array(0..<WorkCalendar.days + WorkCalendar.daysAhead)
    var inflow: [Int] = []
    for index in next.indices.reversed() {
      let day = Day(number: start.number + Int32(index))
      if !WorkCalendar.isWorkday(day), index + 1 < next.count { next[index] = next[index + 1] }
    }
    for index in 0..<WorkCalendar.days {
      let day = Day(number: start.number + Int32(index))
      let isWorkday = next[index] == index
      inflow.append(isWorkday ? WorkCalendar.season(of: day) + index * 8 / 365 : WorkCalendar.inflowOnDuty)
    }
    nextWorkday = next
    self.inflow = inflow
  }

  /// The first workday from `index` on, kept within the calendar.
  func workday(from index: Int) -> Int { nextWorkday[min(index, nextWorkday.count - 1)] }

  func isWorkday(_ index: Int) -> Bool { workday(from: index) == index }

  func day(at index: Int) -> Day { Day(number: start.number + Int32(index)) }

  /// Thursdays, Fridays and the holidays of the solar year are free; 1970-01-01 was a Thursday.
  private static func isWorkday(_ day: Day) -> Bool {
    let fromThursday = ((day.number % 7) + 7) % 7
    if fromThursday <= 1 { return false }
    let date = JalaliDate(day)
    return !holidays.contains { $0.month == date.month && $0.days.contains(date.day) }
  }

  private static let holidays: [(month: Int, days: ClosedRange<Int>)] = [
    (1, 1...4), (1, 12...13), (3, 14...15), (11, 22...22), (12, 29...30),
  ]

  /// On free days a few cases still come to those on duty.
  private static let inflowOnDuty = 5

  /// Percent of the mean inflow: quiet around Nowruz and in high summer, busy before the year's end.
  private static func season(of day: Day) -> Int {
    let date = JalaliDate(day)
    if date.month == 1, date.day <= 15 { return 35 }
    return [92, 104, 106, 100, 93, 96, 104, 107, 104, 102, 106, 112][date.month - 1]
  }
}
