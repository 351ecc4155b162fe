// Highest and lowest.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum ExtremesLoading {
  static func page(_ visit: Visit) async throws -> Loaded {
    let question = try await visit.question(window: Periods.months(12, before: visit.today))
    let kpi = try visit.kpi(visit.value("kpi"), default: .processingDaysMean)
    let level = try Self.level(visit, below: question.unit)
    let count = try visit.number(visit.value("count"), "count") ?? 5
    async let rank = visit.service.ask(
      KpiService.rankUnits,
      RankUnitsRequest(
        kpi: kpi, unit: question.unit.code, level: level, fromDate: question.from.description,
        toDate: question.to.description, caseClass: question.caseClass, branchKind: question.kind, count: count))
    async let funnel = Self.funnel(visit, question, kpi, level)
    async let names = visit.names(of: [])
    let ranked = try await rank
    let content = ExtremesPage(question: question, kpi: kpi, level: level, rank: ranked, funnel: try await funnel)
    return Loaded(content, asOf: ranked.asOf, names: try await names)
  }

  private static func level(_ visit: Visit, below unit: Unit) throws(Status) -> Level {
    guard let word = visit.value("level") else { return unit.level.below ?? unit.level }
    guard let level = Level(word: word) else {
      throw .badField("level", "country, province, district or branch is needed")
    }
    return level
  }

  private static func funnel(
    _ visit: Visit, _ question: Question, _ kpi: Kpi, _ level: Level
  ) async throws -> GetFunnelResponse? {
    try await visit.service.askIfPossible(
      KpiService.getFunnel,
      GetFunnelRequest(
        kpi: kpi, unit: question.unit.code, level: level, fromDate: question.from.description,
        toDate: question.to.description, caseClass: question.caseClass, branchKind: question.kind))
  }
}
