// The table behind the funnel and the dots: every unit with its figure and its judgement.

import TarazuCalendar
import TarazuProtocol

/// All ranked units.
struct FunnelTable {
  let kpi: Kpi
  let rows: [FunnelRow]
  let question: Question

  func markup(in context: PageContext) -> Markup {
    let hasAdjusted = rows.contains { $0.adjustedValue != nil }
    var columns = [
      TablePart.Column(context.text("table.name")), TablePart.Column(context.text("table.value"), isNumber: true),
    ]
    if hasAdjusted { columns.append(TablePart.Column(context.text("ui.adjusted"), isNumber: true)) }
    columns += [
      TablePart.Column(context.text("table.usual"), isNumber: true),
      TablePart.Column(context.text("table.sample"), isNumber: true),
      TablePart.Column(context.text("morning.judgement")),
    ]
    let sorted = rows.sorted { ($0.figure?.value ?? 0, $1.unit) > ($1.figure?.value ?? 0, $0.unit) }
    let table = TablePart(
      columns: columns, rows: sorted.map { row($0, hasAdjusted, context) }, caption: "", isCards: true)
    return
      #"<details class="table"><summary>\#(context.text("table.show"))</summary>\#(table.markup(in: context))</details>"#
  }

  private func row(_ row: FunnelRow, _ hasAdjusted: Bool, _ context: PageContext) -> TablePart.Row {
    let verdict = Verdict(differenceIn: kpi, row.judgement, row.side)
    let element = FigureElement(
      kpi, row.figure?.value, unit: row.unit, from: question.from.description, to: question.to.description,
      kind: question.kind, caseClass: question.caseClass)
    let usual = row.watch.map {
      context.text(
        "table.between", ("low", Markup(value($0.low, context))), ("high", Markup(value($0.high, context))))
    }
    var cells: [Markup] = [element.markup(context.figures)]
    if hasAdjusted { cells.append(Markup(row.adjustedValue.map { context.figures.value($0, of: kpi) } ?? "")) }
    cells += [
      usual ?? Markup(), Markup(row.figure?.sampleSize.map(context.numerals.whole) ?? ""),
      Markup(context.text(verdict.key)),
    ]
    return TablePart.Row(
      context.link(question.indicatorAddress(kpi, unit: row.unit), context.name(row.name)), cells)
  }

  /// Limits of quantiles are shares of values above the threshold.
  private func value(_ value: Double, _ context: PageContext) -> String {
    let isShare = rows.contains { $0.share != nil }
    return isShare ? context.numerals.percent(value) : context.figures.value(value, of: kpi)
  }
}
