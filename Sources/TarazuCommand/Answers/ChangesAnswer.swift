// The morning list.

import TarazuBench
import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuProtocol

struct ChangesAnswer: Answer {
  let question: MonthQuery
  let response: ListChangesResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("in", question.unit)
      writer.member("to", question.to.description)
      writer.member("checked", response.checkedCount)
      writer.key("changes")
      writer.array { writer in
        for change in response.changes { ChangesAnswer.write(change, to: &writer) }
      }
      writer.asOf(response.asOf)
    }
  }

  private static func write(_ change: Change, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("unit", change.unit)
      writer.member("name", change.name)
      writer.member("level", EnumNames.levels.first { $0.1 == change.level }?.0)
      writer.member("kpi", change.kpi.text)
      writer.member("better", EnumNames.better(change.better))
      writer.member("judgement", EnumNames.judgement(change.judgement))
      writer.member("side", EnumNames.side(change.side))
      writer.member("months", change.months)
      writer.measured("p", change.p)
      writer.measured("value", change.value)
      writer.interval("usual", change.usual)
    }
  }

  func show(on page: inout Page) {
    page.line("\(page.shown(question.unit)), up to \(Page.both(question.to))")
    page.line("\(response.checkedCount) checked, \(response.changes.count) changed by more than chance")
    if !response.changes.isEmpty {
      page.line()
      var table = TextTable(
        "unit", "indicator", "judgement", ">months", ">value", ">usual from", ">to", "better", "name", "title")
      for change in response.changes {
        let code = change.kpi.text
        func value(_ value: Double?) -> String {
          value.map { Format.decimal($0, Page.decimals(of: code)) } ?? Page.nothing
        }
        table.row(
          page.shown(change.unit), page.shown(code), Page.judgement(change.judgement, change.side),
          String(change.months), value(change.value), value(change.usual?.low), value(change.usual?.high),
          EnumNames.better(change.better), page.shown(change.name),
          page.shown(TarazuDomain.Indicator.named(code)?.title))
      }
      page.table(table)
    }
    page.asOf(response.asOf)
  }
}
