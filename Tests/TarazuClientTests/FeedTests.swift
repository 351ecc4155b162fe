import TarazuBase
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuClient

/// A server of feeds whose subscriptions follow a script, one after the other; the last one stays open.
private final class Feeds: Sendable {
  /// What a subscription brings, and how it ends.
  struct Subscription {
    var values: [Int64] = []
    var end: Status?
  }

  private struct State {
    var subscriptions: [Subscription]
    var requests: [SubscribeRequest] = []
    var open = 0
  }

  private let state: Locked<State>

  init(_ subscriptions: [Subscription]) { state = Locked(State(subscriptions: subscriptions)) }

  var requests: [SubscribeRequest] { state.withLock { $0.requests } }
  var open: Int { state.withLock { $0.open } }

  var services: [String: [String: ServerMethod]] {
    [
      KpiService.subscribe.service: [
        KpiService.subscribe.name: .serverStreaming(.feed) { call, payload in
          self.state.withLock { $0.open += 1 }
          defer { self.state.withLock { $0.open -= 1 } }
          try await self.serve(call, try SubscribeRequest.decode(from: payload))
        }
      ]
    ]
  }

  private func serve(_ call: ServerCall, _ request: SubscribeRequest) async throws {
    let script = state.withLock { state -> Subscription in
      state.requests.append(request)
      return state.subscriptions.isEmpty ? Subscription() : state.subscriptions.removeFirst()
    }
    for (index, value) in script.values.enumerated() {
      let response = GetScorecardResponse(
        figures: [Figure(kpi: .pending, numerator: value)],
        asOf: AsOf(position: "p\(value)", commitTime: ProtobufTimestamp(seconds: value)))
      try await call.send(
        SubscribeResponse(sequence: Int64(index + 1), state: .scorecard(response)).encode())
    }
    if let end = script.end { throw end }
    while true { try await call.loop.sleep(for: .seconds(60)) }
  }

  var positions: [String] {
    requests.map { if case .scorecard(let request)? = $0.question { request.minPosition } else { "?" } }
  }
}

@Suite struct FeedTests {
  private func run(
    _ feeds: Feeds, _ body: @escaping @Sendable (TarazuClient, ScriptedServer) async throws -> Void
  ) async throws {
    let loop = try TestLoop()
    try await ScriptedServer.run(feeds.services) { server in
      let client = TarazuClient(
        ClientTarget(host: "127.0.0.1", port: server.port, caFile: server.caFile), loop: loop.loop)
      try await Task(executorPreference: loop.loop) { try await body(client, server) }.value
      client.close()
      #expect(try await server.waitForConnections(0))
      #expect(feeds.open == 0)
    }
  }

  private func text(_ state: FeedState<GetScorecardResponse>) -> String {
    "\(state.subscription).\(state.sequence)=\(state.state.figures.first?.numerator ?? -1)"
  }

  private let aged = Status.unavailable("its time is over", reason: .feedAge)
  private let draining = Status.unavailable("stopping", reason: .draining, retryDelay: .zero)

  @Test func itGoesOnOverTheEndsOfSubscriptionsAndReportsLosses() async throws {
    let feeds = Feeds([
      .init(values: [1], end: aged), .init(values: [2], end: draining), .init(end: draining), .init(values: [3]),
    ])
    let reported = Locked<[Reason]>([])
    try await run(feeds) { client, _ in
      let feed = client.feed(GetScorecardRequest(), every: .milliseconds(1_500)) { status in
        reported.withLock { $0.append(status.reason) }
      }
      var seen: [String] = []
      for try await state in feed {
        seen.append(text(state))
        if seen.count == 3 { break }
      }
      #expect(seen == ["1.1=1", "2.1=2", "4.1=3"])
    }
    #expect(reported.withLock { $0 } == [.draining])
    // It shows nothing older than it has shown.
    #expect(feeds.positions == ["", "p1", "p2", "p2"])
    #expect(feeds.requests.first?.minInterval == ProtobufDuration(seconds: 1, nanos: 500_000_000))
  }

  @Test func itComesBackAfterALostConnection() async throws {
    let feeds = Feeds([.init(values: [1]), .init(values: [2])])
    try await run(feeds) { client, server in
      var seen: [String] = []
      for try await state in client.feed(GetScorecardRequest()) {
        seen.append(text(state))
        if seen.count == 2 { break }
        await server.stop()
        try await server.start()
      }
      #expect(seen == ["1.1=1", "2.1=2"])
    }
  }

  @Test func aSlowReaderGetsTheNewestState() async throws {
    let feeds = Feeds([.init(values: Array(1...200))])
    try await run(feeds) { client, _ in
      var iterator = client.feed(GetScorecardRequest()).makeAsyncIterator()
      let first = try await iterator.next()
      #expect(first != nil)
      while client.position != "p200" { try await Task.sleep(for: .milliseconds(5)) }
      #expect(try await iterator.next()?.sequence == 200)
    }
  }

  @Test(arguments: [Status.notFound("there is no unit X"), .permissionDenied("not yours"), .badField("unit", "empty")])
  func aRefusalIsThrown(_ refusal: Status) async throws {
    let feeds = Feeds([.init(end: refusal)])
    try await run(feeds) { client, _ in
      let error = await #expect(throws: Status.self) {
        for try await _ in client.feed(GetScorecardRequest()) {}
      }
      #expect(error?.code == refusal.code)
    }
    #expect(feeds.requests.count == 1)
  }

  @Test func otherFiguresThanAskedForAreNone() async throws {
    let feeds = Feeds([.init(values: [1])])
    try await run(feeds) { client, _ in
      let error = await #expect(throws: Status.self) { for try await _ in client.feed(RankUnitsRequest()) {} }
      #expect(error?.reason == .badAnswer)
    }
  }

  @Test func aPositionOfAnotherHistoryIsDropped() async throws {
    let other = Status.failedPrecondition("another history", reason: .otherHistory)
    let feeds = Feeds([.init(values: [7], end: draining), .init(end: other), .init(values: [3])])
    try await run(feeds) { client, _ in
      var seen: [String] = []
      for try await state in client.feed(GetScorecardRequest()) {
        seen.append(text(state))
        if seen.count == 2 { break }
      }
      #expect(seen == ["1.1=7", "3.1=3"])
    }
    #expect(feeds.positions == ["", "p7", ""])
  }

  @Test func itEndsByCancellationAndByClosing() async throws {
    let feeds = Feeds([.init(values: [1]), .init(values: [2])])
    try await run(feeds) { client, server in
      for ending in ["cancel", "close"] {
        let reading = Task {
          var count = 0
          for try await _ in client.feed(GetScorecardRequest()) { count += 1 }
          return count
        }
        while feeds.requests.count < (ending == "cancel" ? 1 : 2) || client.position.isEmpty {
          try await Task.sleep(for: .milliseconds(5))
        }
        if ending == "cancel" { reading.cancel() } else { client.close() }
        #expect(try await reading.value <= 1)
        #expect(try await server.waitForConnections(0))
      }
    }
  }

  @Test func noServer() async throws {
    let loop = try TestLoop()
    let certificates = try Certificates.shared.get()
    let client = TarazuClient(
      ClientTarget(host: "127.0.0.1", port: 1, caFile: certificates.path("ca.crt")), loop: loop.loop)
    let error = await #expect(throws: Status.self) { for try await _ in client.feed(GetScorecardRequest()) {} }
    #expect(error?.reason == .notConnected)
    client.close()
  }

  @Test func patience() {
    var patience = FeedPatience()
    let lost = Status.unavailable("lost", reason: .connectionLost, retryDelay: .zero)
    for _ in 1..<Attempts.most { #expect(patience.decide(after: lost, chance: 0.5) != .end) }
    #expect(patience.decide(after: lost, chance: 0.5) == .end)
    patience.state()
    #expect(patience.decide(after: lost, chance: 0.5) == .again(after: .milliseconds(100), isInterruption: true))
    #expect(patience.decide(after: lost, chance: 0.5) == .again(after: .seconds(0.1 * 1.6), isInterruption: false))
    for _ in 0..<100 { #expect(patience.decide(after: lost, chance: 0.5) != .end) }
    #expect(patience.decide(after: lost, chance: 0.5) == .again(after: .seconds(10), isInterruption: false))
    #expect(patience.decide(after: .notFound("gone"), chance: 0.5) == .end)
    patience.state()
    #expect(patience.decide(after: aged, chance: 0.5) == .again(after: .zero, isInterruption: false))
    // Aged at once again, it does not come back at once again.
    #expect(patience.decide(after: aged, chance: 0.5) != .again(after: .zero, isInterruption: false))
  }
}
