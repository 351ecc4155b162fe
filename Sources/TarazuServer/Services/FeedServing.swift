// KpiService.Subscribe: a scorecard or a rank as it changes (WIRE, section 6).

import TarazuAccess
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

struct FeedServing: Sendable {
  let kpis: KpiServing

  func serve(in table: inout ServiceTable) {
    table.serverStreaming(KpiService.subscribe, rule: .figures, time: .feed) { visit, request, call, send in
      try await follow(visit, request, call, send)
    }
  }

  private func follow(
    _ visit: Visit, _ request: SubscribeRequest, _ call: ServerCall,
    _ send: @Sendable (SubscribeResponse) async throws -> Void
  ) async throws {
    let interval = try FeedInterval(request.minInterval)
    try await kpis.reads.reach(request.minPosition, before: call.deadline)
    var sequence: Int64 = 0
    var shown: SubscribeResponse.State?
    var sentAt: UInt64 = 0
    while !call.isCancelled {
      let (figures, whole) = try kpis.state(visit, request.question)
      let now = MonotonicClock.nanoseconds()
      if figures != shown || now &- sentAt >= max(FeedInterval.silence, interval.nanoseconds) {
        sequence += 1
        shown = figures
        sentAt = now
        try await send(SubscribeResponse(sequence: sequence, state: whole))
      }
      try await call.loop.sleep(for: .nanoseconds(Int64(clamping: interval.nanoseconds)))
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
