// KpiService.GetScorecard: the figures of a unit.

import TarazuCube
import TarazuDomain
import TarazuProtocol
import TarazuWire

/// A scorecard's question.
struct ScorecardQuestion: FollowedQuestion {
  private let selection: TarazuCube.Selection
  private let indicators: [TarazuDomain.Indicator]

  init(_ request: GetScorecardRequest) throws(Status) {
    var faults = FieldFaults()
    let selection = faults.take { () throws(Status) in try TarazuCube.Selection(request.selection) }
    let indicators = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpis) }
    (self.selection, self.indicators) = (try faults.value(selection), try faults.value(indicators))
  }

  var unit: String { selection.unit }
  var caseClass: String? { selection.caseClass }

  func isHeavy(_ reads: Reads) -> Bool { reads.isCountry(unit) }

  func answer(_ reader: CubeReader) throws(Status) -> GetScorecardResponse {
    let card = try asking(prefix: "selection.") { () throws(QuestionError) in
      try reader.scorecard(selection, indicators: indicators)
    }
    return GetScorecardResponse(
      selection: selection.wire, figures: card.figures.map { WireFigure($0.indicator, $0.figure) },
      incomplete: card.isIncomplete, unknownClass: reader.isUnknown(caseClass: caseClass))
  }

  static func minPosition(of request: GetScorecardRequest) -> String { request.minPosition }
  static let minPositionTag: UInt8 = 3 << 3 | 2
  static let stateField: UInt32 = 2
  static func asOfField(_ asOf: AsOf) -> [UInt8] { GetScorecardResponse(asOf: asOf).encode() }
}
