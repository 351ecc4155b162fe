// All indicators of a unit over a window; and two of these beside each other.

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

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.scorecard(question, response.figures, isIncomplete: response.incomplete)
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

struct ComparisonAnswer: Answer {
  let a: Question
  let b: Question
  let response: CompareScorecardsResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      for (name, question, scorecard) in [("a", a, response.a), ("b", b, response.b)] {
        writer.key(name)
        writer.object {
          $0.scorecard(question, scorecard?.figures ?? [], isIncomplete: scorecard?.incomplete ?? false)
        }
      }
      writer.key("difference")
      writer.object { writer in
        for difference in response.differences { writer.measured(difference.kpi.text, difference.value) }
      }
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line("a: \(page.shown(a.unit)), \(page.window(a))")
    page.line("b: \(page.shown(b.unit)), \(page.window(b))")
    page.line()
    let others = Dictionary((response.b?.figures ?? []).map { ($0.kpi, $0) }) { first, _ in first }
    let differences = Dictionary(response.differences.map { ($0.kpi, $0.value) }) { first, _ in first }
    var table = TextTable("indicator", ">a", ">b", ">a - b", "title")
    for figure in response.a?.figures ?? [] {
      let code = figure.kpi.text
      let difference = (differences[figure.kpi] ?? nil).map {
        Format.decimal($0, Page.decimals(of: code))
      }
      table.row(
        code, Page.value(figure, of: code), Page.value(others[figure.kpi], of: code), difference ?? Page.nothing,
        page.shown(TarazuDomain.Indicator.named(code)?.title))
    }
    page.table(table)
    page.asOf(
      response.asOf, isIncomplete: response.a?.incomplete ?? false || response.b?.incomplete ?? false)
  }
}

extension Kpi {
  /// The code; of a number that is not known here, the number.
  var text: String { code ?? "kpi_\(rawValue)" }
}

extension JSONWriter {
  fileprivate mutating func scorecard(
    _ question: Question, _ figures: [TarazuProtocol.Figure], isIncomplete: Bool
  ) {
    member("unit", question.unit)
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
