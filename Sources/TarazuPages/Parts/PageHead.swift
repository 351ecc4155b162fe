// The head of a page about a unit: the way to it, its name, a line, and the period.

import TarazuCalendar
import TarazuProtocol

extension PageContext {
  /// The head with the picker of periods.
  func head(_ question: Question, title: String, small: String = "", line: Markup = Markup(), hasPeriod: Bool = false)
    -> Markup
  {
    part(
      "head",
      [
        "path": .list(
          question.parents.map { parent in
            ["name": .text(parent.name), "path": .text(unitAddress(parent.code))]
          }), "title": .text(title), "small": .text(small), "line": .markup(line),
        "period": hasPeriod ? .markup(PeriodPicker(from: question.from, to: question.to).markup(in: self)) : .nothing,
      ])
  }

  func unitAddress(_ code: String) -> String { PagePath.unit + Address.encoded(code) }
}

extension Question {
  /// The items of an address that asks for the same.
  func query(_ further: (String, String?)..., unit other: String? = nil) -> [(String, String?)] {
    [
      ("unit", other ?? unit.code), ("from", JalaliDate(from).description), ("to", JalaliDate(to).description),
      ("kind", kind), ("class", caseClass),
    ] + further
  }

  /// The page of an indicator of the same window.
  func indicatorAddress(_ kpi: Kpi, unit: String? = nil) -> String {
    Address.of(PagePath.indicator + (kpi.code ?? ""), query(unit: unit))
  }

  /// The explanation of a figure of the same window.
  func explainAddress(_ kpi: Kpi, unit: String? = nil) -> String {
    Address.of(PagePath.explain + (kpi.code ?? ""), query(unit: unit))
  }

  /// A figure that is a door to its explanation.
  func door(_ figure: Figure, in context: PageContext) -> Markup {
    let element = self.element(figure).markup(context.figures)
    return #"<a class="door" href="\#(explainAddress(figure.kpi))">\#(element)</a>"#
  }
}
