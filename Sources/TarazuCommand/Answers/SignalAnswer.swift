// What changed in a unit.

import TarazuBench
import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct SignalAnswer: Answer {
  let kpi: Kpi
  let question: MonthQuery
  let response: GetSignalResponse

  var unknownClass: String? { response.unknownClass ? question.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("kpi", kpi.text)
      writer.member("unit", question.unit)
      writer.member("to", question.to.description)
      writer.member("judgement", EnumNames.judgement(response.judgement))
      writer.member("side", EnumNames.side(response.side))
      writer.member("months", response.months)
      writer.measured("p", response.p)
      writer.key("points")
      writer.array { writer in
        for point in response.points {
          writer.object { writer in
            writer.member("from", point.fromDate)
            writer.member("to", point.toDate)
            writer.measured("value", point.value)
            writer.interval("usual", point.usual)
          }
        }
      }
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line(page.title(of: kpi.text))
    page.line(
      page.shown(question.unit) + ", up to \(Page.both(question.to))"
        + page.limits(question.caseClass, question.kind))
    page.line(sentence)
    page.line()
    var table = TextTable("from", "to", "jalali", ">value", ">usual from", ">to", "")
    for point in response.points {
      table.row(
        page.shown(point.fromDate), page.shown(point.toDate),
        Day(gregorian: point.fromDate).map { JalaliDate($0).description } ?? Page.nothing, value(point.value),
        value(point.usual?.low), value(point.usual?.high), point.isOutside ? "outside" : "")
    }
    page.table(table)
    page.asOf(response.asOf)
  }

  private var sentence: String {
    let judgement = Page.judgement(response.judgement, response.side)
    guard let months = response.months, let p = response.p else { return judgement }
    return judgement + ": by the last \(months == 1 ? "month" : "\(months) months"), p \(Format.decimal(p, 6))"
  }

  private func value(_ value: Double?) -> String {
    value.map { Format.decimal($0, Page.decimals(of: kpi.text)) } ?? Page.nothing
  }
}

extension SignalPoint {
  /// Whether its value is not what it usually is.
  fileprivate var isOutside: Bool {
    guard let value, let usual else { return false }
    return value < usual.low || value > usual.high
  }
}
