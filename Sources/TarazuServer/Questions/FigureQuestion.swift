// What questions have in common whose answers are cached, some of them followed too: they depend on the directory, the cells of one
// unit and the day, and on nothing else.

import TarazuCube
import TarazuProtocol
import TarazuReplica
import TarazuWire

/// A question that was read and is in order, as far as that can be seen without data.
protocol FigureQuestion: Sendable {
  associatedtype Request: AuditedRequest
  associatedtype Response: AuditedResponse

  init(_ request: Request) throws(Status)

  /// The unit whose figures it asks for. The answer looks at this unit's branches alone.
  var unit: String { get }

  /// The class of case that it asks for; nil for all.
  var caseClass: String? { get }

  /// Whether it takes milliseconds, so that the workers answer it.
  func isHeavy(_ reads: Reads) -> Bool

  /// The answer without `as_of`.
  func answer(_ reader: CubeReader) throws(Status) -> Response

  static func minPosition(of request: Request) -> String
  /// The byte before `min_position` in an encoded request: field number and wire type.
  static var minPositionTag: UInt8 { get }
  /// The encoded field `as_of`, which is the last of the answer.
  static func asOfField(_ asOf: AsOf) -> [UInt8]
}

/// One that feeds follow.
protocol FollowedQuestion: FigureQuestion {
  /// The field of a feed's message that has the answer.
  static var stateField: UInt32 { get }
}

extension Reads {
  /// Computes the answer to a question.
  func answer<Question: FigureQuestion>(_ question: Question) throws(Status) -> EncodedAnswer {
    // Read before the state, which then has every commit up to that instant.
    let currentAt = follower.currentAt
    let today = clock.today
    let reader = try reader(on: today)
    guard let position = reader.position, let version = reader.version.version(of: question.unit) else {
      throw .noUnit(question.unit)
    }
    let answer = try question.answer(reader)
    return EncodedAnswer(
      figures: answer.encode(), asOf: Question.asOfField(AsOf(position, currentAt: currentAt)),
      rows: answer.auditedRows, version: version, today: today,
      // A class may become known by an event at any branch, which the unit's version does not show.
      isKept: !reader.isUnknown(caseClass: question.caseClass))
  }
}
