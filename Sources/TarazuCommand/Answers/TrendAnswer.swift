// An indicator for each period of a window.

import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct TrendAnswer: Answer {
  let kpi: Kpi
  let question: Question
  let response: GetTrendResponse

  var unknownClass: String? { response.unknownClass ? question.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("kpi", kpi.text)
      writer.member("unit", question.unit)
      writer.key("points")
      writer.array { writer in
        for point in response.points {
          writer.object { writer in
            writer.member("from", point.fromDate)
            writer.member("to", point.toDate)
            writer.figure(point.figure)
            writer.incomplete(point.incomplete)
          }
        }
      }
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line(page.title(of: kpi.text))
    page.line("\(page.shown(question.unit)), \(page.window(question))")
    page.line()
    var table = TextTable("from", "to", "jalali", ">value", ">numerator", ">denominator", ">n", "")
    for point in response.points {
      let figure = point.figure ?? Figure()
      table.row(
        page.shown(point.fromDate), page.shown(point.toDate),
        Day(gregorian: point.fromDate).map { JalaliDate($0).description } ?? Page.nothing,
        Page.value(figure, of: kpi.text), Page.count(figure.exactNumerator), Page.denominator(figure),
        Page.count(figure.sampleSize), point.incomplete ? "incomplete" : "")
    }
    page.table(table)
    page.asOf(response.asOf)
  }
}
