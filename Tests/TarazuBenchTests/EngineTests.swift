import Glibc
import Synchronization
import TarazuBase
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuBench

@Suite struct EngineTests {
  /// A method whose call of this number stops the server's only loop for some seconds, and with it all connections.
  private static func stalling(atCall number: Int, seconds: UInt32) -> ServerMethod {
    let calls = CallCount()
    return .unary(.read) { call, _ in
      call.acceptCredential()
      if calls.next() == number { sleep(seconds) }
      return []
    }
  }

  @Test func closedLoopMakesExactlyTheCallsAskedFor() async throws {
    let result = try await ScriptedService.run { service in
      var options = ScriptedService.options
      options.depth = 3
      options.threads = 2
      options.extent = .calls(1_001)
      return try await service.measure(options)
    }
    #expect(result.tally.okCount == 1_001)
    #expect(result.tally.errorCount == 0)
    #expect(result.latency.count == 1_001)
    #expect(result.intervals.reduce(0) { $0 + $1.okCount } == 1_001)
    #expect(result.rate > 0 && abs(result.rate - 1_001 / result.seconds) < 1e-6 * result.rate)
    #expect(result.tally.lateness == Lateness())
  }

  @Test func openLoopKeepsItsRate() async throws {
    let result = try await ScriptedService.run { service in
      var options = ScriptedService.options
      options.rate = 500
      options.threads = 2
      options.extent = .seconds(1.2)
      return try await service.measure(options)
    }
    // As many calls as were due, no matter how late the machine made them.
    #expect((599...601).contains(result.callCount))
    #expect(result.tally.lateness.skippedCount == 0)
    #expect(result.service.count == result.latency.count)
    #expect(result.service.maximum <= result.latency.maximum)
  }

  /// A server that stands still for a second. At 400/s some 400 calls are due in it, and those of the first half wait for
  /// more than half a second, wherever the loop's time goes otherwise.
  @Test func aStallShows() async throws {
    let result = try await ScriptedService.run(scorecard: EngineTests.stalling(atCall: 400, seconds: 1)) { service in
      var options = ScriptedService.options
      options.depth = 2
      options.rate = 400
      options.extent = .seconds(2.5)
      return try await service.measure(options)
    }
    #expect((999...1_001).contains(result.callCount))
    #expect(result.tally.okCount == result.callCount)
    #expect(result.latency.maximum >= 950_000_000)
    let slow = result.latency.count(above: 500_000_000)
    #expect(slow >= 180, "those due in the first half of the stall")
    // A fifth and more of the calls: the high percentiles show it.
    #expect(result.latency.value(at: 0.9) >= 500_000_000)
    #expect(result.tally.lateness.lateCount >= slow - 8)
    #expect(result.tally.lateness.worst >= 500_000_000)
    // Only the eight calls in flight were slow themselves: service time would hide the others.
    #expect(result.service.count(above: 500_000_000) < slow / 2)
  }

  @Test func dueCallsPastTheQueueAreSkippedAndCounted() async throws {
    let result = try await ScriptedService.run(scorecard: EngineTests.stalling(atCall: 60, seconds: 1)) { service in
      var options = ScriptedService.options
      options.connections = 1
      options.depth = 1
      options.rate = 200
      options.queue = 10
      options.extent = .seconds(2)
      return try await service.measure(options)
    }
    // Some 200 are due in the stall; one is in flight and ten wait.
    let skipped = result.tally.lateness.skippedCount
    #expect(skipped >= 150)
    #expect((399...401).contains(result.callCount + skipped))
    #expect(result.intervals.reduce(0) { $0 + $1.skippedCount } == skipped)
  }

  @Test func errorsAreCountedByStatusAndReason() async throws {
    let calls = Atomic<Int>(0)
    let failing = ServerMethod.unary(.read) { call, _ in
      call.acceptCredential()
      let number = calls.add(1, ordering: .relaxed).newValue
      if number % 4 == 0 { throw Status.badField("selection.unit", "it is the fourth") }
      if number % 4 == 2 { throw Status.unavailable("away", reason: .storeUnavailable) }
      return []
    }
    let result = try await ScriptedService.run(scorecard: failing) { service in
      var options = ScriptedService.options
      options.warmup = 0
      options.extent = .calls(400)
      return try await service.measure(options)
    }
    #expect(result.tally.okCount == 200)
    #expect(
      result.tally.errors == [
        Failing(.invalidArgument, "BAD_FIELD"): 100, Failing(.unavailable, "STORE_UNAVAILABLE"): 100,
      ])
    #expect(result.tally.errorMessages[Failing(.unavailable, "STORE_UNAVAILABLE")] == "away")
    #expect(result.latency.count == 200, "a failure that came at once would make the service look fast")
    #expect(result.errorShare == 0.5)
  }

  /// The server ends a call at its deadline: it counts as slow as it was.
  @Test func callsThatTheServerEndsAtTheirDeadlineShowInTheLatencies() async throws {
    let hanging = ServerMethod.unary(.read) { call, _ in
      call.acceptCredential()
      try await call.loop.sleep(for: .seconds(60))
      return []
    }
    let result = try await ScriptedService.run(scorecard: hanging) { service in
      var options = ScriptedService.options
      options.warmup = 0
      options.timeout = 0.3
      options.extent = .calls(8)
      return try await service.measure(options)
    }
    #expect(result.tally.okCount == 0)
    #expect(result.tally.errorCount == 8)
    #expect(result.tally.errors.keys.allSatisfy { $0.code == .deadlineExceeded })
    #expect(result.tally.errors.values.reduce(0, +) == 8)
    expectSlow(result, count: 8, from: 250_000_000)
  }

  /// The server's only loop stands still, so that only the tester notices that the time is over.
  @Test func callsThatTheTesterGivesUpShowInTheLatencies() async throws {
    let result = try await ScriptedService.run(scorecard: EngineTests.stalling(atCall: 1, seconds: 2)) { service in
      var options = ScriptedService.options
      options.warmup = 0
      options.timeout = 0.3
      options.extent = .calls(8)
      return try await service.measure(options)
    }
    #expect(result.tally.errors == [.noAnswer: 8])
    expectSlow(result, count: 8, from: 300_000_000)
  }

  /// In open loop they count from when they were due, in service time from when they were sent.
  @Test func givenUpCallsOfAnOpenLoopShowInBothTimes() async throws {
    let result = try await ScriptedService.run(scorecard: EngineTests.stalling(atCall: 1, seconds: 2)) { service in
      var options = ScriptedService.options
      options.connections = 1
      options.depth = 1
      options.rate = 100
      options.warmup = 0
      options.timeout = 0.3
      options.extent = .calls(4)
      return try await service.measure(options)
    }
    #expect(result.tally.errors == [.noAnswer: 4])
    expectSlow(result, count: 4, from: 300_000_000)
    #expect(result.service.count == 4)
    // Those behind the first waited for it, and their latency has that wait.
    #expect(result.latency.maximum > result.service.maximum)
  }

  private func expectSlow(_ result: RunResult, count: UInt64, from least: UInt64) {
    #expect(result.latency.count == count, "a call that was given up is missing from the latencies")
    #expect(result.latency.minimum >= least)
    #expect(result.intervals.compactMap(\.maximum).max() == result.latency.maximum)
  }

  @Test func batchesOfEventsAreReadableAndNew() async throws {
    let seen = Locked<[String]>([])
    let taking = ServerMethod.unary(.unary) { call, request in
      call.acceptCredential()
      let lines = try SubmitLinesRequest.decode(from: request).lines
      let count = lines.count { $0 == 0x0A }
      seen.withLock { $0 += String(decoding: lines, as: UTF8.self).split(separator: "\n").map(String.init) }
      return SubmitLinesResponse(counts: EventCounts(acceptedCount: Int64(count) - 1, rejectedCount: 1)).encode()
    }
    let result = try await ScriptedService.run(lines: taking) { service in
      var options = ScriptedService.options
      options.mix = try Mix("scorecard=1,ingest=1")
      options.batch = 20
      options.warmup = 0
      options.extent = .calls(1_200)
      return try await service.measure(options)
    }
    // Each loop's order has both equally often, to within its length.
    #expect((500...700).contains(result.tally.kinds[1].okCount))
    #expect(result.tally.side.eventsAccepted == result.tally.kinds[1].okCount * 19)
    #expect(result.tally.side.eventsRejected == result.tally.kinds[1].okCount)
    let lines = seen.withLock { $0 }
    #expect(lines.count == Int(result.tally.kinds[1].okCount) * 20)
    #expect(Set(lines).count == lines.count)
    #expect(lines.allSatisfy { $0.contains("\"source\":\"bench\"") && !$0.contains("\"branch\":\"01") })
    let ids = Set(lines.compactMap { $0.split(separator: "\"id\":\"").last?.prefix { $0 != "\"" } })
    #expect(ids.count == lines.count)
  }

  @Test(arguments: [Extent.seconds(600), .calls(1_000_000_000)], [nil, 200.0])
  func anInterruptedRunEndsEarlyWithWhatItMeasured(extent: Extent, rate: Double?) async throws {
    let (result, later) = try await ScriptedService.run { service in
      var options = ScriptedService.options
      options.extent = extent
      options.rate = rate
      options.threads = 2
      let client = TarazuClient(service.target, loop: service.loop.loop)
      let bench = try await Bench(service.target, options, client: client, home: service.loop.loop)
      defer { bench.close() }
      // It is interrupted after the first second.
      let result = try await bench.run { _ in bench.interrupt() }
      return (result, try await bench.run { _ in })
    }
    #expect((1..<300).contains(result.seconds))
    #expect(result.tally.okCount > 0)
    #expect(result.tally.errorCount == 0)
    #expect(result.intervals.reduce(0) { $0 + $1.okCount } == result.tally.okCount)
    #expect(abs(result.rate * result.seconds + Double(result.tally.answeredAfter) - Double(result.tally.okCount)) < 0.5)
    #expect(later.callCount == 0)
    #expect(later.seconds == 0)
  }

  @Test func aServiceThatCannotBeReachedIsReportedAtOnce() async throws {
    let loop = try TestLoop()
    let certificates = try Certificates.shared.get()
    let target = ClientTarget(host: "127.0.0.1", port: 1, caFile: certificates.path("ca.crt"))
    let client = TarazuClient(target, loop: loop.loop)
    await #expect(throws: Status.self) {
      _ = try await Bench(target, ScriptedService.options, client: client, home: loop.loop)
    }
  }
}
