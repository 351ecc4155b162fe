// Reading one's writes: a client keeps the newest position that it has seen and asks reads to be as new as that.
// (docs/spec/wire.md#reading-your-own-writes)

import TarazuProtocol

/// A read's request, which can wait for a position.
public protocol PositionedRequest: Message {
  /// The read waits for this position; empty: none.
  var minPosition: String { get set }
}

/// An answer that says which commits it contains.
public protocol PositionedAnswer: Message {
  var asOf: AsOf? { get }
}

/// The newest position that was seen.
struct Position: Sendable, Equatable {
  /// Empty: none was seen.
  private(set) var text = ""
  private var commitTime = ProtobufTimestamp()

  /// Keeps the answer's position if its commit was made later, or nothing is kept yet.
  mutating func keep(_ asOf: AsOf?) {
    guard let asOf, !asOf.position.isEmpty, let time = asOf.commitTime else { return }
    guard text.isEmpty || (time.seconds, time.nanos) > (commitTime.seconds, commitTime.nanos) else { return }
    text = asOf.position
    commitTime = time
  }

  /// The store has another history than the position is of.
  mutating func drop() { self = Position() }
}

extension VerifyFiguresRequest: PositionedRequest {}
extension GetServerInfoRequest: PositionedRequest {}
extension GetCaseRequest: PositionedRequest {}
extension ListCasesRequest: PositionedRequest {}
extension GetUnitRequest: PositionedRequest {}
extension ListUnitsRequest: PositionedRequest {}
extension SearchUnitsRequest: PositionedRequest {}
extension ListKindsRequest: PositionedRequest {}
extension ListClassesRequest: PositionedRequest {}
extension GetScorecardRequest: PositionedRequest {}
extension RankUnitsRequest: PositionedRequest {}
extension GetTrendRequest: PositionedRequest {}
extension GetAgingRequest: PositionedRequest {}
extension GetDistributionRequest: PositionedRequest {}
extension CompareScorecardsRequest: PositionedRequest {}
extension GetStandingRequest: PositionedRequest {}
extension GetFunnelRequest: PositionedRequest {}
extension GetSignalRequest: PositionedRequest {}
extension ListChangesRequest: PositionedRequest {}
extension GetHearingCalendarRequest: PositionedRequest {}
extension ExplainFigureRequest: PositionedRequest {}
extension ListContributionsRequest: PositionedRequest {}
extension ListIndicatorsRequest: PositionedRequest {}
extension ListAnomaliesRequest: PositionedRequest {}
extension ListRejectionsRequest: PositionedRequest {}

extension GetServerInfoResponse: PositionedAnswer {}
extension ImportDirectoryResponse: PositionedAnswer {}
extension ApplyDirectoryResponse: PositionedAnswer {}
extension SubmitEventsResponse: PositionedAnswer {}
extension SubmitLinesResponse: PositionedAnswer {}
extension ImportEventsResponse: PositionedAnswer {}
extension GetScorecardResponse: PositionedAnswer {}
extension ExplainFigureResponse: PositionedAnswer {}
extension ListContributionsResponse: PositionedAnswer {}
extension RankUnitsResponse: PositionedAnswer {}
extension GetTrendResponse: PositionedAnswer {}
extension GetAgingResponse: PositionedAnswer {}
extension GetDistributionResponse: PositionedAnswer {}
extension CompareScorecardsResponse: PositionedAnswer {}
extension GetStandingResponse: PositionedAnswer {}
extension GetFunnelResponse: PositionedAnswer {}
extension GetSignalResponse: PositionedAnswer {}
extension ListChangesResponse: PositionedAnswer {}
extension GetHearingCalendarResponse: PositionedAnswer {}
extension ListCasesResponse: PositionedAnswer {}
