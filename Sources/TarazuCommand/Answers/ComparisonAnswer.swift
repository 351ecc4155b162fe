// Two scorecards beside each other.

import TarazuBench
import TarazuDomain
import TarazuLines
import TarazuProtocol

struct ComparisonAnswer: Answer {
  let a: Question
  /// The other question; beside a parent or peers its unit is not known before the answer.
  let b: Question
  let with: ComparedWith
  let response: CompareScorecardsResponse

  /// The unit of b; nil for peers.
  private var otherUnit: String? {
    switch with {
    case .window: b.unit
    case .parent: response.b?.selection?.unit
    case .peers: nil
    }
  }

  var unknownClass: String? { response.unknownClass ? a.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      ComparisonAnswer.write("a", a.unit, a, response.a ?? Scorecard(), to: &writer)
      ComparisonAnswer.write("b", otherUnit, b, response.b, to: &writer)
      writer.key("difference")
      writer.object { writer in
        for difference in response.differences { writer.measured(difference.kpi.text, difference.value) }
      }
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
    }
  }

  /// A scorecard as a member; null where the caller may not see it.
  private static func write(
    _ name: String, _ unit: String?, _ question: Question, _ scorecard: Scorecard?, to writer: inout JSONWriter
  ) {
    guard let scorecard else { return writer.member(name, nil as String?) }
    writer.key(name)
    writer.object {
      $0.scorecard(of: unit, question, scorecard.figures, isIncomplete: scorecard.incomplete)
    }
  }

  func show(on page: inout Page) {
    page.line("a: \(page.shown(a.unit)), \(page.window(a))")
    page.line("b: \(other(on: page))")
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

  private func other(on page: Page) -> String {
    switch with {
    case .peers: return "the medians of its peers in the province, \(page.window(b))"
    case .window, .parent:
      guard response.b != nil else { return "outside your scope" }
      return "\(page.shown(otherUnit)), \(page.window(b))"
    }
  }
}
