import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestRandom
import TestSupport
import Testing

@testable import TarazuBench

/// Loads of any mix and any options: they end, and count what they made.
@Suite struct MixTests {
  @Test(arguments: ["subscribe=1", "subscribe=1000000", "scorecard=0,subscribe=3,ingest=0"])
  func feedsAloneAreHeldOpen(mix: String) async throws {
    let result = try await ScriptedService.run { service in
      var options = ScriptedService.options
      options.mix = try Mix(mix)
      options.threads = 2
      options.warmup = 0
      options.extent = .seconds(0.5)
      return try await service.measure(options)
    }
    #expect(result.shape.feeds == 4)
    #expect(result.callCount == 0 && result.latency.count == 0)
    #expect((0.5..<60).contains(result.seconds))
    #expect(!result.isServiceGone)
    let report = try ReportTests.report(result)
    #expect(report.outcome == .passed)
    #expect(report.text.contains("4 feeds held open") && report.text.contains("no calls were made"))
    #expect(report.page.contains("No call was answered"))
  }

  @Test func feedsAloneHaveNeitherRateNorCount() throws {
    var options = ScriptedService.options
    options.mix = try Mix("subscribe")
    try options.check()
    var counted = options
    counted.extent = .calls(5)
    #expect(throws: BenchError.self) { try counted.check() }
    var rated = options
    rated.rate = 5
    #expect(throws: BenchError.self) { try rated.check() }
    options.feeds = 0
    #expect(throws: BenchError.self) { try options.check() }
  }

  @Test func feedsThatAllEndDoNotPass() async throws {
    let refusing = ServerMethod.serverStreaming(.feed) { call, _ in
      call.acceptCredential()
      throw Status.unavailable("no feeds", reason: .overloaded)
    }
    let result = try await ScriptedService.run(feed: refusing) { service in
      var options = ScriptedService.options
      options.mix = try Mix("subscribe")
      options.warmup = 0
      options.extent = .seconds(0.5)
      return try await service.measure(options)
    }
    #expect(try ReportTests.report(result).outcome == .everyCallFailed)
  }

  @Test func moreThreadsThanConnectionsEnd() async throws {
    let result = try await ScriptedService.run { service in
      var options = ScriptedService.options
      options.connections = 1
      options.threads = 4
      options.extent = .calls(50)
      return try await service.measure(options)
    }
    #expect(result.tally.okCount == 50)
    #expect(result.shape.threads == 1)
  }

  /// Numbers of the service that no honest one has.
  @Test func greatNumbersOfTheServiceDoNoHarm() async throws {
    let lines = ServerMethod.unary(.unary) { call, _ in
      call.acceptCredential()
      let counts = EventCounts(acceptedCount: .max, duplicateCount: .max, rejectedCount: .min)
      return SubmitLinesResponse(counts: counts).encode()
    }
    let feed = ServerMethod.serverStreaming(.feed) { call, _ in
      call.acceptCredential()
      for number in [Int64.max, .min, -1, .max, 1] {
        let asOf = AsOf(position: "p", commitTime: ProtobufTimestamp(seconds: number, nanos: .max))
        let response = GetScorecardResponse(figures: [Figure(kpi: .pending, numerator: number)], asOf: asOf)
        try await call.send(SubscribeResponse(sequence: number, state: .scorecard(response)).encode())
      }
      while true { try await call.loop.sleep(for: .seconds(60)) }
    }
    let result = try await ScriptedService.run(lines: lines, feed: feed) { service in
      var options = ScriptedService.options
      options.mix = try Mix("ingest=1,subscribe=1")
      options.warmup = 0
      options.batch = 1
      options.extent = .calls(20)
      return try await service.measure(options)
    }
    #expect(result.tally.okCount == 20)
    #expect(result.tally.side.eventsAccepted == .max)
    _ = try ReportTests.report(result).text
  }

  @Test(arguments: 0..<12) func anyOptionsEndAndCountWhatTheyMade(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    var options = ScriptedService.options
    func one<Value>(_ values: [Value], _ or: Value) -> Value { values.randomElement(using: &random) ?? or }
    let mixes = [
      "scorecard", "rank=3,trend=1", "ingest", "scorecard=1000000,rank=1", "trend=2,subscribe=1", "subscribe",
    ]
    options.mix = try Mix(one(mixes, "rank"))
    options.connections = one([1, 2, 7], 1)
    options.threads = one([1, 3], 1)
    options.depth = one([nil, 1, 5], nil)
    options.queue = one([1, 10, 100_000], 1)
    options.questions = one([1, 3], 1)
    options.batch = one([1, 50], 1)
    options.feeds = one([nil, 0, 3], nil)
    options.warmup = one([0, 0.05], 0)
    options.timeout = one([0.001, 5], 5)
    options.arrivals = one([.constant, .poisson], .constant)
    options.keepsLog = true
    if options.mix.calls.isEmpty {
      options.feeds = one([nil, 1, 150], nil)
      options.extent = .seconds(0.2)
    } else {
      options.rate = one([nil, 0.001, 300, 20_000], nil)
      options.extent = options.rate == 0.001 ? .seconds(0.2) : one([.seconds(0.2), .calls(1), .calls(40)], .calls(1))
    }
    let wanted = options
    let result = try await ScriptedService.run { try await $0.measure(wanted) }
    if case .calls(let count) = options.extent {
      #expect(result.callCount + result.tally.lateness.skippedCount == count)
    }
    let report = try ReportTests.report(result, ["p99>1ns", "rank.p50>60m", "late>5%"])
    #expect(!report.text.contains("nan") && !report.page.contains("nan") && !report.csv.contains("nan"))
  }
}
