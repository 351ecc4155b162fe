// The days of the simulation: when courts work, and how busy they are.

import TarazuCalendar

/// The days, counted from the simulation's first one, which is 0.
struct WorkCalendar: Sendable {
  /// How many days have events: three years, both ends included.
  static let days = 1_096
  /// How many days after the last one a hearing may be scheduled for.
  static let daysAhead = 1_000

  let start: Day
  /// For each day, the first workday from it on.
  private let nextWorkday: [Int]
  /// For each day, the third last workday of its Jalali month, when the month's statistics are due.
  private let deadlines: [Int]
  /// For each day of a leave, the first day after it; 0 for all other days.
  private let endsOfLeave: [Int]
  /// Whether a day would be a workday, were it not for Nowruz.
  private let onDuty: [Bool]
  /// How long things take, in percent of what is usual.
  private let tempos: [Int]
  /// How many cases come on each day, relative to the others.
  let inflow: [Int]

  init(to end: Day) {
    let start = Day(number: end.number - Int32(WorkCalendar.days - 1))
    let all = (0..<WorkCalendar.days + WorkCalendar.daysAhead).map { Day(number: start.number + Int32($0)) }
    let dates = all.map { JalaliDate($0) }
    let nowruz = all.map { Holidays.isNowruz($0) }
    let free = all.map { WorkCalendar.isWeekend($0) || Holidays.contains($0) }
    var next = Array(all.indices)
    var leave = Array(repeating: 0, count: all.count)
    for index in all.indices.dropLast().reversed() {
      if free[index] || nowruz[index] { next[index] = next[index + 1] }
      if WorkCalendar.isLeave(dates[index]) { leave[index] = max(leave[index + 1], index + 1) }
    }
    self.start = start
    nextWorkday = next
    endsOfLeave = leave
    deadlines = WorkCalendar.deadlines(dates, next)
    onDuty = all.indices.map { nowruz[$0] && !free[$0] }
    tempos = dates.map { WorkCalendar.tempo(of: $0) }
    inflow = (0..<WorkCalendar.days).map { index in
      if next[index] == index { return WorkCalendar.season(of: dates[index]) + index * 8 / 365 }
      return nowruz[index] && !free[index] ? WorkCalendar.inflowAtNowruz : WorkCalendar.inflowOnDuty
    }
  }

  /// The first workday from `index` on, kept within the calendar.
  func workday(from index: Int) -> Int { nextWorkday[min(index, nextWorkday.count - 1)] }

  func isWorkday(_ index: Int) -> Bool { workday(from: index) == index }

  /// Whether only those on duty over Nowruz work.
  func isOnDuty(_ index: Int) -> Bool { index < onDuty.count && onDuty[index] }

  /// The third last workday of the day's Jalali month.
  func deadline(of index: Int) -> Int { deadlines[min(index, deadlines.count - 1)] }

  /// The first day after the leave that a day is in; nil if it is in none.
  func endOfLeave(at index: Int) -> Int? {
    guard index < endsOfLeave.count, endsOfLeave[index] > 0 else { return nil }
    return endsOfLeave[index]
  }

  /// How long things take that begin on a day, in percent of what is usual.
  func tempo(on index: Int) -> Int { tempos[index] }

  func day(at index: Int) -> Day { Day(number: start.number + Int32(index)) }

  // MARK: - Which days are which

  /// Thursdays and Fridays; 1970-01-01 was a Thursday.
  private static func isWeekend(_ day: Day) -> Bool { ((day.number % 7) + 7) % 7 <= 1 }

  /// Judges' leave in high summer, 1 Mordad to 15 Shahrivar; and the last week before Nowruz, when few hearings are
  /// set.
  private static func isLeave(_ date: JalaliDate) -> Bool {
    date.month == 5 || (date.month == 6 && date.day <= 15) || (date.month == 12 && date.day >= 22)
  }

  private static func deadlines(_ dates: [JalaliDate], _ next: [Int]) -> [Int] {
    var deadlines = Array(dates.indices)
    var (first, workdays) = (0, [Int]())
    for index in dates.indices {
      if next[index] == index { workdays.append(index) }
      guard index + 1 == dates.count || dates[index + 1].month != dates[index].month else { continue }
      for day in first...index { deadlines[day] = workdays.suffix(3).first ?? day }
      (first, workdays) = (index + 1, [])
    }
    return deadlines
  }

  /// On free days a few cases still come to those on duty, and a few more on the workdays of Nowruz.
  private static let inflowOnDuty = 5
  private static let inflowAtNowruz = 16

  /// Percent of the mean inflow on a workday: it is made up after Nowruz, quiet in high summer, and busy towards the
  /// year's end.
  private static func season(of date: JalaliDate) -> Int {
    [118, 106, 104, 98, 86, 92, 104, 106, 104, 104, 108, 118][date.month - 1]
  }

  /// In Esfand the year is closed, in summer all takes longer.
  private static func tempo(of date: JalaliDate) -> Int {
    switch date.month {
    case 5: 118
    case 6: 110
    case 11: 92
    case 12: 62
    default: 100
    }
  }
}
