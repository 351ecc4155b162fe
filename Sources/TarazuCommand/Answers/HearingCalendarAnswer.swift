// How many hearings are set for each day.

import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct HearingCalendarAnswer: Answer {
  let request: GetHearingCalendarRequest
  let window: Window
  let response: GetHearingCalendarResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("in", request.unit)
      writer.key("days")
      writer.array { writer in
        for day in response.days {
          writer.object { writer in
            writer.member("on", day.onDate)
            writer.member("trial", day.trialCount)
            writer.member("control", day.controlCount)
          }
        }
      }
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line(
      "hearings at \(page.shown(request.unit)), \(Page.both(window.from)) to \(Page.both(window.to))"
        + page.limits(nil, request.branchKind))
    page.line()
    var table = TextTable("on", ">trial", ">control")
    for day in response.days {
      table.row(
        Day(gregorian: day.onDate).map { Page.both($0) } ?? Page.nothing, String(day.trialCount),
        String(day.controlCount))
    }
    page.table(table)
    page.asOf(response.asOf)
  }
}
