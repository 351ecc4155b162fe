// KpiService: every figure, answered by the cube.

import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuProtocol
import TarazuWire

struct KpiServing: Sendable {
  let reads: Reads
  /// The loops of connections; each caches answers of its own.
  let loops: [Loop]

  func serve(in table: inout ServiceTable) {
    // Their questions are in Questions/.
    table.cachedRead(
      KpiService.getScorecard, as: ScorecardQuestion.self, rule: .figures, reads: reads,
      caches: PerLoop(loops) { _ in AnswerCache(reads: reads) })
    table.cachedRead(
      KpiService.rankUnits, as: RankUnitsQuestion.self, rule: .figures, reads: reads,
      caches: PerLoop(loops) { _ in AnswerCache(reads: reads) })
    // Their answers are kept by the days that they look at; they are in Judgement/.
    let months = KeptMonthSums()
    table.keptRead(KpiService.getFunnel, rule: .figures, reads: reads, KeptAnswers<FunnelUnitsQuestion>(months))
    table.keptRead(KpiService.getSignal, rule: .figures, reads: reads, KeptAnswers<UnitSignalQuestion>(months))
    table.keptRead(KpiService.listChanges, rule: .figures, reads: reads, KeptAnswers<UnitChangesQuestion>(months))
    table.read(
      KpiService.getTrend, rule: .figures, reads: reads, minPosition: \.minPosition,
      isHeavy: { $0.kpi.isQuantile || reads.isCountry($0.selection?.unit) }
    ) { (authorized, request) throws(Status) in try trend(authorized, request) }
    table.read(
      KpiService.getAging, rule: .figures, reads: reads, minPosition: \.minPosition,
      isHeavy: { reads.isCountry($0.unit) }
    ) { (authorized, request) throws(Status) in try aging(authorized, request) }
    table.read(
      KpiService.getDistribution, rule: .figures, reads: reads, minPosition: \.minPosition,
      isHeavy: { reads.isCountry($0.selection?.unit) }
    ) { (authorized, request) throws(Status) in try distribution(authorized, request) }
    table.read(
      KpiService.compareScorecards, rule: .figures, reads: reads, minPosition: \.minPosition,
      isHeavy: { isHeavy($0) }
    ) { (authorized, request) throws(Status) in try compare(authorized, request) }
    table.read(
      // It judges the units of the country or of a province by a funnel.
      KpiService.getStanding, rule: .figures, reads: reads, minPosition: \.minPosition, isHeavy: { _ in true }
    ) { (authorized, request) throws(Status) in try standing(authorized, request) }
    table.read(KpiService.listIndicators, rule: .names, reads: reads, minPosition: \.minPosition) { _, _ in
      ListIndicatorsResponse(indicators: TarazuDomain.Indicator.all.map { WireIndicator($0) })
    }
    serveProofs(in: &table)
  }

  private func trend(_ authorized: AuthorizedCall, _ request: GetTrendRequest) throws(Status) -> GetTrendResponse {
    var faults = FieldFaults()
    let named = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpi) }
    let asked = faults.take { () throws(Status) in try TarazuCube.Selection(request.selection) }
    let steps = faults.take { () throws(Status) in try TarazuCalendar.Period(request.period) }
    let (indicator, selection, period) = (try faults.value(named), try faults.value(asked), try faults.value(steps))
    try authorized.require(.unit(selection.unit))
    let reader = try reads.reader()
    let points = try asking(prefix: "selection.") { () throws(QuestionError) in
      try reader.trend(indicator, selection, by: period)
    }
    return GetTrendResponse(
      points: points.map {
        TarazuProtocol.TrendPoint(
          fromDate: $0.window.from.description, toDate: $0.window.to.description,
          figure: WireFigure(indicator, $0.figure), incomplete: $0.isIncomplete)
      }, asOf: reads.asOf(reader.position), unknownClass: reader.isUnknown(caseClass: selection.caseClass))
  }

  private func aging(_ authorized: AuthorizedCall, _ request: GetAgingRequest) throws(Status) -> GetAgingResponse {
    var faults = FieldFaults()
    let last = faults.take { () throws(Status) in try day(request.toDate, field: "to_date") }
    faults.check(unit: request.unit, caseClass: request.caseClass, kind: request.branchKind)
    let to = try faults.value(last)
    try authorized.require(.unit(request.unit))
    let reader = try reads.reader()
    let aging = try asking { () throws(QuestionError) in
      try reader.aging(unit: request.unit, on: to, caseClass: request.caseClass, kind: request.branchKind)
    }
    return GetAgingResponse(
      pendingCount: Int64(clamping: aging.pending), meanAgeDays: aging.meanAge.value,
      olderThan: aging.olderThan.map { OlderThan(days: $0.days, count: Int64(clamping: $0.count)) },
      olderThanStandard: aging.olderThanStandard.map { Int64(clamping: $0) }, incomplete: aging.isIncomplete,
      asOf: reads.asOf(reader.position), meanCaseAgeDays: aging.meanCaseAge.value,
      caseOlderThan: aging.caseOlderThan.map { OlderThan(days: $0.days, count: Int64(clamping: $0.count)) },
      unknownClass: reader.isUnknown(caseClass: request.caseClass))
  }

  private func distribution(
    _ authorized: AuthorizedCall, _ request: GetDistributionRequest
  ) throws(Status) -> GetDistributionResponse {
    var faults = FieldFaults()
    let measure = faults.take { () throws(Status) in try listed(request.measure) }
    let asked = faults.take { () throws(Status) in try TarazuCube.Selection(request.selection) }
    let (list, selection) = (try faults.value(measure), try faults.value(asked))
    try authorized.require(.unit(selection.unit))
    let reader = try reads.reader()
    let answer = try asking(prefix: "selection.") { () throws(QuestionError) in
      try reader.distribution(of: list, selection)
    }
    return GetDistributionResponse(
      sampleSize: Int64(answer.sampleSize), values: answer.counts.map { Int64($0.value) },
      counts: answer.counts.map { Int64($0.count) }, incomplete: answer.isIncomplete,
      asOf: reads.asOf(reader.position), unknownClass: reader.isUnknown(caseClass: selection.caseClass))
  }

  /// The list of values that a measure of the wire is.
  private func listed(_ measure: TarazuProtocol.Measure) throws(Status) -> TarazuDomain.Measure {
    switch measure {
    case .processingDays: return .closedAges
    case .caseDays: return .closedCaseAges
    case .leadDays: return .leads
    case .unspecified, .unrecognized:
      throw .badField(
        "measure", "allowed are MEASURE_PROCESSING_DAYS, MEASURE_CASE_DAYS and MEASURE_LEAD_DAYS")
    }
  }
}

extension Kpi {
  fileprivate var isQuantile: Bool { code.flatMap { TarazuDomain.Indicator.named($0) }?.isQuantile ?? false }
}

extension WireIndicator {
  init(_ indicator: TarazuDomain.Indicator) {
    self.init(
      kpi: Kpi(code: indicator.code) ?? .unspecified, code: indicator.code, title: indicator.title,
      unit: indicator.unit.rawValue, better: WireBetter(indicator.better), definition: indicator.definition)
  }
}
