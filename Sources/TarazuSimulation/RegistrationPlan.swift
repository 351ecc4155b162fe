// How many cases to register each day, so that a pass over the calendar makes its number of events.

import TarazuCalendar

struct RegistrationPlan: Sendable {
  private let events: Int
  /// New cases wanted on each day, in 65,536ths.
  private let rates: [Int]
  /// Events expected up to the end of each day.
  private let expected: [Int]
  private var carried = 0

  /// - Parameters:
  ///   - anomalies: how many of the events are anomalies, which do not belong to the lives of cases.
  init(events: Int, anomalies: Int, calendar: WorkCalendar) {
    self.events = events
    let lively = events - anomalies
    let inflow = calendar.inflow
    let yields = (0..<WorkCalendar.days).map(RegistrationPlan.yield)
    var sums: [Int] = []
    for day in inflow.indices {
      var sum = 0
      for earlier in 0...day { sum += inflow[earlier] * yields[day - earlier] }
      sums.append(sum)
    }
    let total = sums.last ?? 1
    // Events that the seasons delay are neither behind nor ahead.
    var (sum, before) = (0, 0)
    let seasonal = sums.indices.map { day in
      sum += (sums[day] - before) / 100 * RegistrationPlan.activity[JalaliDate(calendar.day(at: day)).month - 1]
      before = sums[day]
      return sum
    }
    // It is better to finish early than to have everything that is missing on the last day.
    let wanted = events + events / WorkCalendar.days * 3 / 2
    expected = seasonal.map { wanted * $0 / max(sum, 1) }
    // Yields are thousandths of events.
    rates = inflow.map { lively * $0 / total * 65_536_000 + lively * $0 % total * 65_536_000 / total }
  }

  /// The new cases of a day. A lag or a lead is corrected over some days; on the last day everything that is missing is
  /// made.
  /// - Parameters:
  ///   - made: the events made so far.
  ///   - due: the events that are due today without a new case.
  mutating func newCases(on day: Int, made: Int, due: Int) -> Int {
    if day == WorkCalendar.days - 1 { return max(0, events - made - due) }
    let behind = (day == 0 ? 0 : expected[day - 1]) - made
    let rate = rates[day]
    // As a share of the day's rate, so that free days stay quiet; within half and double of it.
    let usual = max(1, (expected.last ?? 1) / WorkCalendar.days)
    let days = min(RegistrationPlan.daysToMakeUp, max(WorkCalendar.days - day, RegistrationPlan.daysToMakeUp / 2))
    let correction = rate * min(max(behind * 100 / (usual * days), -50), 100) / 100
    carried += rate + correction
    let count = carried >> 16
    carried &= 0xFFFF
    return count
  }

  private static let daysToMakeUp = 20

  /// How many events a month has, in percent of what its new cases suggest: leave in summer, the statistics of the
  /// year, the fortnight of Nowruz. Found by trial.
  private static let activity = [86, 102, 98, 101, 70, 89, 121, 103, 102, 100, 99, 107]

  /// The mean number of events, in thousandths, that a case has had at an age in days. Found by trial.
  private static func yield(age: Int) -> Int {
    let ages = [0, 2, 5, 10, 20, 30, 45, 60, 90, 120, 180, 270, 365, 545, 730, 1_096]
    let yields = [
      1_067, 1_263, 1_552, 1_845, 2_395, 2_894, 3_518, 3_987, 4_610, 5_000, 5_451, 5_778, 5_928, 6_026, 6_048, 6_056,
    ]
    guard let upper = ages.firstIndex(where: { $0 > age }), upper > 0 else { return yields[yields.count - 1] }
    let step = (yields[upper] - yields[upper - 1]) * (age - ages[upper - 1]) / (ages[upper] - ages[upper - 1])
    return yields[upper - 1] + step
  }
}
