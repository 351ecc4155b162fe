// KpiService.GetFunnel: the units that differ from their kind.

import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuJudgement
import TarazuProtocol
import TarazuWire

/// A funnel's question, as the wire asks it; `FunnelQuestion` is the cube's.
struct FunnelUnitsQuestion: PastQuestion {
  private let question: FunnelQuestion
  /// Today, where the window goes on to it: what has not ended may be counted otherwise tomorrow.
  private let today: Day?

  init(_ request: GetFunnelRequest, today: Day) throws(Status) {
    let minSample = request.minSample.map { Int($0) } ?? QuestionLimits.defaultSample
    var faults = FieldFaults()
    let indicator = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpi) }
    let level = faults.take { () throws(Status) in try TarazuDomain.Level(request.level, field: "level") }
    let days = faults.take { () throws(Status) in try window(from: request.fromDate, to: request.toDate) }
    faults.check(unit: request.unit, caseClass: request.caseClass, kind: request.branchKind)
    faults.check(QuestionLimits.faults(minSample: minSample))
    let question = FunnelQuestion(
      indicator: try faults.value(indicator), unit: request.unit, level: try faults.value(level),
      window: try faults.value(days), caseClass: request.caseClass, kind: request.branchKind, minSample: minSample,
      isUnadjusted: request.unadjusted)
    try asking { () throws(QuestionError) in try question.validate() }
    self.question = question
    self.today = question.window.to < today ? nil : today
  }

  var unit: String { question.unit }
  var caseClass: String? { question.caseClass }
  var to: Day { question.window.to }

  func answer(_ reader: CubeReader, _: () -> MonthSums) throws(Status) -> GetFunnelResponse {
    let answer = try asking { () throws(QuestionError) in try reader.funnel(question) }
    let funnel = answer.funnel
    return GetFunnelResponse(
      adjusted: funnel.isAdjusted, tooFew: funnel.isTooFew, unitCount: Int64(funnel.unitCount),
      centre: funnel.centre, tau: funnel.tau, threshold: answer.threshold.map { Double($0) },
      expectedByChance: funnel.expectedByChance, signalCount: Int64(funnel.signalCount),
      watchCount: Int64(funnel.watchCount), rows: answer.rows.map { row($0) },
      insufficientCount: Int64(answer.insufficientCount), incomplete: answer.isIncomplete,
      unknownClass: reader.isUnknown(caseClass: caseClass))
  }

  private func row(_ row: FunnelAnswer.Row) -> FunnelRow {
    FunnelRow(
      unit: row.unit, name: row.name, figure: WireFigure(question.indicator, row.figure), share: row.judged.share,
      adjustedValue: row.judged.adjustedValue, z: row.judged.z, judgement: WireJudgement(row.judged.judgement),
      side: Side(row.judged.side), watch: row.judged.watch.map { WireInterval($0) },
      signal: row.judged.signal.map { WireInterval($0) })
  }

  static func minPosition(of request: GetFunnelRequest) -> String { request.minPosition }
  static func asOfField(_ asOf: AsOf) -> [UInt8] { GetFunnelResponse(asOf: asOf).encode() }
}
