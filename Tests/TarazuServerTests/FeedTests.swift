import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Feeds: figures as they change.
@Suite struct FeedTests {
  /// A feed of a unit's inflow in 2024 and 2025.
  private static func inflow(
    _ selection: Selection, after position: String?, every interval: Duration = .milliseconds(10)
  ) -> SubscribeRequest {
    SubscribeRequest(
      minInterval: ProtobufDuration(interval),
      question: .scorecard(
        GetScorecardRequest(selection: selection, kpis: [.inflow], minPosition: position ?? "")))
  }

  @Test(.timeLimit(.minutes(5)))
  func firstTheWholeStateThenEachChange() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    let written = try await caller.submit(province.registered("1")).asOf?.position
    let feed = caller.open(KpiService.subscribe, FeedTests.inflow(province.selection(), after: written))
    var last: Int64 = 0
    var message = try #require(try await feed.receive())
    for number in 1...5 {
      #expect(message.sequence == Int64(number))
      #expect(message.inflow == Int64(number))
      let position = try #require(message.asOf?.position)
      let commit = try #require(message.asOf?.commitTime)
      #expect(!position.isEmpty && commit.seconds >= last)
      last = commit.seconds
      guard number < 5 else { break }
      let answer = try await caller.submit(province.registered("\(number + 1)"))
      message = try #require(try await feed.receive())
      #expect(message.asOf?.position == answer.asOf?.position)
    }
    feed.stream.cancel()
  }
}

extension SubscribeResponse {
  fileprivate var scorecard: GetScorecardResponse? {
    if case .scorecard(let card) = state { card } else { nil }
  }
  fileprivate var asOf: AsOf? {
    switch state {
    case .scorecard(let card): card.asOf
    case .rank(let rank): rank.asOf
    case nil: nil
    }
  }
  fileprivate var inflow: Int64? { scorecard?.figures.first?.numerator }
}

extension ProtobufDuration {
  init(_ duration: Duration) {
    self.init(
      seconds: duration.components.seconds, nanos: Int32(duration.components.attoseconds / 1_000_000_000))
  }
}
