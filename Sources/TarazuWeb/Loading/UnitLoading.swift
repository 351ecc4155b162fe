// A unit's page, and the search for units.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum UnitLoading {
  static func unit(_ visit: Visit) async throws -> Loaded {
    let question = try await visit.question(unit: visit.code, window: Periods.months(12, before: visit.today))
    let isBranch = question.unit.level == .branch
    async let scorecard = visit.service.ask(
      KpiService.getScorecard, GetScorecardRequest(selection: question.selection))
    async let comparison = Self.comparison(visit, question)
    async let children = Self.children(visit, question, UnitPage.childIndicators)
    async let calendar = isBranch ? Self.calendar(visit, question) : nil
    async let oldest = isBranch && visit.viewer.seesCases ? Self.oldest(visit, question) : nil
    async let names = visit.names(of: [])
    let card = try await scorecard
    let content = UnitPage(
      question: question, scorecard: card, comparison: try await comparison, children: try await children,
      calendar: try await calendar, oldest: try await oldest)
    return Loaded(content, asOf: card.asOf, names: try await names)
  }

  /// Beside the unit above, or where the address says so (`beside=peers`) the medians of its peers.
  private static func comparison(_ visit: Visit, _ question: Question) async throws -> CompareScorecardsResponse? {
    guard question.unit.level != .country else { return nil }
    let other: CompareScorecardsRequest.B =
      visit.value("beside") == "peers" ? .peers(PeerUnits()) : .parent(ParentUnit())
    return try await visit.service.askIfPossible(
      KpiService.compareScorecards, CompareScorecardsRequest(a: question.selection, b: other))
  }

  private static func calendar(_ visit: Visit, _ question: Question) async throws -> GetHearingCalendarResponse? {
    let end = visit.today.advanced(by: 30) ?? visit.today
    return try await visit.service.askIfPossible(
      KpiService.getHearingCalendar,
      GetHearingCalendarRequest(
        unit: question.unit.code, fromDate: visit.today.description, toDate: end.description))
  }

  private static func oldest(_ visit: Visit, _ question: Question) async throws -> ListCasesResponse? {
    try await visit.service.ask(
      CaseService.listCases, ListCasesRequest(list: .pending, unit: question.unit.code, pageSize: 10))
  }

  /// The units directly below with some figures each, one question for each indicator however many units there are.
  static func children(_ visit: Visit, _ question: Question, _ kpis: [Kpi]) async throws -> [UnitFigures] {
    guard let level = question.unit.level.below else { return [] }
    async let units = visit.children(of: question.unit)
    async let ranks = each(kpis) { kpi in
      try await visit.service.ask(
        KpiService.rankUnits,
        RankUnitsRequest(
          kpi: kpi, unit: question.unit.code, level: level, fromDate: question.from.description,
          toDate: question.to.description, caseClass: question.caseClass, branchKind: question.kind, count: 1_000,
          minSample: 0))
    }
    var figures: [String: [Kpi: Figure]] = [:]
    for (kpi, rank) in zip(kpis, try await ranks) {
      for ranked in rank.highest + rank.lowest { figures[ranked.unit, default: [:]][kpi] = ranked.figure }
    }
    let found = figures
    return try await units.map { unit in
      UnitFigures(unit: unit, figures: kpis.map { found[unit.code]?[$0] ?? Figure(kpi: $0) })
    }
  }

  static func units(_ visit: Visit) async throws -> Loaded {
    let after = visit.value("after") ?? ""
    if let text = visit.value("text") {
      let answer = try await visit.service.ask(
        DirectoryService.searchUnits, SearchUnitsRequest(text: text, pageSize: 50, pageToken: after))
      return Loaded(UnitsPage(text: text, units: answer.units, nextPageToken: answer.nextPageToken))
    }
    let own = try await visit.unit(nil)
    guard own.level != .branch else { return Loaded(UnitsPage(text: "", units: [own])) }
    let answer = try await visit.service.ask(
      DirectoryService.listUnits, ListUnitsRequest(parent: own.code, pageSize: 200, pageToken: after))
    let first = after.isEmpty ? [own] : []
    return Loaded(UnitsPage(text: "", units: first + answer.units, nextPageToken: answer.nextPageToken))
  }
}
