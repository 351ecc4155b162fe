// The load tester: makes calls, measures them and reports the results.

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
      // The files are begun first, so that an error comes before the measurement.
      let files = try ReportFiles(invocation.arguments)
      let report = try await measure(request, target, invocation, session)
      try files.write(report)
      try invocation.write(BenchAnswer(report: report))
      return status(report, invocation.console)
    })

  /// The help, with examples.
  private static let details = """
    Without --rate the loop is closed: a new call begins when an earlier one has ended. With --rate it is open: calls \
    are due at times that the service cannot delay. Latency counts from when a call was due; service time counts from \
    when it was sent. Percentiles are of the calls that were answered OK, of those that ran out of time, and, with the \
    time that they had waited, of those that never got an answer.
    With ingest in the mix, simulated events are WRITTEN into the service and stay there for ever: their source is \
    `bench`, and their ids are new in each run. That needs --allow-writes. subscribe holds feeds open, and counts their messages and how long after the commit \
    they arrived.
    A condition is a figure, one of < <= > >=, and a limit. Figures are p50, p90, p99, p99.9 …, mean and max with ns, \
    us, ms or s; errors, late and skipped with % or a number; and rate. Before a latency there may be `service.` or a \
    kind of call, as in `ingest.p99>50ms`.
    A quick check:
    tarazu bench --duration 5s
    The most that the service can do, with all calls always in flight:
    tarazu bench --connections 16 --depth 16 --duration 30s
    A fixed rate, for a pipeline that fails if the service got slower:
    tarazu bench --rate 5000 --duration 60s --fail-if 'p99>5ms' --fail-if 'errors>0.1%'
    The highest rate that keeps a latency:
    tarazu bench --find-rate 'p99<5ms' --duration 10s
    All kinds of calls, with a report:
    tarazu bench --mix scorecard=70,rank=20,trend=5,subscribe=10 --rate 2000 --html report.html
    The same with events, in a service whose figures do not count:
    tarazu bench --mix scorecard=70,rank=25,ingest=5 --allow-writes --rate 2000
    Ctrl-C ends it early and reports what was measured; a second Ctrl-C ends it at once.
    A number of calls (--count) ends early when the service is gone. Exit status 1: every call failed, nothing was \
    measured, or the service was gone at the end. 99: a condition of --fail-if was true, or nothing was measured for it.
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
    if let writes = bench.announcement { console.report("\(writes) into \(target.host):\(target.port)") }
    try await bench.openFeeds()
    let signals = try interrupting(bench, console, on: session.loop)
    defer { signals.stop() }
    if request.options.warmup > 0 { console.report("warming up") }
    var found: FoundRate?
    let result: RunResult
    if let condition = request.findRate {
      (result, found) = try await search(condition, bench, request.options, console)
    } else {
      result = try await bench.run { console.report($0.progressLine) }
    }
    guard result.seconds > 0 || !bench.isInterrupted else {
      throw Failure("tarazu: interrupted before anything was measured")
    }
    return BenchReport(
      target: "\(target.host):\(target.port)", machine: .current, options: request.options,
      unitCount: bench.unitCount, result: result, thresholds: request.failIf, search: found,
      isCutOff: bench.isInterrupted)
  }

  /// The first signal ends the run early, the second one the program.
  private static func interrupting(_ bench: Bench, _ console: Console, on loop: Loop) throws(LoopError) -> SignalWatch {
    try SignalWatch([SIGINT, SIGTERM], on: loop) { number in
      guard !bench.isInterrupted else {
        signal(number, SIG_DFL)
        kill(getpid(), number)
        return
      }
      console.report("interrupted: waiting for the calls in flight; interrupt again to end at once")
      bench.interrupt()
    }
  }

  /// Tries one rate after the other. The result is that of the best rate, or of the last one if none was good.
  private static func search(
    _ condition: Threshold, _ bench: Bench, _ options: BenchOptions, _ console: Console
  ) async throws -> (RunResult, FoundRate) {
    var search = RateSearch(from: options.rate)
    var best: RunResult?
    var last: RunResult?
    while let rate = search.next {
      let result = try await bench.run(rate: rate, options.extent) { _ in }
      // An interrupted step means nothing. Its figures are shown only if there are no others.
      if bench.isInterrupted {
        last = last ?? result
        break
      }
      let trial = RateSearch.Trial(rate: rate, result, keeps: condition)
      console.report(trial.line(condition))
      search.take(trial)
      if trial == search.best { best = result }
      last = result
    }
    guard let result = best ?? last else { throw Failure("tarazu: no rate was tried") }
    return (result, FoundRate(condition: condition.description, trials: search.trials, best: search.best))
  }

  private static func status(_ report: BenchReport, _ console: Console) -> ExitStatus {
    for outcome in report.thresholds where outcome.isFailed {
      console.report("--fail-if '\(outcome.threshold)': \(outcome.finding)")
    }
    switch report.outcome {
    case .passed: return .done
    case .conditionFailed: return .failedIf
    case .serviceGone: console.report("tarazu: the service was gone at the end")
    case .everyCallFailed: console.report("tarazu: every call failed")
    case .nothingMeasured: console.report("tarazu: nothing was measured")
    }
    return .refused
  }

  /// The process of the service on this machine, found in its home.
  private static func serverProcess(_ arguments: Arguments) -> Int32? {
    guard arguments[GlobalOption.server] == nil,
      let home = arguments[GlobalOption.home].map(Home.init) ?? Home.standard,
      let bytes = try? OpenFile.reading(home.folder + "/server.pid").readAll(limit: 64)
    else { return nil }
    return Int32(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
  }
}

/// The files that the report is written to, beside standard output.
private struct ReportFiles {
  private let csv: OutputFile?
  private let log: OutputFile?
  private let page: OutputFile?

  init(_ arguments: Arguments) throws(FileError) {
    func file(_ option: OptionSpec) throws(FileError) -> OutputFile? {
      guard let path = arguments[option] else { return nil }
      return try OutputFile(path)
    }
    csv = try file(BenchOption.csv)
    log = try file(BenchOption.log)
    page = try file(BenchOption.page)
  }

  func write(_ report: BenchReport) throws(FileError) {
    try csv?.write(Array(report.csv.utf8))
    try log?.write(Array(report.histogramLog.utf8))
    try page?.write(Array(report.page.utf8))
    for file in [csv, log, page] { try file?.commit() }
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
