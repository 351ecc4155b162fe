import Glibc
import TarazuNet
import TarazuWire
import TestSupport
import Testing

@testable import TarazuBench

/// A service that dies under load, comes back, or falls silent: what never got an answer counts.
@Suite struct LostServiceTests {
  /// Measures a load whose service ends after some calls, and starts again after a pause if one is given.
  private func lost(
    after calls: Int, backAfter pause: Duration? = nil, _ change: (inout BenchOptions) throws -> Void
  ) async throws -> RunResult {
    let count = CallCount()
    return try await ScriptedService.run(scorecard: count.answering) { service in
      var options = ScriptedService.options
      options.warmup = 0
      options.timeout = 1
      try change(&options)
      let wanted = options
      async let result = service.measure(wanted)
      while count.value < calls { try await Task.sleep(for: .milliseconds(5)) }
      await service.scripted.stop()
      if let pause {
        try await Task.sleep(for: pause)
        try await service.scripted.start()
      }
      return try await result
    }
  }

  @Test func callsThatWereDueWhileTheServiceWasGoneCountAsFailedAndSlow() async throws {
    let result = try await lost(after: 200) { options in
      options.rate = 400
      options.extent = .seconds(2)
    }
    #expect((799...801).contains(result.callCount))
    #expect(result.tally.okCount >= 190)
    #expect(result.tally.unansweredCount >= 300)
    // A few may have been refused at once when the server stopped: these are quick failures.
    #expect(result.latency.count == result.tally.okCount + result.tally.unansweredCount)
    #expect(result.tally.errorCount >= result.tally.unansweredCount)
    #expect(result.tally.lateness.skippedCount == 0)
    #expect(result.tally.errors.keys.contains(.notConnected))
    // They waited until they were given up.
    #expect(result.latency.count(above: 990_000_000) >= 300)
    #expect(result.isServiceGone)
    #expect(!Verdict(result).testerWasLimit)
    #expect(try ThresholdOutcome(Threshold("errors>10%"), result).isFailed)
    #expect(try ThresholdOutcome(Threshold("p99>900ms"), result).isFailed)
  }

  @Test func aShortQueueHidesNoCallThatWasDue() async throws {
    let result = try await lost(after: 100) { options in
      options.rate = 400
      options.queue = 10
      options.extent = .seconds(1.5)
    }
    #expect((599...601).contains(result.callCount + result.tally.lateness.skippedCount))
    #expect(result.errorShare > 0.5)
  }

  @Test(arguments: [nil, 300.0]) func aNumberOfCallsEndsWhenTheServiceIsGone(rate: Double?) async throws {
    let result = try await lost(after: 100) { options in
      options.rate = rate
      options.threads = 2
      options.extent = .calls(100_000_000)
    }
    #expect(result.isServiceGone)
    #expect(result.tally.okCount >= 100 && result.tally.unansweredCount > 0)
    #expect(result.callCount < 100_000_000)
    #expect(result.latency.count == result.tally.okCount + result.tally.unansweredCount)
    let report = try ReportTests.report(result, extent: .calls(100_000_000))
    #expect(report.outcome == .serviceGone)
    #expect(report.text.contains("of 100,000,000 calls made: the service was gone."))
    #expect(try ReportTests.report(result, ["errors>0"]).outcome == .conditionFailed)
  }

  /// The connections stay open, but nothing is answered any more.
  @Test func aNumberOfCallsEndsWhenNothingIsAnsweredAnyMore() async throws {
    let count = CallCount()
    let falling = ServerMethod.unary(.read) { call, _ in
      call.acceptCredential()
      if count.next() == 50 { sleep(4) }
      return []
    }
    let result = try await ScriptedService.run(scorecard: falling) { service in
      var options = ScriptedService.options
      options.warmup = 0
      options.timeout = 0.2
      options.leastSilence = 0.5
      options.extent = .calls(100_000_000)
      return try await service.measure(options)
    }
    #expect(result.isServiceGone)
    #expect((20...49).contains(result.tally.okCount))
    #expect(result.tally.errors.keys.sorted() == [.noAnswer])
    #expect(result.seconds < 3.5)
  }

  @Test func aServiceThatComesBackIsNotGone() async throws {
    let result = try await lost(after: 100, backAfter: .milliseconds(400)) { options in
      options.rate = 200
      options.timeout = 20
      options.extent = .seconds(2)
    }
    #expect((399...401).contains(result.callCount))
    #expect(!result.isServiceGone)
    // Those in flight were lost, up to 64 on each connection of a slow machine; the others waited for the connection and
    // were answered then.
    #expect(result.tally.errorCount <= 256)
    #expect(result.tally.okCount + result.tally.errorCount == result.callCount)
    #expect(result.tally.errors[.notConnected] == nil)
    #expect(result.latency.maximum >= 350_000_000)
    #expect(try ReportTests.report(result).outcome == .passed)
  }

  /// In closed loop each slot has one call that waits, and its wait is in the latencies.
  @Test func aClosedLoopWaitsForTheConnectionToo() async throws {
    let result = try await lost(after: 100, backAfter: .milliseconds(400)) { options in
      options.timeout = 20
      options.extent = .seconds(2)
    }
    #expect(!result.isServiceGone)
    #expect(result.tally.unansweredCount <= 4)
    #expect(result.latency.count(above: 350_000_000) >= 4)
  }

  @Test func aClosedLoopDoesNotPassIfTheServiceIsGoneAtItsEnd() async throws {
    let result = try await lost(after: 100) { $0.extent = .seconds(1) }
    #expect(result.isServiceGone)
    #expect(result.tally.unansweredCount >= 4, "the calls that waited until the end")
    #expect(result.latency.maximum >= 200_000_000)
    #expect(try ReportTests.report(result).outcome == .serviceGone)
  }
}
