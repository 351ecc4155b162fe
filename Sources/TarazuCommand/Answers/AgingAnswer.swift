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

  var unknownClass: String? { response.unknownClass ? caseClass : nil }

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
      writer.measured("mean_case_age_days", response.meanCaseAgeDays)
      writer.key("case_older_than")
      writer.object { writer in
        for age in response.caseOlderThan { writer.member(String(age.days), age.count) }
      }
      writer.incomplete(response.incomplete)
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line("cases pending at \(page.shown(unit)) on \(Page.both(to))\(page.limits(caseClass, kind))")
    page.line()
    let byCase = Dictionary(response.caseOlderThan.map { ($0.days, $0.count) }) { first, _ in first }
    var table = TextTable("", ">here", ">from its beginning")
    table.row("all", String(response.pendingCount), String(response.pendingCount))
    for age in response.olderThan {
      table.row("older than \(age.days) days", String(age.count), Page.count(byCase[age.days]))
    }
    table.row("older than the standard", Page.count(response.olderThanStandard), Page.nothing)
    let means = [response.meanAgeDays, response.meanCaseAgeDays].map { mean in
      mean.map { Format.decimal($0, 1) } ?? Page.nothing
    }
    table.row("mean age in days", means[0], means[1])
    page.table(table)
    page.asOf(response.asOf, isIncomplete: response.incomplete)
  }
}
