// What is behind a figure: its formula, its quantities by branch, and a page of rows.

import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct ExplanationAnswer: Answer {
  let kpi: Kpi
  let question: Question
  /// The name of the part whose rows are shown.
  let part: String
  let proof: ExplainFigureResponse
  /// Nil where the caller's role sees no cases.
  let rows: ListContributionsResponse?

  var unknownClass: String? { proof.unknownClass ? question.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("kpi", kpi.text)
      writer.member("unit", question.unit)
      writer.member("from", question.window.from.description)
      writer.member("to", question.window.to.description)
      writer.member("kind", question.kind)
      writer.member("class", question.caseClass)
      writer.member("formula", proof.formula)
      writer.figure(proof.figure)
      writer.member("part", part)
      writer.key("quantities")
      writer.array { writer in
        for quantity in proof.quantities { ExplanationAnswer.write(quantity, to: &writer) }
      }
      writer.key("rows")
      if let rows {
        writer.array { writer in
          for row in rows.rows { write(row, to: &writer) }
        }
      } else {
        writer.null()
      }
      writer.member("next", next)
      if rows?.changed == true { writer.member("changed", true) }
      writer.incomplete(proof.incomplete)
      writer.unknownClass(proof.unknownClass)
      writer.asOf(proof.asOf)
    }
  }

  private var next: String? { rows.flatMap { $0.nextPageToken.isEmpty ? nil : $0.nextPageToken } }

  private static func write(_ quantity: QuantitySum, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("quantity", quantity.quantity)
      writer.member("sum", quantity.exactSum)
      writer.key("branches")
      writer.array { writer in
        for branch in quantity.branches {
          writer.object { writer in
            writer.member("unit", branch.unit)
            writer.member("sum", branch.exactSum)
          }
        }
      }
    }
  }

  private func write(_ row: ContributionRow, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("case", row.caseId)
      writer.member("branch", row.branch)
      writer.member("class", row.caseClass)
      writer.member("on", row.onDate)
      if let amount = divided(row.amount) {
        writer.measured("amount", amount)
      } else {
        writer.member("amount", row.amount)
      }
      writer.member("measured", row.measured)
      writer.key("event")
      if let event = row.event {
        writer.object { writer in
          writer.member("source", event.source)
          writer.member("id", event.eventId)
        }
      } else {
        writer.null()
      }
    }
  }

  /// An amount that comes as a multiple of 1/divisor; nil for whole numbers.
  private func divided(_ amount: Int64) -> Double? {
    guard let divisor = rows?.amountDivisor, divisor > 1 else { return nil }
    return Double(amount) / Double(divisor)
  }

  /// The most branches of a quantity that a page for people has.
  private static let shownBranches = 20

  func show(on page: inout Page) {
    page.line(page.title(of: kpi.text))
    page.line("\(page.shown(question.unit)), \(page.window(question))")
    page.line()
    page.line("\(page.shown(proof.formula))")
    let figure = proof.figure ?? Figure()
    page.line(
      "value \(Page.value(figure, of: kpi.text)), numerator \(Page.count(figure.exactNumerator)), "
        + "denominator \(Page.denominator(figure)), n \(Page.count(figure.sampleSize))")
    for quantity in proof.quantities where !quantity.branches.isEmpty {
      page.line()
      var table = TextTable("branch", ">" + page.shown(quantity.quantity))
      for branch in quantity.branches.prefix(ExplanationAnswer.shownBranches) {
        table.row(page.shown(branch.unit), Page.count(branch.exactSum))
      }
      let further = quantity.branches.count - ExplanationAnswer.shownBranches
      if further > 0 { table.row("\(further) further", "") }
      table.row("all", Page.count(quantity.exactSum))
      page.table(table, named: quantity.quantity)
    }
    page.line()
    showRows(on: &page)
    page.asOf(proof.asOf, isIncomplete: proof.incomplete)
  }

  private func showRows(on page: inout Page) {
    guard let rows else { return page.line("the cases behind it are not for your role") }
    page.line("rows of the \(part)")
    var table = TextTable("branch", "on", "case", "class", ">amount", ">measured", "source", "event")
    for row in rows.rows {
      table.row(
        page.shown(row.branch), page.shown(row.onDate), page.shown(row.caseId), page.shown(row.caseClass),
        divided(row.amount).map { "\($0)" } ?? "\(row.amount)", Page.count(row.measured),
        page.shown(row.event?.source), page.shown(row.event?.eventId))
    }
    page.table(table, named: "rows", key: 2)
    if let next { page.line("further rows: --after \(next)") }
    if rows.changed { page.line("figures changed meanwhile: the pages may not add up; ask for the first page again") }
  }
}

extension QuantitySum {
  fileprivate var exactSum: Int128? { Int128(number: sum, decimal: sumDecimal) }
}

extension BranchSum {
  fileprivate var exactSum: Int128? { Int128(number: sum, decimal: sumDecimal) }
}
