// KpiService.RankUnits: the highest and lowest units of an indicator.

import TarazuCube
import TarazuDomain
import TarazuProtocol
import TarazuWire

/// A rank's question, as the wire asks it; `RankQuestion` is the cube's.
struct RankUnitsQuestion: FollowedQuestion {
  private let question: RankQuestion

  init(_ request: RankUnitsRequest) throws(Status) {
    let count = request.count.map { Int($0) } ?? QuestionLimits.defaultRows
    let minSample = request.minSample.map { Int($0) } ?? QuestionLimits.defaultSample
    var faults = FieldFaults()
    let indicator = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpi) }
    let level = faults.take { () throws(Status) in try TarazuDomain.Level(request.level, field: "level") }
    let days = faults.take { () throws(Status) in try window(from: request.fromDate, to: request.toDate) }
    faults.check(unit: request.unit, caseClass: request.caseClass, kind: request.branchKind)
    faults.check(QuestionLimits.faults(count: count, minSample: minSample))
    question = RankQuestion(
      indicator: try faults.value(indicator), unit: request.unit, level: try faults.value(level),
      window: try faults.value(days), caseClass: request.caseClass, kind: request.branchKind, count: count,
      minSample: minSample)
  }

  var unit: String { question.unit }
  var caseClass: String? { question.caseClass }

  func isHeavy(_ reads: Reads) -> Bool { question.indicator.isQuantile || question.caseClass != nil }

  func answer(_ reader: CubeReader) throws(Status) -> RankUnitsResponse {
    let answer = try asking { () throws(QuestionError) in try reader.rank(question) }
    func rows(_ rows: [Ranking.Row]) -> [RankedUnit] {
      rows.map {
        RankedUnit(
          rank: Int64($0.rank), unit: $0.unit, name: $0.name, figure: WireFigure(question.indicator, $0.figure))
      }
    }
    return RankUnitsResponse(
      better: WireBetter(answer.better), size: answer.isSize, mixedKinds: answer.mixedKinds,
      rankedCount: Int64(answer.rankedCount), highest: rows(answer.highest), lowest: rows(answer.lowest),
      insufficientCount: Int64(answer.insufficientCount),
      insufficient: answer.insufficient.map {
        InsufficientUnit(unit: $0.unit, sampleSize: $0.sample.map { Int64(clamping: $0) })
      }, incomplete: answer.isIncomplete, unknownClass: reader.isUnknown(caseClass: caseClass))
  }

  static func minPosition(of request: RankUnitsRequest) -> String { request.minPosition }
  static let minPositionTag: UInt8 = 10 << 3 | 2
  static let stateField: UInt32 = 3
  static func asOfField(_ asOf: AsOf) -> [UInt8] { RankUnitsResponse(asOf: asOf).encode() }
}

extension TarazuDomain.Indicator {
  /// Whether it is a quantile: over many branches the dearest of the formulas below, but for ratios that count old cases
  /// (docs/design/cube.md#costs).
  var isQuantile: Bool {
    switch formula {
    case .quantile: true
    case .total, .ratio, .perBranchMonth, .maximum: false
    }
  }
}
