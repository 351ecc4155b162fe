// Some indicators of a unit as a table: value, beside the unit above or the peers, sample.

import TarazuProtocol

/// The indicators of a theme.
struct ScorecardTable {
  let kpis: [Kpi]
  let scorecard: GetScorecardResponse
  let comparison: CompareScorecardsResponse?
  let question: Question

  func markup(in context: PageContext) -> Markup {
    var columns = [
      TablePart.Column(context.text("table.kpi")), TablePart.Column(context.text("table.value"), isNumber: true),
      TablePart.Column(context.text("table.unit")),
    ]
    if let other = comparison?.b { columns.append(TablePart.Column(title(of: other, in: context), isNumber: true)) }
    columns.append(TablePart.Column(context.text("table.sample"), isNumber: true))
    let figures = Dictionary(scorecard.figures.map { ($0.kpi, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = kpis.compactMap { kpi in figures[kpi].map { row($0, in: context) } }
    return TablePart(columns: columns, rows: rows).markup(in: context)
  }

  private func row(_ figure: Figure, in context: PageContext) -> TablePart.Row {
    let kpi = figure.kpi
    var cells: [Markup] = [question.door(figure, in: context), Markup(context.figures.unit(of: kpi))]
    if let other = comparison?.b {
      let value = other.figures.first { $0.kpi == kpi }?.value
      cells.append(value.map { beside($0, kpi, other, context) } ?? "")
    }
    cells.append(Markup(figure.sampleSize.map(context.numerals.whole) ?? ""))
    let about: Markup = #"<span class="sub">\#(context.figures.about(kpi))</span>"#
    return TablePart.Row(
      "<b>" + context.link(question.indicatorAddress(kpi), Markup(context.figures.title(of: kpi))) + "</b>" + about,
      cells)
  }

  /// The other's value; where it is of a unit, an element of that unit.
  private func beside(_ value: Double, _ kpi: Kpi, _ other: Scorecard, _ context: PageContext) -> Markup {
    guard let selection = other.selection, selection.unit != question.unit.code, !selection.unit.isEmpty else {
      return Markup(context.figures.value(value, of: kpi))
    }
    return FigureElement(
      kpi, value, unit: selection.unit, from: selection.fromDate, to: selection.toDate, kind: selection.branchKind,
      caseClass: selection.caseClass
    ).markup(context.figures)
  }

  private func title(of other: Scorecard, in context: PageContext) -> String {
    guard let parent = question.parents.last, other.selection?.unit == parent.code else {
      return context.text("unit.peers")
    }
    return parent.name
  }
}
