// Questions whose answers are kept: they depend on the directory, the cells of one unit and the day, and on nothing else.

import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuProtocol
import TarazuWire

/// A question that was read and found to be in order, as far as that can be seen without data.
protocol FigureQuestion: Sendable {
  associatedtype Request: Message
  associatedtype Response: Message

  init(_ request: Request) throws(Status)

  /// The unit whose figures it asks for, and whose branches alone the answer looks at.
  var unit: String { get }

  /// Whether it takes milliseconds, so that the workers answer it.
  func isHeavy(_ reads: Reads) -> Bool

  /// The answer, but for `as_of`.
  func answer(_ reader: CubeReader) throws(Status) -> Response

  static func minPosition(of request: Request) -> String
  /// The byte before `min_position` in an encoded request: field number and wire type.
  static var minPositionTag: UInt8 { get }
  /// The field of a feed's message that has the answer.
  static var stateField: UInt32 { get }
  /// The field `as_of`, which is the last of the answer, with its number.
  static func asOfField(_ asOf: AsOf) -> [UInt8]
  /// That same field of what was encoded once for all questions.
  static func asOfField(_ encoded: EncodedAsOf) -> [UInt8]
}

/// The field `as_of` of a loop's newest state, encoded for each kind of answer.
final class EncodedAsOf: Sendable {
  let scorecard: [UInt8]
  let rank: [UInt8]

  init(_ asOf: AsOf) {
    scorecard = ScorecardQuestion.asOfField(asOf)
    rank = RankedQuestion.asOfField(asOf)
  }
}

/// An answer computed just now, in parts, and how long it may be kept.
struct FreshAnswer: Sendable {
  /// All fields but `as_of`.
  var figures: [UInt8]
  /// The field `as_of` of the state that it was computed from.
  var asOf: [UInt8]
  /// It stands while nothing touches the unit,
  var unitVersion: UnitVersion
  /// nor another day begins.
  var today: Day

  /// Whether it is still the answer.
  func stands(_ mark: CubeVersion, today now: Day) -> Bool { today == now && mark.isUnchanged(since: unitVersion) }
}

extension Reads {
  /// Answers a question anew.
  func answer<Question: FigureQuestion>(_ question: Question) throws(Status) -> FreshAnswer {
    // Read before the state, which then has every commit up to that instant.
    let currentAt = follower.currentAt
    let today = clock.today
    let reader = try reader(on: today)
    guard let position = reader.position, let unitVersion = reader.version.version(of: question.unit) else {
      throw .notFound("there is no unit \(question.unit.debugDescription)")
    }
    return FreshAnswer(
      figures: try question.answer(reader).encode(),
      asOf: Question.asOfField(AsOf(position, currentAt: currentAt)), unitVersion: unitVersion, today: today)
  }
}

extension AsOf {
  /// - Parameter currentAt: when this server last knew that it had every commit.
  init(_ position: CommitPosition, currentAt: Int64) {
    self.init(
      position: position.text, commitTime: ProtobufTimestamp(microseconds: position.committedAt),
      currentTime: ProtobufTimestamp(microseconds: max(currentAt, position.committedAt)))
  }
}

// MARK: - Scorecards

struct ScorecardQuestion: FigureQuestion {
  private let selection: TarazuCube.Selection
  private let indicators: [TarazuDomain.Indicator]

  init(_ request: GetScorecardRequest) throws(Status) {
    selection = try TarazuCube.Selection(request.selection)
    indicators = try TarazuDomain.Indicator.of(request.kpis)
  }

  var unit: String { selection.unit }

  func isHeavy(_ reads: Reads) -> Bool { reads.isCountry(unit) }

  func answer(_ reader: CubeReader) throws(Status) -> GetScorecardResponse {
    let card = try asking { () throws(QuestionError) in try reader.scorecard(selection, indicators: indicators) }
    return GetScorecardResponse(
      selection: selection.wire, figures: card.figures.map { WireFigure($0.indicator, $0.figure) },
      incomplete: card.isIncomplete)
  }

  static func minPosition(of request: GetScorecardRequest) -> String { request.minPosition }
  static let minPositionTag: UInt8 = 3 << 3 | 2
  static let stateField: UInt32 = 2
  static func asOfField(_ asOf: AsOf) -> [UInt8] { GetScorecardResponse(asOf: asOf).encode() }
  static func asOfField(_ encoded: EncodedAsOf) -> [UInt8] { encoded.scorecard }
}

// MARK: - Ranks

struct RankedQuestion: FigureQuestion {
  private let question: RankQuestion

  init(_ request: RankUnitsRequest) throws(Status) {
    let question = RankQuestion(
      indicator: try TarazuDomain.Indicator.of(request.kpi), unit: request.unit,
      level: try TarazuDomain.Level(request.level, field: "level"),
      window: try window(from: request.fromDate, to: request.toDate), caseClass: request.caseClass,
      kind: request.branchKind, count: request.count.map { Int($0) } ?? QuestionLimits.defaultRows,
      minSample: request.minSample.map { Int($0) } ?? QuestionLimits.defaultSample)
    try asking { () throws(QuestionError) in try question.validate() }
    self.question = question
  }

  var unit: String { question.unit }

  func isHeavy(_ reads: Reads) -> Bool { question.indicator.readsValues || question.caseClass != nil }

  func answer(_ reader: CubeReader) throws(Status) -> RankUnitsResponse {
    let answer = try asking { () throws(QuestionError) in try reader.rank(question) }
    func rows(_ rows: [RankAnswer.Row]) -> [RankedUnit] {
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
      }, incomplete: answer.isIncomplete)
  }

  static func minPosition(of request: RankUnitsRequest) -> String { request.minPosition }
  static let minPositionTag: UInt8 = 10 << 3 | 2
  static let stateField: UInt32 = 3
  static func asOfField(_ asOf: AsOf) -> [UInt8] { RankUnitsResponse(asOf: asOf).encode() }
  static func asOfField(_ encoded: EncodedAsOf) -> [UInt8] { encoded.rank }
}

extension TarazuDomain.Indicator {
  /// Whether its formula looks at single values, which nationwide takes over a millisecond.
  var readsValues: Bool {
    switch formula {
    case .quantile: true
    case .total, .ratio, .perBranchMonth, .maximum: false
    }
  }
}
