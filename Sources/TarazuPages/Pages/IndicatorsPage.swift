// All indicators: what each means.

import TarazuProtocol

/// The indicators, by theme.
public struct IndicatorsPage: PageContent {
  /// The reader's unit, whose figures the links lead to.
  public var unit: Unit?

  public init(unit: Unit?) { self.unit = unit }
}

extension IndicatorsPage {
  public func page(in context: PageContext) -> Page {
    context.page(
      "indicators", title: context.text("take.indicators"),
      [
        "themes": .list(
          Kpi.themes.map { theme in
            [
              "id": .text("h-" + theme.key.dropFirst("theme.".count)), "title": .text(context.text(theme.key)),
              "kpis": .list(theme.kpis.map { kpi($0, in: context) }),
            ]
          })
      ])
  }

  private func kpi(_ kpi: Kpi, in context: PageContext) -> Value {
    [
      "title": .text(context.figures.title(of: kpi)), "about": .text(context.figures.about(kpi)),
      "good": .text(context.goodEnd(of: kpi)),
      "path": Value(unit.map { Address.of(PagePath.indicator + (kpi.code ?? ""), [("unit", $0.code)]) }),
    ]
  }
}

extension PageContext {
  /// Which end of an indicator is the good one, in words.
  func goodEnd(of kpi: Kpi) -> String {
    switch kpi.info?.goodEnd {
    case .higher: text("good.higher")
    case .lower: text("good.lower")
    case .neither, nil: text("good.neither")
    }
  }
}
