import TarazuCalendar
import TestRandom
import Testing

@testable import TarazuBench

@Suite struct PlanTests {
  // MARK: Mixes

  @Test func mixesAreReadAndChecked() throws {
    let mix = try Mix("rank=20,scorecard=70,ingest,subscribe=9")
    #expect(mix.description == "scorecard=70,rank=20,ingest=1,subscribe=9")
    #expect(mix.calls == [.scorecard, .rank, .ingest])
    for text in ["", "score=1", "rank=1,rank=2", "rank=-1", "rank=x", "rank=0", "rank=1000001", "rank=1,"] {
      #expect(throws: BenchError.self, "\(text)") { try Mix(text) }
    }
  }

  @Test func orderHasEachKindByItsWeight() throws {
    let mix = try Mix("scorecard=70,rank=20,trend=10")
    var random = SeededGenerator(seed: 5)
    let order = mix.order(length: 1_000, &random)
    #expect(order.count == 1_000)
    #expect((0..<3).map { kind in order.count { $0 == UInt8(kind) } } == [700, 200, 100])
    #expect(order != order.sorted())
    var same = SeededGenerator(seed: 5)
    #expect(mix.order(length: 1_000, &same) == order)
    var other = SeededGenerator(seed: 6)
    #expect(mix.order(length: 1_000, &other) != order)
  }

  @Test func feedsAreAShareOfTheCallsInFlight() throws {
    #expect(try Mix("scorecard=90,subscribe=10").feeds(besides: 90) == 10)
    #expect(try Mix("scorecard=90,subscribe=1").feeds(besides: 4) == 1)
    #expect(try Mix("scorecard").feeds(besides: 90) == 0)
    #expect(try Mix("subscribe").feeds(besides: 16) == 16)
  }

  // MARK: Schedules

  @Test func aConstantScheduleKeepsItsRate() {
    var schedule = Schedule(rate: 3_000, arrivals: .constant, start: 1_000, seed: 0)
    for number in 0..<30_000 {
      #expect(schedule.next == 1_000 + UInt64(Double(number) * (1e9 / 3_000)))
      schedule.advance()
    }
    #expect(schedule.next == 10_000_001_000)
  }

  @Test func partsOfAScheduleFillEachOther() {
    var parts = (0..<3).map { Schedule(rate: 900, arrivals: .constant, start: 0, part: $0, of: 3, seed: 0) }
    var whole = Schedule(rate: 900, arrivals: .constant, start: 0, seed: 0)
    for number in 0..<900 {
      #expect(parts[number % 3].next == whole.next)
      parts[number % 3].advance()
      whole.advance()
    }
  }

  @Test func poissonHasTheMeanAndIsIrregular() {
    var schedule = Schedule(rate: 1_000, arrivals: .poisson, start: 0, seed: 9)
    var distances: [UInt64] = []
    for _ in 0..<100_000 {
      let before = schedule.next
      schedule.advance()
      distances.append(schedule.next - before)
    }
    let mean = Double(distances.reduce(0, +)) / 100_000
    // Of an exponential distribution 63 % lie below the mean; both bounds are ten standard errors wide.
    #expect(abs(mean - 1e6) < 3.2e4)
    #expect(abs(Double(distances.count { $0 < 1_000_000 }) / 100_000 - 0.632) < 0.016)
  }

  // MARK: Thresholds

  @Test(arguments: [
    ("p99>5ms", Metric.percentile(0.99), Subject.all, 5e6), ("p99.9 >= 250us", .percentile(0.999), .all, 2.5e5),
    ("max<1s", .maximum, .all, 1e9), ("mean<=3µs", .mean, .all, 3e3), ("errors>0.1%", .errorShare, .all, 0.001),
    ("errors>0", .errorCount, .all, 0), ("rate<1000", .rate, .all, 1_000), ("rate<1000/s", .rate, .all, 1_000),
    ("late>1%", .lateShare, .all, 0.01), ("skipped>0", .skippedCount, .all, 0),
    ("service.p99.99>2ms", .percentile(0.9999), .service, 2e6),
    ("ingest.p50>1m", .percentile(0.5), .kind(.ingest), 6e10),
  ])
  func thresholdsAreRead(_ text: String, _ metric: Metric, _ subject: Subject, _ limit: Double) throws {
    let threshold = try Threshold(text)
    #expect(threshold.metric.description == metric.description)
    #expect(threshold.subject == subject)
    #expect(abs(threshold.limit - limit) <= limit * 1e-12)
  }

  @Test(arguments: [
    "", "p99", "p99>", ">5ms", "p99>5", "p99=5ms", "p0>1ms", "p101>1ms", "p>1ms", "errors>5ms", "rate<1ms", "q99>1ms",
    "p99>-5ms", "p99>5ms<6ms", "subscribe.p99>1ms", "ingest.errors>1", "p99>nanms", "p99>1e3ms", "nothing.p99>1ms",
  ])
  func noThresholds(_ text: String) {
    #expect(throws: BenchError.self) { try Threshold(text) }
  }

  @Test func thresholdsAreStrictOrNotAsWritten() throws {
    #expect(try Threshold("rate<1000").isMet(by: 999.9))
    #expect(try !Threshold("rate<1000").isMet(by: 1_000))
    #expect(try Threshold("rate<=1000").isMet(by: 1_000))
    #expect(try Threshold("p99>=5ms").isMet(by: 5e6))
    #expect(try !Threshold("p99>5ms").isMet(by: 5e6))
    #expect(try !Threshold("p99>5ms").isMet(by: nil))
    #expect(try Threshold("p99<5ms").isLatencyLimit)
    #expect(try !Threshold("p99>5ms").isLatencyLimit)
    #expect(try !Threshold("rate<5").isLatencyLimit)
  }

  // MARK: The search

  /// Searches with a service that keeps all rates up to `limit`.
  private func search(from first: Double, limit: Double) -> RateSearch {
    var search = RateSearch(from: first)
    while let rate = search.next {
      search.take(RateSearch.Trial(rate: rate, reached: rate, value: 0, isKept: rate <= limit, reason: ""))
    }
    return search
  }

  @Test(arguments: [1.0, 3, 777, 1_000, 12_345, 999_999])
  func theSearchClosesIn(_ limit: Double) throws {
    let search = search(from: 1_000, limit: limit)
    let best = try #require(search.best)
    #expect(best.rate <= limit && best.rate * RateSearch.precision >= limit)
    #expect(search.trials.count <= RateSearch.mostTrials)
  }

  @Test func theSearchEndsIfNoRateOrEveryRateIsKept() {
    let nothing = search(from: 1_000, limit: 0)
    #expect(nothing.best == nil && nothing.trials.last?.rate == RateSearch.leastRate)
    let everything = search(from: 1_000, limit: .infinity)
    #expect(everything.best?.rate == RateSearch.greatestRate)
  }

  @Test func chanceDoesNotKeepTheSearchGoing() {
    var search = RateSearch(from: 100)
    var turn = false
    while let rate = search.next {
      turn.toggle()
      search.take(RateSearch.Trial(rate: rate, reached: rate, value: 0, isKept: turn, reason: ""))
    }
    #expect(search.trials.count <= RateSearch.mostTrials)
  }

  // MARK: The queue

  @Test func theQueueIsInOrder() {
    var backlog = Backlog()
    var expected: [UInt64] = []
    var next: UInt64 = 0
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      if Int.random(in: 0..<5, using: &random) < 3 {
        backlog.push(next, isMeasured: next >= 50)
        expected.append(next)
        next += 1
      } else {
        #expect(backlog.pop() == (expected.isEmpty ? nil : expected.removeFirst()))
      }
      #expect(backlog.count == expected.count)
      #expect(backlog.measured == UInt64(expected.count { $0 >= 50 }))
    }
  }
}
