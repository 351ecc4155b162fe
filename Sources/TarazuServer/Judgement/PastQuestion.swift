// The questions about days up to one: signals and the morning list, which look at months that have ended, and funnels.
// Their answers are kept until a commit touches these days.

import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuJudgement
import TarazuProtocol
import TarazuWire

/// A question that was read and is in order, as far as that can be seen without data. Equal ones have the same answer.
protocol PastQuestion: Hashable, Sendable {
  associatedtype Request: AuditedRequest
  associatedtype Response: AuditedResponse

  /// - Parameter today: the present day in Tehran. Of the day of a question about months, only the last month that it
  ///   leaves is kept.
  init(_ request: Request, today: Day) throws(Status)

  /// The unit that the caller must be allowed to see.
  var unit: String { get }
  /// The class of case that it asks for; nil for all.
  var caseClass: String? { get }
  /// The last day that the answer looks at.
  var to: Day { get }

  /// The answer without `as_of`.
  /// - Parameter sums: the kept sums of the months up to `to`, for questions about months alone: they are kept of few.
  func answer(_ reader: CubeReader, _ sums: () -> MonthSums) throws(Status) -> Response

  static func minPosition(of request: Request) -> String
  /// The encoded field `as_of`, which is the last of the answer.
  static func asOfField(_ asOf: AsOf) -> [UInt8]
}

/// The last day of the last month that a question looks at, or the first day that may be asked for.
private func lastDay(endedBy day: Day, today: Day) -> Day {
  max(JudgedMonth(endedBy: day, today: today).lastDay, Day.first)
}

/// KpiService.GetSignal.
struct UnitSignalQuestion: PastQuestion {
  private let question: SignalQuestion

  init(_ request: GetSignalRequest, today: Day) throws(Status) {
    var faults = FieldFaults()
    let named = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpi) }
    let last = faults.take { () throws(Status) in try day(request.toDate, field: "to_date") }
    faults.check(unit: request.unit, caseClass: request.caseClass, kind: request.branchKind)
    let indicator = try faults.value(named)
    func question(to day: Day) -> SignalQuestion {
      SignalQuestion(
        indicator: indicator, unit: request.unit, to: day, caseClass: request.caseClass, kind: request.branchKind)
    }
    let asked = question(to: try faults.value(last))
    try asking { () throws(QuestionError) in try asked.validate() }
    self.question = question(to: lastDay(endedBy: asked.to, today: today))
  }

  var unit: String { question.unit }
  var caseClass: String? { question.caseClass }
  var to: Day { question.to }

  func answer(_ reader: CubeReader, _ sums: () -> MonthSums) throws(Status) -> GetSignalResponse {
    let answer = try asking { () throws(QuestionError) in try reader.signal(question, sums()) }
    let finding = answer.finding
    return GetSignalResponse(
      judgement: finding.map { WireJudgement($0.judgement) } ?? .tooShort, side: Side(finding?.side),
      months: finding.map { Int32($0.months) }, p: finding?.p,
      points: answer.points.map { point in
        SignalPoint(
          fromDate: point.month.from.description, toDate: point.month.to.description, value: point.value,
          usual: point.usual.map { WireInterval($0) })
      }, unknownClass: reader.isUnknown(caseClass: caseClass))
  }

  static func minPosition(of request: GetSignalRequest) -> String { request.minPosition }
  static func asOfField(_ asOf: AsOf) -> [UInt8] { GetSignalResponse(asOf: asOf).encode() }
}

/// KpiService.ListChanges.
struct UnitChangesQuestion: PastQuestion {
  private let question: ChangesQuestion

  init(_ request: ListChangesRequest, today: Day) throws(Status) {
    var faults = FieldFaults()
    var level: TarazuDomain.Level?
    if request.level != .unspecified {
      level = faults.take { () throws(Status) in try TarazuDomain.Level(request.level, field: "level") }
    }
    let last = faults.take { () throws(Status) in try day(request.toDate, field: "to_date") }
    faults.check(unit: request.unit)
    let asked = ChangesQuestion(unit: request.unit, to: try faults.value(last), level: level)
    try asking { () throws(QuestionError) in try asked.validate() }
    question = ChangesQuestion(
      unit: asked.unit, to: lastDay(endedBy: asked.to, today: today), level: level)
  }

  var unit: String { question.unit }
  var caseClass: String? { nil }
  var to: Day { question.to }

  func answer(_ reader: CubeReader, _ sums: () -> MonthSums) throws(Status) -> ListChangesResponse {
    let answer = try asking { () throws(QuestionError) in try reader.changes(question, sums()) }
    return ListChangesResponse(
      checkedCount: Int64(answer.checkedCount),
      changes: answer.changes.map { change in
        TarazuProtocol.Change(
          unit: change.unit, name: change.name, level: change.level.wire,
          kpi: Kpi(code: change.indicator.code) ?? .unspecified, better: WireBetter(change.indicator.better),
          judgement: WireJudgement(change.finding.judgement), side: Side(change.finding.side),
          months: Int32(change.finding.months), p: change.finding.p, value: change.value,
          usual: change.usual.map { WireInterval($0) })
      })
  }

  static func minPosition(of request: ListChangesRequest) -> String { request.minPosition }
  static func asOfField(_ asOf: AsOf) -> [UInt8] { ListChangesResponse(asOf: asOf).encode() }
}
