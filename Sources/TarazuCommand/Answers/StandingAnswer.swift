// The place of a unit among its peers.

import TarazuBench
import TarazuLines
import TarazuProtocol

struct StandingAnswer: Answer {
  let kpi: Kpi
  let question: Question
  let response: GetStandingResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("kpi", kpi.text)
      writer.member("unit", question.unit)
      StandingAnswer.write("province", response.province, to: &writer)
      StandingAnswer.write("country", response.country, to: &writer)
      writer.asOf(response.asOf)
    }
  }

  private static func write(_ name: String, _ standing: Standing?, to writer: inout JSONWriter) {
    guard let standing else { return writer.member(name, nil as String?) }
    writer.key(name)
    writer.object { writer in
      writer.member("rank", standing.rank)
      writer.member("ranked", standing.rankedCount)
      writer.measured("median", standing.median)
      writer.measured("q1", standing.q1)
      writer.measured("q3", standing.q3)
      writer.member("judgement", EnumNames.judgement(standing.judgement))
      writer.member("side", EnumNames.side(standing.side))
    }
  }

  func show(on page: inout Page) {
    page.line(page.title(of: kpi.text))
    page.line("\(page.shown(question.unit)), \(page.window(question))")
    page.line()
    var table = TextTable(
      "among its peers", ">rank", ">ranked", ">first quartile", ">median", ">third quartile", "judgement")
    for (name, standing) in [("in the province", response.province), ("in the country", response.country)] {
      let values = [standing?.q1, standing?.median, standing?.q3].map { value in
        value.map { Format.decimal($0, Page.decimals(of: kpi.text)) } ?? Page.nothing
      }
      table.row(
        name, Page.count(standing?.rank), Page.count(standing?.rankedCount), values[0], values[1], values[2],
        standing.map { Page.judgement($0.judgement, $0.side) } ?? Page.nothing)
    }
    page.table(table)
    page.line()
    page.line("1 is the highest value; - where too few others are ranked, or the unit is not ranked itself")
    page.asOf(response.asOf)
  }
}
