import Foundation
import TarazuCalendar
import TarazuLines
import TarazuWire
import Testing

@testable import TarazuBench

@Suite struct ReportTests {
  /// A run of 2 s with known figures.
  static func result(
    rate: Double? = nil, mix: String = "scorecard=3,rank=1", _ change: (inout Tally) -> Void = { _ in }
  )
    throws -> RunResult
  {
    let mix = try Mix(mix)
    var tally = Tally(kindCount: mix.calls.count)
    for number in 1...1_000 {
      tally.kinds[0].latency.record(UInt64(number) * 1_000)
      tally.kinds[0].okCount += 1
      if rate != nil { tally.kinds[0].service.record(500_000) }
    }
    change(&tally)
    let intervals = [0.0, 1.0].map { start in
      Interval(tally, from: start, until: start + 1, keepsLog: true)
    }
    let shape = LoadShape(
      connections: 16, depth: 4, threads: 1, rate: rate, arrivals: .constant, queue: 100, mix: mix, feeds: 0)
    var usage = Usage()
    usage.loopSeconds = [0.5]
    return RunResult(
      shape: shape, startTime: 1_795_000_000, seconds: 2, tally: tally, intervals: intervals, usage: usage)
  }

  static func report(
    _ result: RunResult, _ thresholds: [String] = [], extent: Extent = .seconds(10)
  ) throws -> BenchReport {
    let machine = Machine(system: "Linux <6>", processor: "a & b", cpus: 2, memoryBytes: 8 << 30)
    var options = BenchOptions(days: Day(number: 20_000)...Day(number: 20_100))
    options.extent = extent
    return BenchReport(
      target: "127.0.0.1:7443", machine: machine, options: options,
      unitCount: 7, result: result, thresholds: try thresholds.map { try Threshold($0) })
  }

  private static func withErrors(_ tally: inout Tally) {
    tally.kinds[1].errorCount = 3
    tally.errors = [Failing(.unavailable, "OVERLOADED"): 2, Failing(.invalidArgument, "BAD_FIELD"): 1]
    tally.errorMessages = [Failing(.invalidArgument, "BAD_FIELD"): "unit: \"<x>\" is wrong"]
  }

  @Test func figuresOfARun() throws {
    let result = try ReportTests.result(ReportTests.withErrors)
    #expect(result.rate == 500)
    #expect(result.callCount == 1_003)
    #expect(result.errorShare == 3.0 / 1_003)
    // To within a bucket.
    let median = 500_000.0...500_500.0
    #expect(median.contains(try #require(result.figure(.percentile(0.5), .all))))
    #expect(median.contains(try #require(result.figure(.percentile(0.5), .kind(.scorecard)))))
    #expect(result.figure(.percentile(0.5), .kind(.rank)) == nil)
    #expect(result.figure(.errorCount, .all) == 3)
    #expect(result.figure(.maximum, .all) == 1_000_000)
    let late = try ReportTests.result { $0.answeredAfter = 100 }
    #expect(late.rate == 450)
  }

  @Test func thresholdsDecide() throws {
    let result = try ReportTests.result(ReportTests.withErrors)
    let report = try ReportTests.report(result, ["p99>500us", "errors>0.1%", "rate<500"])
    #expect(report.thresholds.map(\.isMet) == [true, true, false])
    #expect(report.outcome == .conditionFailed)
    #expect(try ReportTests.report(result, ["p99>2ms"]).outcome == .passed)
    #expect(report.text.contains("FAILED  --fail-if 'p99>500us'"))
    #expect(report.text.contains("passed  --fail-if 'rate<500': it was 500/s"))
  }

  @Test func aLoadTestWithoutAnyAnswerDoesNotPass() throws {
    let refused = try ReportTests.result { tally in
      tally = Tally(kindCount: 2)
      ReportTests.withErrors(&tally)
    }
    #expect(try ReportTests.report(refused).outcome == .everyCallFailed)
    #expect(try ReportTests.report(refused, ["errors>0"]).outcome == .conditionFailed)
    let nothing = try ReportTests.result { $0 = Tally(kindCount: 2) }
    #expect(try ReportTests.report(nothing).outcome == .nothingMeasured)
    var gone = try ReportTests.result()
    gone.isServiceGone = true
    #expect(try ReportTests.report(gone).outcome == .serviceGone)
    #expect(try ReportTests.report(gone).text.contains("The service was gone at the end"))
  }

  /// A condition that cannot be told does not pass, and each form says why.
  @Test(arguments: [
    ("trend.p99>1ns", "the mix has no trend"), ("rank.max>60m", "no such call was answered"),
    ("late>99%", "calls can be late or skipped only with --rate"),
  ])
  func aConditionOnWhatWasNotMeasuredFails(condition: String, reason: String) throws {
    let report = try ReportTests.report(try ReportTests.result(), [condition])
    #expect(report.outcome == .conditionFailed)
    let finding = "nothing was measured for it: \(reason)"
    #expect(report.text.contains("FAILED  --fail-if '\(condition)': \(finding)"))
    #expect(report.page.contains("class='chip failed'") && report.page.contains(finding))
    let outcome = try #require((try document(report)["thresholds"] as? [[String: Any]])?.first)
    #expect(outcome["failed"] as? Bool == true)
    #expect(outcome["value"] is NSNull)
    #expect(outcome["finding"] as? String == finding)
  }

  /// A second without answers has no percentiles, which is not the same as percentiles of 0.
  @Test func whatWasNotMeasuredIsNull() throws {
    var result = try ReportTests.result()
    result.intervals.append(Interval(Tally(kindCount: 2), from: 2, until: 3, keepsLog: true))
    let report = try ReportTests.report(result)
    let document = try document(report)
    let quiet = try #require((document["intervals"] as? [[String: Any]])?.last)
    for name in ["p50", "p90", "p99", "p99.9", "max"] { #expect(quiet[name] is NSNull) }
    #expect(report.csv.hasSuffix("\n2.000,1.000,0,0,0,0,0.0,,,,,\n"))
    #expect(result.intervals.last?.progressLine.contains("p50 -  p99 -") == true)
    let kinds = try #require(document["kinds"] as? [String: [String: Any]])
    let rank = try #require(kinds["rank"]?["latency_ns"] as? [String: Any])
    #expect(rank["count"] as? Int == 0)
    for name in ["min", "mean", "p50", "p99.99", "max"] { #expect(rank[name] is NSNull) }
  }

  private func document(_ report: BenchReport) throws -> [String: Any] {
    var writer = JSONWriter()
    report.write(to: &writer)
    return try #require(try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any])
  }

  @Test func errorsAreListedTheMostFrequentFirst() throws {
    let report = try ReportTests.report(try ReportTests.result(ReportTests.withErrors))
    #expect(report.errors.map(\.count) == [2, 1])
    #expect(report.text.contains("UNAVAILABLE OVERLOADED"))
    #expect(report.text.contains("INVALID_ARGUMENT BAD_FIELD"))
  }

  @Test func theDocument() throws {
    let report = try ReportTests.report(try ReportTests.result(rate: 600, ReportTests.withErrors), ["p99>500us"])
    let document = try document(report)
    #expect(document["ok"] as? Int == 1_000)
    #expect(document["failed"] as? Int == 3)
    #expect(document["rate"] as? Double == 500)
    let latency = try #require(document["latency_ns"] as? [String: Any])
    #expect((500_000...500_500).contains(try #require(latency["p50"] as? Int)))
    #expect(latency["max"] as? Int == 1_000_000)
    #expect((document["service_ns"] as? [String: Any])?["p99"] as? Int == 500_000)
    #expect((document["load"] as? [String: Any])?["loop"] as? String == "open")
    #expect((document["intervals"] as? [[String: Any]])?.count == 2)
    #expect((document["thresholds"] as? [[String: Any]])?.first?["failed"] as? Bool == true)
    let errors = try #require(document["errors"] as? [[String: Any]])
    #expect(errors.map { $0["code"] as? String } == ["UNAVAILABLE", "INVALID_ARGUMENT"])
  }

  @Test func commaSeparatedValues() throws {
    let report = try ReportTests.report(try ReportTests.result())
    let lines = report.csv.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "start_s,length_s,ok,failed,late,skipped,rate,p50_ns,p90_ns,p99_ns,p99.9_ns,max_ns")
    #expect(lines[2].hasPrefix("1.000,1.000,1000,0,0,0,1000.0,500"))
    #expect(lines.allSatisfy { $0.split(separator: ",").count == 12 })
  }

  @Test func theLogOfHistograms() throws {
    let report = try ReportTests.report(try ReportTests.result(rate: 600))
    let lines = report.histogramLog.split(separator: "\n")
    #expect(lines[1] == "#[Histogram log format version 1.3]")
    #expect(lines[2].hasPrefix("#[StartTime: 1795000000.000"))
    #expect(lines[4].hasPrefix("0.000,1.000,1.000,HISTF"))
    #expect(lines[5].hasPrefix("Tag=service,0.000,1.000,0.500,HISTF"))
    #expect(lines.count == 8)
  }

  @Test func thePageIsCompleteInItself() throws {
    let report = try ReportTests.report(try ReportTests.result(rate: 600, ReportTests.withErrors), ["p99>500us"])
    let page = report.page
    #expect(page.components(separatedBy: "<svg viewBox='0 0 960").count == 5)
    for outside in ["http:", "https:", "src=", "href=", "@import", "<script", "url("] {
      #expect(!page.contains(outside), "\(outside)")
    }
    #expect(!page.contains("<6>") && page.contains("Linux &lt;6&gt;") && page.contains("a &amp; b"))
    #expect(!page.contains("\"<x>\""))
    #expect(!page.contains("nan") && !page.contains("inf,"))
  }

  @Test func aRunWithoutAnswersCanBeShown() throws {
    var result = try ReportTests.result()
    result = RunResult(
      shape: result.shape, startTime: 0, seconds: 0, tally: Tally(kindCount: 2), intervals: [], usage: Usage())
    let report = try ReportTests.report(result, ["p99>1ms"])
    #expect(report.outcome == .conditionFailed)
    #expect(report.text.contains("0 calls answered"))
    #expect(report.page.contains("No call was answered"))
    #expect(report.csv.split(separator: "\n").count == 1)
  }

  // MARK: The verdict

  @Test func theTesterSaysWhenItWasTheLimit() throws {
    var result = try ReportTests.result()
    #expect(!Verdict(result).testerWasLimit)
    result.usage.loopSeconds = [0.4, 1.97]
    #expect(Verdict(result).testerWasLimit)
    #expect(Verdict(result).sentences[0].contains("--threads"))
    result.usage.loopSeconds = [0.4]
    result.usage.waitSeconds = [0.3]
    #expect(Verdict(result).sentences[0].contains("waited for a CPU"))
  }

  @Test func lateStartsAreTheTestersFaultOnlyWhereACallWasFree() throws {
    let waiting = try ReportTests.result(rate: 600) { $0.lateness.lateCount = 500 }
    #expect(!Verdict(waiting).testerWasLimit)
    let own = try ReportTests.result(rate: 600) {
      $0.lateness.lateCount = 500
      $0.lateness.byTesterCount = 400
    }
    #expect(Verdict(own).testerWasLimit)
    // The sentences agree with the counts, and with each other.
    let text = try ReportTests.report(own).text
    #expect(text.contains("500 (400 caused by the tester)"))
    #expect(text.contains("400 calls began more than 1 ms late although they could have begun"))
    #expect(text.contains("500 calls began more than 1 ms late: 400 because the tester itself was late, the others"))
    #expect(Verdict(waiting).sentences[1].hasPrefix("500 calls began more than 1 ms late; they waited"))
    #expect(Verdict(try ReportTests.result(rate: 600)).sentences[1] == "Every call began within 1 ms of its time.")
  }

  @Test func aRateThatWasMetHadNoLimit() throws {
    var met = try ReportTests.result(rate: 500) {
      $0.lateness.lateCount = 500
      $0.lateness.byTesterCount = 500
    }
    met.usage.loopSeconds = [1.99]
    met.usage.waitSeconds = [0.5]
    let verdict = Verdict(met)
    #expect(!verdict.testerWasLimit)
    #expect(verdict.sentences[0].hasPrefix("The requested rate was met, so nothing was the limit"))
    #expect(
      verdict.sentences[1] == "500 calls began more than 1 ms late, all of them because the tester itself was late.")
    #expect(verdict.sentences[2].hasPrefix("But a loop of the tester waited for a CPU"))
  }

  @Test func callsWithoutAnAnswerAreNotTheTestersLimit() throws {
    var lost = try ReportTests.result(rate: 2_000) {
      $0.kinds[0].errorCount = 3_000
      $0.unansweredCount = 3_000
      $0.lateness.lateCount = 100
      $0.lateness.byTesterCount = 100
    }
    lost.usage.waitSeconds = [0.5]
    #expect(!Verdict(lost).testerWasLimit)
    #expect(Verdict(lost).sentences.contains { $0.hasPrefix("3,000 calls (75 %) got no answer") })
  }

  @Test func aRateIsKeptOnlyIfItIsReachedWithoutErrors() throws {
    let condition = try Threshold("p99<5ms")
    #expect(RateSearch.Trial(rate: 500, try ReportTests.result(rate: 500), keeps: condition).isKept)
    #expect(!RateSearch.Trial(rate: 600, try ReportTests.result(rate: 600), keeps: condition).isKept)
    let failing = try ReportTests.result(rate: 500, ReportTests.withErrors)
    #expect(!RateSearch.Trial(rate: 500, failing, keeps: condition).isKept)
    let trial = RateSearch.Trial(rate: 500, try ReportTests.result(rate: 500), keeps: try Threshold("p99<500us"))
    #expect(!trial.isKept && trial.reason.contains("p99 was 990"))
    let skipping = try ReportTests.result(rate: 500) { $0.lateness.skippedCount = 1 }
    #expect(!RateSearch.Trial(rate: 500, skipping, keeps: condition).isKept)
  }
}
