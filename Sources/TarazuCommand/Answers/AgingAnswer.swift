// How old the pending cases are.

import TarazuBench
import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct AgingAnswer: Answer {
  let unit: String
  let to: Day
  let caseClass: String?
  let kind: String?
  let response: GetAgingResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("unit", unit)
      writer.member("to", to.description)
      writer.member("pending", response.pendingCount)
      writer.measured("mean_age_days", response.meanAgeDays)
      writer.key("older_than")
      writer.object { writer in
        for age in response.olderThan { writer.member(String(age.days), age.count) }
        writer.member("standard", response.olderThanStandard)
      }
      writer.incomplete(response.incomplete)
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line("cases pending at \(page.shown(unit)) on \(Page.both(to))\(page.limits(caseClass, kind))")
    page.line()
    var table = TextTable("", ">cases")
    table.row("all", String(response.pendingCount))
    for age in response.olderThan { table.row("older than \(age.days) days", String(age.count)) }
    table.row("older than the standard", Page.count(response.olderThanStandard))
    page.table(table)
    let mean = response.meanAgeDays.map { Format.decimal($0, 1) + " days" }
    page.line("mean age: \(mean ?? Page.nothing)")
    page.asOf(response.asOf, isIncomplete: response.incomplete)
  }
}
