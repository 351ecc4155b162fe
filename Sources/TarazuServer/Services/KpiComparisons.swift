// KpiService, where a unit is held against others: another selection, its parent, its peers.

import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuJudgement
import TarazuProtocol
import TarazuWire

extension KpiServing {
  // MARK: Standing

  func standing(_ authorized: AuthorizedCall, _ request: GetStandingRequest) throws(Status) -> GetStandingResponse {
    var faults = FieldFaults()
    let indicator = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpi) }
    let days = faults.take { () throws(Status) in try window(from: request.fromDate, to: request.toDate) }
    faults.check(unit: request.unit)
    let question = StandingQuestion(
      indicator: try faults.value(indicator), unit: request.unit, window: try faults.value(days))
    try asking { () throws(QuestionError) in try question.validate() }
    try authorized.require(.unit(question.unit))
    let reader = try reads.reader()
    let standing = try asking { () throws(QuestionError) in try reader.standing(question) }
    return GetStandingResponse(
      province: standing.province?.wire(standing.judged), country: standing.country?.wire(standing.judged),
      asOf: reads.asOf(reader.position))
  }

  // MARK: Compare

  /// Whether a comparison reads the country's branches, or many units.
  func isHeavy(_ request: CompareScorecardsRequest) -> Bool {
    let level = reads.level(of: request.a?.unit)
    switch request.b {
    case .peers: return true
    case .parent: return level == .country || level == .province
    case .selection(let other): return level == .country || reads.isCountry(other.unit)
    case nil: return false
    }
  }

  func compare(
    _ authorized: AuthorizedCall, _ request: CompareScorecardsRequest
  ) throws(Status) -> CompareScorecardsResponse {
    var faults = FieldFaults()
    let first = faults.take { () throws(Status) in try TarazuCube.Selection(request.a, field: "a") }
    switch request.b {
    case nil:
      _ = faults.take { () throws(Status) -> Void in
        throw .badField("b", "it is missing; allowed are selection, parent and peers")
      }
    case .selection(let selection):
      let second = faults.take { () throws(Status) in try TarazuCube.Selection(selection, field: "selection") }
      let (a, b) = (try faults.value(first), try faults.value(second))
      try authorized.require(.unit(a.unit))
      try authorized.require(.unit(b.unit))
      return try compare(a, with: b)
    case .parent:
      let a = try faults.value(first)
      try authorized.require(.unit(a.unit))
      return try compareWithParent(authorized, a)
    case .peers:
      let a = try faults.value(first)
      try requirePeers(of: a)
      try authorized.require(.unit(a.unit))
      return try compareWithPeers(a)
    }
    // B is missing, and perhaps a is wrong too.
    throw try refusal(faults)
  }

  private func refusal(_ faults: FieldFaults) throws(Status) -> Status {
    try faults.finish()
    return .badField("b", "it is missing")
  }

  private func compare(
    _ a: TarazuCube.Selection, with b: TarazuCube.Selection
  ) throws(Status) -> CompareScorecardsResponse {
    let reader = try reads.reader()
    let answer = try asking { () throws(QuestionError) in try reader.compare(a, with: b) }
    return CompareScorecardsResponse(
      a: WireScorecard(a, answer.a), b: WireScorecard(b, answer.b), differences: wire(answer.differences),
      asOf: reads.asOf(reader.position),
      unknownClass: reader.isUnknown(caseClass: a.caseClass) || reader.isUnknown(caseClass: b.caseClass))
  }

  /// The parent's scorecard goes only to callers that may read the parent; to others the unit's own does.
  private func compareWithParent(
    _ authorized: AuthorizedCall, _ a: TarazuCube.Selection
  ) throws(Status) -> CompareScorecardsResponse {
    let reader = try reads.reader()
    guard let parent = reader.parent(of: a.unit) else { throw .badField("parent", "\(a.unit) has no unit above it") }
    if authorized.allows(.unit(parent)) {
      return try compare(
        a, with: TarazuCube.Selection(unit: parent, window: a.window, caseClass: a.caseClass, kind: a.kind))
    }
    let card = try asking(prefix: "a.") { () throws(QuestionError) in try reader.scorecard(a) }
    return CompareScorecardsResponse(
      a: WireScorecard(a, card), differences: wire(card.figures.map { ($0.indicator, nil) }),
      asOf: reads.asOf(reader.position), unknownClass: reader.isUnknown(caseClass: a.caseClass))
  }

  /// Peers are compared as in a standing: over whole months, with all cases, and branches with their own kind.
  private func requirePeers(of a: TarazuCube.Selection) throws(Status) {
    if a.caseClass != nil { throw .badField("a.case_class", "beside peers no class can be chosen") }
    if a.kind != nil { throw .badField("a.branch_kind", "beside peers no kind can be chosen") }
    try asking(prefix: "a.") { () throws(QuestionError) in try a.window.requireWholeMonths() }
  }

  private func compareWithPeers(_ a: TarazuCube.Selection) throws(Status) -> CompareScorecardsResponse {
    let reader = try reads.reader()
    let answer = try asking { () throws(QuestionError) in try reader.compareWithPeers(a.unit, over: a.window) }
    let medians = zip(answer.a.figures, answer.medians).map { figure, median in
      WireFigure(kpi: Kpi(code: figure.indicator.code) ?? .unspecified, value: median?.value)
    }
    return CompareScorecardsResponse(
      a: WireScorecard(a, answer.a),
      b: WireScorecard(
        selection: WireSelection(fromDate: a.window.from.description, toDate: a.window.to.description),
        figures: medians, incomplete: answer.a.isIncomplete),
      differences: wire(answer.differences), asOf: reads.asOf(reader.position))
  }

  private func wire(_ differences: [(indicator: TarazuDomain.Indicator, value: Double?)]) -> [Difference] {
    differences.map { Difference(kpi: Kpi(code: $0.indicator.code) ?? .unspecified, value: $0.value) }
  }
}

extension TarazuCube.Standing {
  /// - Parameter judged: what the unit's funnel says of it; shown where values are shown.
  fileprivate func wire(_ judged: Funnel.Row?) -> WireStanding {
    let judged = quartiles == nil ? nil : judged
    return WireStanding(
      rank: rank.map { Int64($0) }, rankedCount: Int64(rankedCount), median: quartiles?.median.value,
      q1: quartiles?.first.value, q3: quartiles?.third.value, judgement: WireJudgement(judged?.judgement),
      side: Side(judged?.side))
  }
}

extension WireScorecard {
  /// One of the two scorecards of CompareScorecards.
  fileprivate init(_ selection: TarazuCube.Selection, _ card: TarazuCube.Scorecard) {
    self.init(
      selection: selection.wire, figures: card.figures.map { WireFigure($0.indicator, $0.figure) },
      incomplete: card.isIncomplete)
  }
}
