// KpiService.Subscribe: a scorecard or a rank as it changes (docs/spec/wire.md#feeds).

import TarazuAccess
import TarazuIdentity
import TarazuNet
import TarazuProtocol
import TarazuWire

struct FeedServing: Sendable {
  let reads: Reads
  let feeds: Feeds

  func serve(in table: inout ServiceTable) {
    let authorizer = table.authorizer
    let recording = table.recording(KpiService.subscribe, rule: .figures)
    table.add(
      KpiService.subscribe,
      .serverStreaming(.feed) { call, bytes in
        try await recording.authorized(call, bytes, recording.weight()) {
          (authorized, request: SubscribeRequest, record) in
          let interval = try FeedInterval(request.minInterval)
          try await reads.waitFor(request.minPosition, before: call.deadline)
          let question = try FeedQuestion(request.question)
          let target = Target.unit(question.figures.unit)
          try authorized.require(target)
          recording.began(call, record)
          await feeds.follow(question, every: interval, for: call) { () throws(Status) in
            try authorizer.authorize(call, .figures).require(target)
          }
        }
      })
  }
}

/// What a feed asks.
struct FeedQuestion: Sendable {
  let figures: any FollowedQuestion
  /// The same bytes for the same question, whatever position it waits for.
  let key: [UInt8]

  init(_ wire: SubscribeRequest.Question?) throws(Status) {
    switch wire {
    case .scorecard(var request):
      do throws(Status) { figures = try ScorecardQuestion(request) } catch { throw error.within("scorecard") }
      request.minPosition = ""
      key = SubscribeRequest(question: .scorecard(request)).encode()
    case .rank(var request):
      do throws(Status) { figures = try RankUnitsQuestion(request) } catch { throw error.within("rank") }
      request.minPosition = ""
      key = SubscribeRequest(question: .rank(request)).encode()
    case nil: throw .badField("question", "it is missing; allowed are scorecard and rank")
    }
  }
}

/// How far apart a feed's messages are, in nanoseconds.
struct FeedInterval: Sendable {
  let nanoseconds: UInt64

  /// Where the request names none.
  private static let usual: UInt64 = 1_000_000_000
  /// A loop's timers are no finer.
  private static let least: UInt64 = 1_000_000
  /// No feed lives longer.
  private static let greatest: Int64 = 3_600
  /// After so long without a message one is sent for its `as_of`.
  static let silence: UInt64 = 15_000_000_000

  init(_ wire: ProtobufDuration?) throws(Status) {
    let (seconds, nanos) = (wire?.seconds ?? 0, Int64(wire?.nanos ?? 0))
    guard (0...Self.greatest).contains(seconds), (0..<1_000_000_000).contains(nanos),
      seconds < Self.greatest || nanos == 0
    else { throw .badField("min_interval", "it is not a duration from 0 to \(Self.greatest) s") }
    let given = UInt64(seconds) * 1_000_000_000 + UInt64(nanos)
    nanoseconds = given == 0 ? Self.usual : max(given, Self.least)
  }
}

extension SubscribeRequest {
  fileprivate var minPosition: String {
    switch question {
    case .scorecard(let request): request.minPosition
    case .rank(let request): request.minPosition
    case nil: ""
    }
  }
}
