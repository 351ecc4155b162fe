// The hearings ahead, week by week.

import TarazuCalendar
import TarazuProtocol

/// Bars of the weeks ahead, each week from Saturday.
struct CalendarChart {
  var calendar: GetHearingCalendarResponse
  private let width = 600.0

  init(_ calendar: GetHearingCalendarResponse) { self.calendar = calendar }

  /// A week with its hearings.
  struct Week {
    var from: Day
    var trials: Int64
    var controls: Int64
  }

  /// The weeks from the first to the last that has any hearing, those without among them; 60 at most.
  var weeks: [Week] {
    var counts: [Int32: (Int64, Int64)] = [:]
    for day in calendar.days {
      guard let on = Day(gregorian: day.onDate) else { continue }
      let saturday = TarazuCalendar.Period.week.end(containing: on).number - 6
      let before = counts[saturday] ?? (0, 0)
      counts[saturday] = (before.0 &+ day.trialCount, before.1 &+ day.controlCount)
    }
    guard let first = counts.keys.min(), let last = counts.keys.max() else { return [] }
    return stride(from: first, through: min(last, first + 7 * 59), by: 7).map { saturday in
      let count = counts[saturday] ?? (0, 0)
      return Week(from: Day(number: saturday), trials: count.0, controls: count.1)
    }
  }

  func markup(in context: PageContext) -> Markup {
    let weeks = self.weeks
    let most = Double(weeks.map { $0.trials &+ $0.controls }.max() ?? 0)
    guard weeks.count > 1, most > 0 else { return Markup() }
    let y = Axis(low: 0, high: most * 1.08, start: 150, end: 8)
    let slot = (width - 40) / Double(weeks.count)
    let isRightToLeft = context.timeDirection == .rightToLeft
    func left(_ index: Int) -> Double {
      isRightToLeft ? width - 40 - Double(index + 1) * slot : 40 + Double(index) * slot
    }
    var svg: Markup =
      #"<svg class="wide" viewBox="0 0 \#(width) 184" role="img" aria-label="\#(context.text("calendar.title"))">"#
    for tick in y.ticks(3) where tick > 0 {
      svg += #"<path class="grid-line" d="M0 \#(y(tick))H\#(width)"/>"#
      svg += ChartText.at(
        isRightToLeft ? width : 0, y(tick) - 4, context.numerals.decimal(tick, 0),
        anchor: isRightToLeft ? .right : .left)
    }
    let every = max(1, (weeks.count + 5) / 6)
    for (index, week) in weeks.enumerated() {
      let trials = y(Double(week.trials))
      let all = y(Double(week.trials &+ week.controls))
      let thick = max(1, slot - 2)
      svg +=
        #"<rect class="bar strong" x="\#(left(index) + 1)" y="\#(trials)" width="\#(thick)" height="\#(150 - trials)"/>"#
      svg += #"<rect class="bar" x="\#(left(index) + 1)" y="\#(all)" width="\#(thick)" height="\#(trials - all)"/>"#
      if index % every == 0 {
        let date = JalaliDate(week.from)
        let name = context.numerals.plain(date.day) + " " + context.dates.month(date.month)
        svg += ChartText.at(left(index) + slot / 2, 172, name, anchor: .middle)
      }
    }
    return svg + #"<path class="axis" d="M0 150H\#(width)"/></svg>"#
  }
}
