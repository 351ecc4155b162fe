// One indicator of one unit.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum IndicatorLoading {
  static func page(_ visit: Visit) async throws -> Loaded {
    let kpi = try visit.kpi(visit.code)
    let asked = try Periods.window(of: visit)
    let question = try await visit.question(window: Periods.months(12, before: visit.today))
    // Of a window that was not chosen more of the past is shown.
    let from = asked == nil ? Periods.months(24, before: visit.today).from : question.from
    let period = try Self.period(of: visit)
    async let card = visit.service.ask(
      KpiService.getScorecard, GetScorecardRequest(selection: question.selection, kpis: [kpi]))
    async let trend = visit.service.ask(
      KpiService.getTrend,
      GetTrendRequest(kpi: kpi, selection: question.selection(from: from, to: question.to), period: period))
    async let signal = Self.signal(visit, question, kpi)
    async let standing = Self.standing(visit, question, kpi)
    async let distribution = Self.distribution(visit, question, kpi)
    async let aging = Self.aging(visit, question, kpi)
    async let names = visit.names(of: [])
    let scorecard = try await card
    let content = IndicatorPage(
      question: question, kpi: kpi, figure: scorecard.figures.first ?? Figure(kpi: kpi),
      isIncomplete: scorecard.incomplete, period: period, trend: try await trend, signal: try await signal,
      standing: try await standing, distribution: try await distribution, aging: try await aging)
    return Loaded(content, asOf: scorecard.asOf, names: try await names)
  }

  private static func period(of visit: Visit) throws(Status) -> TarazuProtocol.Period {
    switch visit.value("by") {
    case nil, "month": return .month
    case "day": return .day
    case "week": return .week
    case "quarter": return .quarter
    case "year": return .year
    default: throw .badField("by", "day, week, month, quarter or year is needed")
    }
  }

  private static func signal(_ visit: Visit, _ question: Question, _ kpi: Kpi) async throws -> GetSignalResponse? {
    guard question.unit.level != .country else { return nil }
    return try await visit.service.askIfPossible(
      KpiService.getSignal,
      GetSignalRequest(
        kpi: kpi, unit: question.unit.code, toDate: question.to.description, caseClass: question.caseClass,
        branchKind: question.kind))
  }

  /// Only of whole months without a class or kind; the service refuses other windows.
  private static func standing(_ visit: Visit, _ question: Question, _ kpi: Kpi) async throws -> GetStandingResponse? {
    guard question.unit.level != .country, question.kind == nil, question.caseClass == nil else { return nil }
    return try await visit.service.askIfPossible(
      KpiService.getStanding,
      GetStandingRequest(
        kpi: kpi, unit: question.unit.code, fromDate: question.from.description, toDate: question.to.description))
  }

  private static func distribution(
    _ visit: Visit, _ question: Question, _ kpi: Kpi
  ) async throws -> GetDistributionResponse? {
    guard let measure = IndicatorPage.measure(of: kpi) else { return nil }
    return try await visit.service.ask(
      KpiService.getDistribution, GetDistributionRequest(measure: measure, selection: question.selection))
  }

  private static func aging(_ visit: Visit, _ question: Question, _ kpi: Kpi) async throws -> GetAgingResponse? {
    guard IndicatorPage.showsAging(kpi) else { return nil }
    return try await visit.service.ask(
      KpiService.getAging,
      GetAgingRequest(
        unit: question.unit.code, toDate: question.to.description, caseClass: question.caseClass,
        branchKind: question.kind))
  }
}
