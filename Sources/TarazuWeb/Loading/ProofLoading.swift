// Where a figure comes from.

import TarazuPages
import TarazuProtocol
import TarazuWire

enum ProofLoading {
  static func explanation(_ visit: Visit) async throws -> Loaded {
    let kpi = try visit.kpi(visit.code)
    let question = try await visit.question(window: Periods.months(12, before: visit.today))
    let answer = try await visit.service.ask(
      KpiService.explainFigure, ExplainFigureRequest(kpi: kpi, selection: question.selection))
    let branches = answer.quantities.flatMap { $0.branches.map(\.unit) }
    return Loaded(
      ExplainPage(question: question, kpi: kpi, explanation: answer), asOf: answer.asOf,
      names: try await visit.names(of: branches))
  }

  static func contributions(_ visit: Visit) async throws -> Loaded {
    let kpi = try visit.kpi(visit.code)
    let part = try Self.part(of: visit)
    let question = try await visit.question(window: Periods.months(12, before: visit.today))
    let answer = try await visit.service.ask(
      CaseService.listContributions,
      ListContributionsRequest(
        kpi: kpi, selection: question.selection, part: part, pageSize: 100, pageToken: visit.value("after") ?? ""))
    return Loaded(
      ContributionsPage(question: question, kpi: kpi, part: part, contributions: answer), asOf: answer.asOf,
      names: try await visit.names(of: answer.rows.map(\.branch)))
  }

  private static func part(of visit: Visit) throws(Status) -> FigurePart {
    switch visit.value("part") {
    case nil, "numerator": return .numerator
    case "denominator": return .denominator
    case "n": return .n
    default: throw .badField("part", "numerator, denominator or n is needed")
    }
  }
}
