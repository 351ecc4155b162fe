// A value of an indicator as people read it.

import TarazuProtocol

/// Writes values of indicators in one language.
struct FigureText: Sendable {
  let texts: Texts

  private var numerals: Numerals { Numerals(language: texts.language) }

  /// The number alone: `۱۱۸٫۳`; for a null, the words for it.
  func value(_ value: Double?, of kpi: Kpi) -> String {
    guard let value else { return texts("figure.none") }
    switch kpi.info?.form {
    case .cases, .hearings, .wholeDays: return numerals.decimal(value, 0)
    case .percent: return numerals.percent(value)
    case .ratio, .score: return numerals.decimal(value, 2)
    case .days, .casesPerBranch, .casesPerMonth, nil: return numerals.decimal(value, 1)
    }
  }

  /// What is counted: `روز`; empty for percent and scores within a scale.
  func unit(of kpi: Kpi) -> String {
    switch kpi.info?.form {
    case .cases: texts("unit.cases")
    case .casesPerBranch: texts("unit.cases_per_branch")
    case .casesPerMonth: texts("unit.cases_per_month")
    case .hearings: texts("unit.hearings")
    case .wholeDays, .days: texts("unit.days")
    case .score: texts("unit.score")
    case .percent, .ratio, nil: ""
    }
  }

  /// The number with what is counted, where one word says it.
  func full(_ value: Double?, of kpi: Kpi) -> String {
    let unit = self.unit(of: kpi)
    guard value != nil, !unit.isEmpty else { return self.value(value, of: kpi) }
    return self.value(value, of: kpi) + " " + unit
  }

  func title(of kpi: Kpi) -> String { texts("indicator.\(kpi.code ?? "none")") }

  func about(_ kpi: Kpi) -> String { texts("indicator.\(kpi.code ?? "none").about") }

  /// On how many cases or hearings a figure rests, in words; empty where it has no sample.
  func sample(_ figure: Figure) -> String {
    guard let size = figure.sampleSize else { return "" }
    return texts.filled("figure.sample", [("n", Markup(numerals.whole(size)))]).plainText
  }
}
