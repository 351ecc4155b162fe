// The load tester: makes calls, measures them, and says what they took.

import Glibc
import TarazuBench
import TarazuClient
import TarazuLines
import TarazuLoop
import TarazuWire

enum BenchCommand {
  static let command = CommandSpec(
    "bench", "load-tests the service: rates, latencies, errors", options: BenchOption.all, details: details,
    check: { _ = try BenchRequest($0) },
    action: .remote { invocation, session in
      var request = try BenchRequest(invocation.arguments)
      request.options.serverProcess = serverProcess(invocation.arguments)
      let target = try TargetChoice.target(invocation.arguments, needsCredential: true)
      // Files are opened first, so that nothing is measured in vain.
      let files = try ReportFiles(invocation.arguments)
      let report = try await measure(request, target, invocation, session)
      try files.write(report)
      try invocation.write(BenchAnswer(report: report))
      return status(report, invocation.console)
    })

  /// What an operator types, and what it is for.
  private static let details = """
    Without --rate the loop is closed: each of the calls in flight begins when the one before has ended. With --rate \
    it is open: calls are due by a schedule that the service cannot slow down, latency counts from when a call was \
    due, and service time, from when it was sent, stands beside it. Percentiles are of calls that were answered OK and \
    of those that were given up.
    With ingest in the mix, simulated events are WRITTEN into the service and stay there: source `bench`, ids new in \
    each run. subscribe holds feeds open and counts their messages and how long after the commit they came.
    A condition is p50, p90, p99, p99.9 …, mean or max with ns, us, ms or s; errors, late or skipped with % or a \
    number; or rate; before a latency there may be `service.` or a kind of call, as in `ingest.p99>50ms`.
    A quick check that all is well:
    tarazu bench --duration 5s
    How much it can do, all calls in flight always:
    tarazu bench --connections 16 --depth 16 --duration 30s
    At a fixed rate, failing a pipeline if it got slower:
    tarazu bench --rate 5000 --duration 60s --fail-if 'p99>5ms' --fail-if 'errors>0.1%'
    The highest rate that keeps a latency:
    tarazu bench --find-rate 'p99<5ms' --duration 10s
    Everything at once, with a report to show:
    tarazu bench --mix scorecard=70,rank=20,trend=5,ingest=5,subscribe=10 --rate 2000 --html report.html
    Ctrl-C ends it early, and what was measured is reported; once more ends it at once.
    Exit status 99: a condition of --fail-if was met.
    """

  // MARK: Measuring

  private static func measure(
    _ request: BenchRequest, _ target: ClientTarget, _ invocation: Invocation, _ session: Session
  ) async throws -> BenchReport {
    let console = invocation.console
    let bench: Bench
    do {
      bench = try await Bench(target, request.options, client: session.client, home: session.loop)
    } catch let error as BenchError { throw Failure("tarazu: \(error)") }
    defer { bench.close() }
    try await bench.openFeeds()
    let signals = try interrupting(bench, console, on: session.loop)
    defer { signals.stop() }
    if request.options.warmup > 0 { console.tell("warming up") }
    var found: FoundRate?
    let result: RunResult
    if let condition = request.findRate {
      (result, found) = try await search(condition, bench, request.options, console)
    } else {
      result = try await bench.run { console.tell($0.progressLine) }
    }
    guard result.seconds > 0 || !bench.isInterrupted else {
      throw Failure("tarazu: interrupted before anything was measured")
    }
    return BenchReport(
      target: "\(target.host):\(target.port)", machine: .current, options: request.options,
      unitCount: bench.unitCount, result: result, thresholds: request.failIf, search: found,
      isCutOff: bench.isInterrupted)
  }

  /// Lets the first signal end the run early, and the second one the program.
  private static func interrupting(_ bench: Bench, _ console: Console, on loop: Loop) throws(LoopError) -> SignalWatch {
    try SignalWatch([SIGINT, SIGTERM], on: loop) { number in
      guard !bench.isInterrupted else {
        signal(number, SIG_DFL)
        kill(getpid(), number)
        return
      }
      console.tell("interrupted: waiting for the calls in flight; once more ends at once")
      bench.interrupt()
    }
  }

  /// Runs one rate after the other; the result is that of the best one, or else of the last.
  private static func search(
    _ condition: Threshold, _ bench: Bench, _ options: BenchOptions, _ console: Console
  ) async throws -> (RunResult, FoundRate) {
    var search = RateSearch(from: options.rate)
    var best: RunResult?
    var last: RunResult?
    while let rate = search.next {
      let result = try await bench.run(rate: rate, options.extent) { _ in }
      // A step that was cut short says nothing; its figures are shown where there are no others.
      if bench.isInterrupted {
        last = last ?? result
        break
      }
      let step = RateSearch.Step(rate: rate, result, keeps: condition)
      console.tell(step.line(condition))
      search.take(step)
      if step == search.best { best = result }
      last = result
    }
    guard let result = best ?? last else { throw Failure("tarazu: no rate was tried") }
    return (result, FoundRate(condition: condition.description, steps: search.steps, best: search.best))
  }

  private static func status(_ report: BenchReport, _ console: Console) -> ExitStatus {
    for outcome in report.thresholds where outcome.isMet {
      console.tell("--fail-if '\(outcome.threshold)': it was \(outcome.shownValue)")
    }
    if report.hasFailed { return .failedIf }
    guard report.isRefused else { return .done }
    console.tell("tarazu: every call failed")
    return .refused
  }

  /// The process of a service of this machine, by its home.
  private static func serverProcess(_ arguments: Arguments) -> Int32? {
    guard arguments[GlobalOption.server] == nil,
      let home = arguments[GlobalOption.home].map(Home.init) ?? Home.standard,
      let bytes = try? OpenFile.reading(home.folder + "/server.pid").readAll(limit: 64)
    else { return nil }
    return Int32(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
  }
}

/// The files that a report is written to besides standard output.
private struct ReportFiles {
  private let csv: OpenFile?
  private let log: OpenFile?
  private let page: OpenFile?

  init(_ arguments: Arguments) throws(FileError) {
    func file(_ option: OptionSpec) throws(FileError) -> OpenFile? {
      guard let path = arguments[option] else { return nil }
      return try OpenFile.writing(path)
    }
    csv = try file(BenchOption.csv)
    log = try file(BenchOption.log)
    page = try file(BenchOption.page)
  }

  func write(_ report: BenchReport) throws(FileError) {
    try csv?.write(Array(report.csv.utf8))
    try log?.write(Array(report.histogramLog.utf8))
    try page?.write(Array(report.page.utf8))
  }
}

/// The report as the command's answer.
private struct BenchAnswer: Answer {
  let report: BenchReport

  func write(to document: inout JSONWriter) { report.write(to: &document) }

  func show(on page: inout Page) {
    for line in report.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      page.line(page.shown(String(line)))
    }
  }
}
