// All indicators of a unit over a window.

import TarazuBench
import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuProtocol

struct ScorecardAnswer: Answer {
  let question: Question
  let response: GetScorecardResponse
  /// Its sequence number in a feed; nil outside a feed.
  var sequence: Int64?

  var unknownClass: String? { response.unknownClass ? question.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.scorecard(of: question.unit, question, response.figures, isIncomplete: response.incomplete)
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
      writer.sequence(sequence)
    }
  }

  func show(on page: inout Page) {
    page.line("\(page.shown(question.unit)), \(page.window(question))")
    page.line()
    var table = TextTable("indicator", ">value", ">numerator", ">denominator", ">n", "title")
    for figure in response.figures {
      let code = figure.kpi.text
      table.row(
        code, Page.value(figure, of: code), Page.count(figure.exactNumerator), Page.denominator(figure),
        Page.count(figure.sampleSize), page.shown(TarazuDomain.Indicator.named(code)?.title))
    }
    page.table(table)
    page.asOf(response.asOf, isIncomplete: response.incomplete)
  }
}

extension Kpi {
  /// The code; of a number that is not known here, the number.
  var text: String { code ?? "kpi_\(rawValue)" }
}

extension JSONWriter {
  /// A scorecard's members.
  /// - Parameter unit: nil for the medians of several units.
  mutating func scorecard(
    of unit: String?, _ question: Question, _ figures: [TarazuProtocol.Figure], isIncomplete: Bool
  ) {
    member("unit", unit)
    member("from", question.window.from.description)
    member("to", question.window.to.description)
    member("class", question.caseClass)
    member("kind", question.kind)
    key("kpis")
    object { writer in
      for figure in figures {
        writer.key(figure.kpi.text)
        writer.object { $0.figure(figure) }
      }
    }
    incomplete(isIncomplete)
  }
}

extension Page {
  /// A question's window and limits.
  func window(_ question: Question) -> String {
    "\(Page.both(question.window.from)) to \(Page.both(question.window.to))"
      + limits(question.caseClass, question.kind)
  }
}
