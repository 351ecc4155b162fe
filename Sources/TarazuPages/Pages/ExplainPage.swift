// Where a figure comes from: its formula with its numbers, and each quantity by branch.

import TarazuCalendar
import TarazuProtocol

/// The explanation of a figure.
public struct ExplainPage: PageContent {
  public var question: Question
  public var kpi: Kpi
  public var explanation: ExplainFigureResponse

  public init(question: Question, kpi: Kpi, explanation: ExplainFigureResponse) {
    self.question = question
    self.kpi = kpi
    self.explanation = explanation
  }
}

extension ExplainPage {
  public func page(in context: PageContext) -> Page {
    let figure = explanation.figure ?? Figure(kpi: kpi)
    var values: [String: Value] = [
      "head": .markup(
        context.head(
          question, title: context.figures.title(of: kpi),
          small: context.text("ui.explain"), line: line(in: context), hasPeriod: true)),
      "figure": .markup(question.element(figure).markup(context.figures)),
      "unit": .text(context.figures.unit(of: kpi)), "about": .text(context.figures.about(kpi)),
      "formula": .text(explanation.formula), "quantities": .list(explanation.quantities.map { quantity($0, context) }),
      "numerator": .text(context.exact(figure.numerator, figure.numeratorDecimal)),
      "denominator": .text(denominator(figure, in: context)),
      "n": Value(figure.sampleSize.map(context.numerals.whole)), "command": .text(command),
    ]
    if context.viewer?.seesCases ?? false {
      values["numeratorPath"] = .text(path(to: "numerator"))
      values["denominatorPath"] = .text(path(to: "denominator"))
      values["nPath"] = .text(path(to: "n"))
    }
    return context.page(
      "explain", title: context.figures.title(of: kpi) + " · " + context.text("ui.explain"), section: .units,
      tables: [table(in: context)], .fields(values))
  }

  private func line(in context: PageContext) -> Markup {
    context.link(question.indicatorAddress(kpi), context.name(question.unit.name)) + " · "
      + Markup(context.dates.window(question.from, question.to))
  }

  private func path(to part: String) -> String {
    Address.of(PagePath.contributions + (kpi.code ?? ""), question.query(("part", part)))
  }

  /// The denominator as it is; of branch-months with what it is to be divided by.
  private func denominator(_ figure: Figure, in context: PageContext) -> String {
    let whole = context.exact(figure.denominator, figure.denominatorDecimal)
    guard figure.denominatorDivisor > 1 else { return whole }
    return whole + " ÷ " + context.numerals.whole(Int64(figure.denominatorDivisor))
  }

  private func quantity(_ quantity: QuantitySum, _ context: PageContext) -> Value {
    let table = TablePart(
      columns: [
        TablePart.Column(context.text("level.branch")), TablePart.Column(context.text("explain.sum"), isNumber: true),
      ],
      rows: quantity.branches.map { branch in
        TablePart.Row(
          context.link(
            question.explainAddress(kpi, unit: branch.unit), context.name(context.names.unit(branch.unit))),
          [Markup(context.exact(branch.sum, branch.sumDecimal))])
      }, isCards: false)
    return [
      "name": .text(quantity.quantity), "sum": .text(context.exact(quantity.sum, quantity.sumDecimal)),
      "raw": .text(quantity.sum.map { String($0) } ?? quantity.sumDecimal),
      "branches": quantity.branches.isEmpty ? .nothing : .markup(table.markup(in: context)),
      "open": .flag(quantity.branches.count <= 10),
      "label": .markup(
        context.text("explain.branches", ("n", Markup(context.numerals.whole(quantity.branches.count))))),
    ]
  }

  /// The command that answers the same on the command line.
  private var command: String {
    var words = [
      "tarazu", "explain", kpi.code ?? "", "--unit", question.unit.code, "--from", question.from.description, "--to",
      question.to.description,
    ]
    if let kind = question.kind { words += ["--kind", kind] }
    if let caseClass = question.caseClass { words += ["--class", caseClass] }
    return words.joined(separator: " ")
  }

  private func table(in context: PageContext) -> DataTable {
    DataTable(
      name: "quantities", title: context.text("explain.quantities"),
      columns: ["explain.quantity", "table.code", "table.name", "explain.sum"].map(context.text),
      rows: explanation.quantities.flatMap { quantity in
        quantity.branches.map { branch -> [DataTable.Cell] in
          [
            .text(quantity.quantity), .text(branch.unit), .text(context.names.unit(branch.unit)),
            branch.sum.map { .number(Double($0)) } ?? .text(branch.sumDecimal),
          ]
        }
      })
  }
}

extension PageContext {
  /// A whole number of a message that may be outside int64; for a null the words for it.
  func exact(_ number: Int64?, _ decimal: String) -> String {
    if let number { return numerals.whole(number) }
    return decimal.isEmpty ? text("figure.none") : numerals.digits(decimal)
  }
}
