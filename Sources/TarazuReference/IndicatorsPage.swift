// The page of all indicators, with their formulas as text.

import TarazuDomain

extension ReferencePage {
  static var indicators: ReferencePage {
    ReferencePage(
      "indicators.md", title: "The indicators",
      """
      S(m) is the sum of a measure over the days of the window, C(m) the sum over all days up to its end; pending, inflow
      and the other words are explained in [quantities](../spec/indicators.md#quantities). n is the sample size. Where a
      formula has no `/` the denominator is 1; where the denominator is 0 or less the value is null. The contract:
      [the indicators](../spec/indicators.md).
      """,
      [
        Markdown.table(
          ["code", "Persian title", "formula", "n", "unit", "better", "in words"],
          Indicator.all.map { indicator in
            [
              Markdown.literal(indicator.code), indicator.title, indicator.formula.text,
              indicator.sample.map { FormulaText.text($0) } ?? "", indicator.unit.rawValue, indicator.better.rawValue,
              indicator.definition + (indicator.isSize ? " (measures size as much as merit)" : ""),
            ]
          })
      ])
  }
}
