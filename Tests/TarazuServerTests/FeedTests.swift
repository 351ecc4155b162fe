import TarazuAccess
import TarazuDomain
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Feeds: figures as they change (docs/spec/wire.md#feeds).
@Suite struct FeedTests {
  @Test(.timeLimit(.minutes(5)))
  func firstTheWholeStateThenEachChange() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    var position = try await caller.submit(province.registered("1")).asOf?.position
    let feed = caller.open(KpiService.subscribe, inflow(province.selection(), after: position))
    for number in 1...5 {
      let message = try #require(try await feed.receive())
      #expect(message.sequence == Int64(number) && message.inflow == Int64(number))
      #expect(try message.contains(position))
      #expect(message.scorecard?.selection == province.selection() && message.scorecard?.figures.count == 1)
      position = try await caller.submit(province.registered("\(number + 1)")).asOf?.position
    }
    feed.stream.cancel()
  }

  @Test(.timeLimit(.minutes(5)))
  func aRankIsFollowedToo() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    let position = try await caller.submit(province.registered("1")).asOf?.position
    let request = RankUnitsRequest(
      kpi: .inflow, unit: province.code, level: .branch, fromDate: "2024-01-01", toDate: "2025-12-31", count: 1,
      minSample: 0, minPosition: position ?? "")
    let feed = caller.open(
      KpiService.subscribe, SubscribeRequest(minInterval: ProtobufDuration(nanos: 1), question: .rank(request)))
    let first = try #require(try await feed.receive()?.rank)
    #expect(first.highest.map(\.unit) == [province.branches[0]] && first.rankedCount == 3)
    // The same as the unary answer, but for when the server last knew that it had every commit.
    var whole = try await caller.call(KpiService.rankUnits, request)
    whole.asOf = first.asOf
    #expect(whole == first)
    try await caller.submit(
      province.registered("2", branch: province.branches[2]), province.registered("3", branch: province.branches[2]))
    let second = try #require(try await feed.receive())
    #expect(second.sequence == 2 && second.rank?.highest.map(\.unit) == [province.branches[2]])
    feed.stream.cancel()
  }

  /// What does not change the figures gives no message: another unit's commit, one outside the window, or one of the
  /// unit that leaves its figures as they were.
  @Test(.timeLimit(.minutes(5)))
  func onlyChangesAreTold() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    let position = try await caller.submit(province.registered("1")).asOf?.position
    let feed = caller.open(KpiService.subscribe, inflow(province.selection(province.first), after: position))
    #expect(try await feed.receive()?.inflow == 1)
    try await caller.submit(province.registered("2", branch: province.branches[2]))
    try await caller.submit(province.registered("3", at: "2026-03-01T09:00:00Z"))
    try await caller.submit(province.line("c1", "closed", #""branch":"\#(province.branches[0])","outcome":"judgment""#))
    try await Task.sleep(for: .milliseconds(500))
    try await caller.submit(province.registered("4", branch: province.branches[1]))
    let message = try #require(try await feed.receive())
    #expect(message.sequence == 2 && message.inflow == 2)
    feed.stream.cancel()
  }

  @Test(.timeLimit(.minutes(5)))
  func changesWithinAnIntervalComeAsOne() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    let position = try await caller.submit(province.registered("1")).asOf?.position
    let feed = caller.open(
      KpiService.subscribe, inflow(province.selection(), after: position, every: .milliseconds(1_500)))
    let clock = ContinuousClock()
    #expect(try await feed.receive()?.inflow == 1)
    let first = clock.now
    for number in 2...20 { try await caller.submit(province.registered("\(number)")) }
    let inTime = clock.now - first < .milliseconds(1_400)
    var message = try #require(try await feed.receive())
    // Messages are no closer than asked for; a client may see the first one a little late.
    #expect(clock.now - first > .milliseconds(1_200) && message.sequence == 2)
    if inTime { #expect(message.inflow == 20) }
    while message.inflow != 20 { message = try #require(try await feed.receive()) }
    // After a quiet time the first change comes at once, without its own wait for the interval.
    try await Task.sleep(for: .milliseconds(2_000))
    let change = clock.now
    try await caller.submit(province.registered("21"))
    #expect(try await feed.receive()?.inflow == 21)
    #expect(clock.now - change < .milliseconds(1_400))
    feed.stream.cancel()
  }

  /// After 15 s without a message one comes with the same figures and a fresh `as_of`; meanwhile none does.
  @Test(.timeLimit(.minutes(5)))
  func silenceIsBroken() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    let position = try await caller.submit(province.registered("1")).asOf?.position
    let feed = caller.open(KpiService.subscribe, inflow(province.selection(), after: position))
    let first = try #require(try await feed.receive())
    let clock = ContinuousClock()
    let start = clock.now
    // Elsewhere things happen.
    let elsewhere = try await world.province()
    let other = try #require(try await caller.submit(elsewhere.registered("1")).asOf)
    let second = try #require(try await feed.receive())
    #expect((.seconds(14)...(.seconds(40))).contains(clock.now - start))
    #expect(second.sequence == 2 && second.scorecard?.figures == first.scorecard?.figures)
    let time = try #require(second.asOf?.currentTime)
    #expect(time.seconds >= (other.commitTime?.seconds ?? .max))
    #expect(time.seconds > (first.asOf?.currentTime?.seconds ?? .max))
    feed.stream.cancel()
  }

  /// A directory that changes the answer is a change like any other; one that takes the unit away ends the feed.
  @Test(.timeLimit(.minutes(5)))
  func aChangedDirectory() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    let position = try await caller.submit(province.registered("1")).asOf?.position
    let request = RankUnitsRequest(
      kpi: .inflow, unit: province.code, level: .branch, fromDate: "2024-01-01", toDate: "2025-12-31", count: 1,
      minSample: 0, minPosition: position ?? "")
    let feed = caller.open(
      KpiService.subscribe, SubscribeRequest(minInterval: ProtobufDuration(nanos: 1), question: .rank(request)))
    #expect(try await feed.receive()?.rank?.highest.first?.name == province.branches[0])
    let code = province.branches[0]
    try await caller.apply(
      #"{"type":"unit","level":"branch","code":"\#(code)","parent":"\#(province.first)","name":"شعبه تازه","#
        + #""kind":"civil","opened_on":"2020-03-20"}"#)
    #expect(try await feed.receive()?.rank?.highest.first?.name == "شعبه تازه")
    feed.stream.cancel()
  }

  @Test(.timeLimit(.minutes(5)))
  func refusals() async throws {
    let world = try await World.shared
    let province = try await world.province()
    func outcome(_ request: SubscribeRequest, _ caller: Caller = world.administrator) async -> String {
      do {
        let message = try await caller.open(KpiService.subscribe, request).receive()
        return message == nil ? "ended" : "OK"
      } catch { return Caller.message(of: error) }
    }
    func asked(_ interval: ProtobufDuration?, unit: String? = nil, minPosition: String = "") -> SubscribeRequest {
      SubscribeRequest(
        minInterval: interval,
        question: .scorecard(
          GetScorecardRequest(selection: province.selection(unit), kpis: [.inflow], minPosition: minPosition)))
    }
    #expect(await outcome(asked(nil)) == "OK")
    for interval in [
      ProtobufDuration(seconds: -1), ProtobufDuration(seconds: 3_601), ProtobufDuration(nanos: -1),
      ProtobufDuration(nanos: 1_000_000_000), ProtobufDuration(seconds: 1, nanos: -5),
      ProtobufDuration(seconds: .max, nanos: .max), ProtobufDuration(seconds: 3_600, nanos: 1),
    ] {
      #expect(await outcome(asked(interval)) == "INVALID_ARGUMENT BAD_FIELD", "\(interval)")
    }
    #expect(await outcome(asked(ProtobufDuration(seconds: 3_600))) == "OK")
    #expect(await outcome(SubscribeRequest()) == "INVALID_ARGUMENT BAD_FIELD")
    #expect(await outcome(asked(nil, unit: "nowhere")) == "NOT_FOUND NOT_FOUND")
    #expect(await outcome(asked(nil, minPosition: "x")) == "INVALID_ARGUMENT BAD_FIELD")
    var wrong = GetScorecardRequest(selection: province.selection())
    wrong.selection?.toDate = "1403-01-01"
    #expect(await outcome(SubscribeRequest(question: .scorecard(wrong))) == "INVALID_ARGUMENT BAD_FIELD")
    #expect(
      await outcome(SubscribeRequest(question: .rank(RankUnitsRequest(unit: province.code))))
        == "INVALID_ARGUMENT BAD_FIELD")
    let head = try await world.caller(.head, unit: province.first)
    #expect(await outcome(asked(nil, unit: province.first), head) == "OK")
    #expect(await outcome(asked(nil, unit: province.second), head) == "PERMISSION_DENIED SCOPE")
    let source = try await world.caller(.source, unit: province.code, source: province.code)
    #expect(await outcome(asked(nil), source) == "PERMISSION_DENIED ROLE")
    let unauthenticated = try await Caller.connect(to: world.harness)
    #expect(await outcome(asked(nil), unauthenticated) == "UNAUTHENTICATED CREDENTIAL")
  }

  /// A revocation ends what runs within a second; a narrower scope too.
  @Test(.timeLimit(.minutes(5)))
  func revocation() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let ends: [(sql: String, outcome: String)] = [
      ("update tarazu.principal set revoked_at = now() where name = ", "UNAUTHENTICATED CREDENTIAL"),
      ("update tarazu.principal set unit = '\(province.second)' where name = ", "PERMISSION_DENIED SCOPE"),
    ]
    for (number, end) in ends.enumerated() {
      let name = "\(province.code)-\(number)"
      let token = try await world.principal(name, .head, unit: province.first)
      let caller = try await Caller.connect(to: world.harness, tokens: [token])
      let feed = caller.open(
        KpiService.subscribe, inflow(province.selection(province.first), after: nil), timeout: .seconds(20))
      #expect(try await feed.receive()?.sequence == 1)
      try await world.change("\(end.sql) '\(name)';")
      await #expect { try await within { try await feed.receive() } } throws: { Caller.message(of: $0) == end.outcome }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func aClientsOwnDeadlineIsOne() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let feed = world.administrator.open(
      KpiService.subscribe, inflow(province.selection(), after: nil), timeout: .milliseconds(700))
    #expect(try await feed.receive()?.sequence == 1)
    await #expect { try await feed.receive() } throws: { ($0 as? Status)?.code == .deadlineExceeded }
  }
}

/// A feed of a unit's inflow in 2024 and 2025.
func inflow(_ selection: Selection, after position: String?, every interval: Duration = .zero) -> SubscribeRequest {
  let nanos = Int32(clamping: interval.components.attoseconds / 1_000_000_000)
  return SubscribeRequest(
    minInterval: ProtobufDuration(seconds: interval.components.seconds, nanos: max(1, nanos)),
    question: .scorecard(GetScorecardRequest(selection: selection, kpis: [.inflow], minPosition: position ?? "")))
}

extension SubscribeResponse {
  var scorecard: GetScorecardResponse? {
    if case .scorecard(let card) = state { card } else { nil }
  }
  var rank: RankUnitsResponse? {
    if case .rank(let rank) = state { rank } else { nil }
  }
  var asOf: AsOf? { scorecard?.asOf ?? rank?.asOf }
  var inflow: Int64? { scorecard?.figures.first?.numerator }

  /// Whether the commit of a position is in it.
  func contains(_ position: String?) throws -> Bool {
    let here = try #require(CommitPosition(text: asOf?.position ?? ""))
    return try #require(CommitPosition(text: position ?? "")).number <= here.number
  }
}
