// The morning view and the wall screen: what is asked for them.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum MorningLoading {
  /// The seven founding figures, in their order.
  static let founding: [Kpi] = [
    .pending, .processingDaysMean, .leadDaysMax, .leadDaysMean, .inflowMean, .outflowMean, .satisfactionMean,
  ]

  /// By which two of them are ranked, whose own value would measure size or luck.
  static let ranking: [Kpi] = [.leadDaysP90, .pendingPerBranch]

  static func page(_ visit: Visit) async throws -> Loaded {
    let view = try await MorningQuestions(visit)
    async let rows = view.rows()
    async let changes = view.changes()
    async let needs = CaseLists(visit, view.question).counts(
      since: visit.today.advanced(by: -1) ?? visit.today, withOldest: true)
    async let flow = view.flow()
    async let look = view.whereToLook()
    let (found, looked) = (try await changes, try await look)
    let content = MorningPage(
      question: view.question, changes: found.sentences, checkedCount: found.checked, needsAction: try await needs,
      rows: try await rows, flow: try await flow, whereToLook: looked.rows, lookBasis: looked.basis)
    return Loaded(content, asOf: found.asOf, names: try await visit.names(of: []))
  }

  static func wall(_ visit: Visit) async throws -> Loaded {
    let view = try await MorningQuestions(visit)
    async let rows = view.rows()
    async let changes = view.changes()
    async let needs = CaseLists(visit, view.question).counts(
      since: visit.today.advanced(by: -1) ?? visit.today, withOldest: true)
    let found = try await changes
    let content = WallPage(
      question: view.question, rows: try await rows, changes: found.sentences, needsAction: try await needs)
    return Loaded(content, asOf: found.asOf)
  }
}

/// What the morning view asks about one unit.
struct MorningQuestions: Sendable {
  let visit: Visit
  let question: Question
  private let month: Window
  private let history: Window

  private static let sentencesWithChart = 5

  init(_ visit: Visit) async throws {
    self.visit = visit
    month = Periods.lastMonth(before: visit.today)
    history = Periods.months(24, before: visit.today)
    var question = try await visit.question(window: month)
    // The morning view's window is not chosen.
    (question.from, question.to, question.kind, question.caseClass) = (month.from, month.to, nil, nil)
    self.question = question
  }

  private var service: ServiceCaller { visit.service }
  private var unit: String { question.unit.code }
  private var isCountry: Bool { question.unit.level == .country }

  // MARK: What changed

  struct Changes: Sendable {
    var sentences: [ChangeSentence]
    var checked: Int64
    var asOf: AsOf?
  }

  func changes() async throws -> Changes {
    let answer = try await service.ask(
      KpiService.listChanges, ListChangesRequest(unit: unit, toDate: month.to.description))
    let signals = try await each(Array(answer.changes.prefix(MorningQuestions.sentencesWithChart))) { change in
      try await signal(change.kpi, of: change.unit)
    }
    let sentences = answer.changes.enumerated().map { index, change in
      ChangeSentence(change, signal: index < signals.count ? signals[index] : nil)
    }
    return Changes(sentences: sentences, checked: answer.checkedCount, asOf: answer.asOf)
  }

  private func signal(_ kpi: Kpi, of unit: String) async throws -> GetSignalResponse? {
    try await service.askIfPossible(
      KpiService.getSignal, GetSignalRequest(kpi: kpi, unit: unit, toDate: month.to.description))
  }

  // MARK: The seven figures

  func rows() async throws -> [MorningRow] {
    async let flows = service.ask(
      KpiService.getScorecard,
      GetScorecardRequest(selection: question.selection, kpis: MorningLoading.founding + MorningLoading.ranking))
    async let stocks = service.ask(
      KpiService.getScorecard,
      GetScorecardRequest(selection: question.selection(from: month.from, to: visit.today), kpis: [.pending]))
    async let provinces = provinceSignals()
    let (months, today, signals) = (try await flows.figures, try await stocks.figures, try await provinces)
    return try await each(MorningLoading.founding) { kpi in
      let isStock = kpi == .pending
      let figure = (isStock ? today : months).first { $0.kpi == kpi } ?? Figure(kpi: kpi)
      let standingKpi: Kpi = kpi == .leadDaysMax ? .leadDaysP90 : isStock ? .pendingPerBranch : kpi
      var row = try await self.row(
        figure, to: isStock ? visit.today : month.to, standingKpi, provinceSignals: signals?[kpi])
      if standingKpi != kpi { row.standingFigure = months.first { $0.kpi == standingKpi } }
      return row
    }
  }

  private func row(
    _ figure: Figure, to: Day, _ standingKpi: Kpi, provinceSignals: Int?
  ) async throws -> MorningRow {
    let kpi = figure.kpi
    let isJudged = !isCountry && kpi != .leadDaysMax
    async let signal = isJudged ? self.signal(kpi, of: unit) : nil
    async let trend = isJudged ? nil : self.trend(kpi)
    async let standing = isCountry ? nil : self.standing(standingKpi)
    async let extremes = self.extremes(kpi, to: to)
    return MorningRow(
      figure: figure, from: month.from, to: to, signal: try await signal, trend: try await trend,
      standing: try await standing, standingKpi: standingKpi, extremes: try await extremes,
      provinceSignals: isCountry && kpi != .leadDaysMax ? provinceSignals ?? 0 : nil)
  }

  private func trend(_ kpi: Kpi) async throws -> GetTrendResponse? {
    try await service.ask(
      KpiService.getTrend,
      GetTrendRequest(
        kpi: kpi, selection: question.selection(from: history.from, to: history.to), period: .month))
  }

  private func standing(_ kpi: Kpi) async throws -> GetStandingResponse? {
    try await service.askIfPossible(
      KpiService.getStanding,
      GetStandingRequest(
        kpi: kpi, unit: unit, fromDate: month.from.description, toDate: month.to.description))
  }

  private func extremes(_ kpi: Kpi, to: Day) async throws -> Extremes? {
    guard let level = question.unit.level.below else { return nil }
    let rank = try await service.askIfPossible(
      KpiService.rankUnits,
      RankUnitsRequest(
        kpi: kpi, unit: unit, level: level, fromDate: month.from.description, toDate: to.description, count: 1))
    return rank.map { Extremes(kpi: kpi, level: level, kind: nil, from: month.from, to: to, rank: $0) }
  }

  /// Of the country: by indicator, how many provinces' signal says `signal`.
  private func provinceSignals() async throws -> [Kpi: Int]? {
    guard isCountry else { return nil }
    var counts: [Kpi: Int] = [:]
    for change in try await changes(at: .province) where change.judgement == .signal {
      counts[change.kpi, default: 0] += 1
    }
    return counts
  }

  private func changes(at level: Level) async throws -> [Change] {
    try await service.ask(
      KpiService.listChanges, ListChangesRequest(unit: unit, toDate: month.to.description, level: level)
    ).changes
  }

  // MARK: In and out, and where to look

  func flow() async throws -> MonthlyFlow? {
    async let inflow = trend(.inflow)
    async let outflow = trend(.outflow)
    async let change = trend(.pendingChange)
    guard let inflow = try await inflow, let outflow = try await outflow, let change = try await change else {
      return nil
    }
    return MonthlyFlow(inflow: inflow, outflow: outflow, change: change)
  }

  func whereToLook() async throws -> (rows: [LookRow], basis: LookBasis) {
    let basis = visit.value("look").flatMap(LookBasis.init(rawValue:)) ?? .signal
    guard let level = question.unit.level.below else { return ([], basis) }
    async let units = visit.children(of: question.unit)
    var cells: [String: [Kpi: LookCell]] = [:]
    switch basis {
    case .signal:
      for change in try await changes(at: level) where MorningLoading.founding.contains(change.kpi) {
        cells[change.unit, default: [:]][change.kpi] = LookCell(judgement: change.judgement, side: change.side)
      }
    case .funnel:
      for (kpi, funnel) in try await funnels(at: level) {
        for row in funnel.rows {
          cells[row.unit, default: [:]][kpi] = LookCell(judgement: row.judgement, side: row.side)
        }
      }
    }
    let marks = cells
    return (try await units.map { LookRow(unit: $0, cells: marks[$0.code] ?? [:]) }, basis)
  }

  private func funnels(at level: Level) async throws -> [(Kpi, GetFunnelResponse)] {
    try await each(MorningLoading.founding) { kpi -> (Kpi, GetFunnelResponse)? in
      try await service.askIfPossible(
        KpiService.getFunnel,
        GetFunnelRequest(
          kpi: kpi, unit: unit, level: level, fromDate: month.from.description, toDate: month.to.description)
      ).map { (kpi, $0) }
    }.compactMap { $0 }
  }
}
