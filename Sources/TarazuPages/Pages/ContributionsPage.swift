// The cases and events behind a part of a figure.

import TarazuProtocol

/// A page of the rows that add up to a part of a figure.
public struct ContributionsPage: PageContent {
  public var question: Question
  public var kpi: Kpi
  public var part: FigurePart
  public var contributions: ListContributionsResponse

  public init(question: Question, kpi: Kpi, part: FigurePart, contributions: ListContributionsResponse) {
    self.question = question
    self.kpi = kpi
    self.part = part
    self.contributions = contributions
  }
}

extension ContributionsPage {
  public func page(in context: PageContext) -> Page {
    let title = context.figures.title(of: kpi)
    let hasMeasured = contributions.rows.contains { $0.measured != nil }
    var columns = ["rows.case", "level.branch", "rows.class", "rows.day"].map { TablePart.Column(context.text($0)) }
    columns.append(TablePart.Column(context.text("rows.amount"), isNumber: true))
    if hasMeasured { columns.append(TablePart.Column(context.text("rows.measured"), isNumber: true)) }
    let table = TablePart(
      columns: columns, rows: contributions.rows.map { row($0, hasMeasured, context) })
    let amounts =
      contributions.amountDivisor > 1
      ? context.text("rows.divisor", ("n", Markup(context.numerals.whole(Int64(contributions.amountDivisor))))) : ""
    return context.page(
      "rows", title: title + " · " + context.text("ui.drill"), section: .units, tables: [data(in: context)],
      [
        "head": .markup(
          context.head(question, title: title, small: context.text("ui.drill"), line: line(in: context))),
        "tabs": .list(tabs(in: context)),
        "note": .markup((contributions.changed ? Markup(context.text("rows.changed")) + " " : "") + amounts),
        "table": contributions.rows.isEmpty ? .nothing : .markup(table.markup(in: context)),
        "next": .markup(context.nextPage(contributions.nextPageToken)),
      ])
  }

  private func line(in context: PageContext) -> Markup {
    context.link(question.explainAddress(kpi), context.name(question.unit.name)) + " · "
      + Markup(context.dates.window(question.from, question.to))
  }

  private func tabs(in context: PageContext) -> [Value] {
    let parts: [(String, FigurePart)] = [("numerator", .numerator), ("denominator", .denominator), ("n", .n)]
    return parts.map { key, part in
      [
        "label": .text(context.text("explain.\(key)")),
        "path": .text(context.here(with: [("part", key), ("after", nil)])), "current": .flag(part == self.part),
      ]
    }
  }

  private func row(_ row: ContributionRow, _ hasMeasured: Bool, _ context: PageContext) -> TablePart.Row {
    let head =
      row.caseId.map { context.link(PagePath.caseFile + Address.encoded($0), context.code($0)) }
      ?? Markup(context.text("rows.no-case"))
    var cells: [Markup] = [
      context.name(context.names.unit(row.branch)),
      row.caseClass.map { context.name(context.names.caseClass($0)) } ?? "", context.dates.element(row.onDate),
      Markup(context.numerals.whole(row.amount)),
    ]
    if hasMeasured { cells.append(Markup(row.measured.map(context.numerals.whole) ?? "")) }
    return TablePart.Row(head, cells)
  }

  private func data(in context: PageContext) -> DataTable {
    DataTable(
      name: "rows", title: context.text("ui.drill"),
      columns: ["rows.case", "table.code", "rows.class", "rows.day", "rows.amount", "rows.measured"].map(context.text),
      rows: contributions.rows.map { row in
        [
          .text(row.caseId ?? ""), .text(row.branch), .text(row.caseClass ?? ""), .text(row.onDate),
          .number(Double(row.amount)), row.measured.map { .number(Double($0)) } ?? .empty,
        ]
      })
  }
}
