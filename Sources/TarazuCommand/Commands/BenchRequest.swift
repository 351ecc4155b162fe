// The options of `bench`, and how they become a load test.

import TarazuBench
import TarazuCalendar

/// The options of `bench`.
enum BenchOption {
  static let mix = OptionSpec.optional(
    "--mix", "MIX", "kinds of calls with weights: scorecard, rank, trend, ingest, subscribe (scorecard)")
  static let allowWrites = OptionSpec.flag(
    "--allow-writes", "let ingest write simulated events into the service, where they stay for ever")
  static let connections = OptionSpec.optional("--connections", "N", "how many connections (16)")
  static let depth = OptionSpec.optional(
    "--depth", "N", "calls in flight on each connection (1); with --rate, at most this many (64)")
  static let duration = OptionSpec.optional("--duration", "T", "how long to measure, such as 30s or 5m (10s)")
  static let count = OptionSpec.optional("--count", "N", "measure this many calls, instead of --duration")
  static let warmUp = OptionSpec.optional("--warmup", "T", "how long to make calls before counting them (2s)")
  static let rate = OptionSpec.optional(
    "--rate", "R", "open loop: begin this many calls a second, no matter how the service responds")
  static let arrivals = OptionSpec.optional(
    "--arrivals", "constant|poisson", "calls at equal distances, or at random with the same mean (constant)")
  static let queue = OptionSpec.optional(
    "--queue", "N", "with --rate, how many calls that are due may wait; more are skipped (100000)")
  static let timeout = OptionSpec.optional(
    "--timeout", "T", "give up a call after this time and count it as failed (10s)")
  static let findRate = OptionSpec.optional(
    "--find-rate", "COND", "find the highest rate that meets a condition such as p99<5ms, starting at --rate (1000)")
  static let failIf = OptionSpec.repeated(
    "--fail-if", "COND",
    "exit with status 99 if this is true or was not measured, such as p99>5ms, errors>0.1% or rate<1000")
  static let feeds = OptionSpec.optional(
    "--feeds", "N", "how many feeds to hold open (by default from the weight of subscribe)")
  static let batch = OptionSpec.optional("--batch", "N", "events in a batch of ingest (100)")
  static let threads = OptionSpec.optional(
    "--threads", "N", "threads that generate the load, at most one for each connection (1)")
  static let seed = OptionSpec.optional(
    "--seed", "N", "chooses the units and windows that are asked for, and their order (0)")
  static let questions = OptionSpec.optional(
    "--questions", "N", "how many different questions of each kind to ask in turn (4096)")
  static let from = OptionSpec.optional("--from", "D", "the first day of all windows (three years before --to)")
  static let to = OptionSpec.optional("--to", "D", "the last day of all windows and events (today)")
  static let csv = OptionSpec.optional(
    "--csv", "FILE", "write the figures of each second there, as comma-separated values"
  ).used(.writes)
  static let log = OptionSpec.optional(
    "--hdr", "FILE", "write the histogram of each second there, for HdrHistogram's tools"
  ).used(.writes)
  static let page = OptionSpec.optional(
    "--html", "FILE", "write a report with plots there, as one HTML file"
  ).used(.writes)

  static let all = [
    mix, allowWrites, connections, depth, duration, count, warmUp, rate, arrivals, queue, timeout, findRate, failIf,
    feeds, batch,
    threads, seed, questions, from, to, csv, log, page,
  ]
}

/// The load test that a command line asks for.
struct BenchRequest {
  var options: BenchOptions
  let findRate: Threshold?
  let failIf: [Threshold]

  /// The rate that a search begins with.
  private static let firstRate = 1_000.0
  /// How many days before --to the windows begin by default.
  private static let windowDays: Int32 = 1_095

  init(_ arguments: Arguments) throws {
    do throws(BenchError) {
      failIf = try arguments.repeated[BenchOption.failIf.name, default: []].map { text throws(BenchError) in
        try Threshold(text)
      }
      findRate = try arguments[BenchOption.findRate].map { text throws(BenchError) in try Threshold(text) }
    } catch { throw BenchRequest.usage(error.description) }
    if let findRate, !findRate.isLatencyLimit {
      throw BenchRequest.usage("--find-rate takes an upper limit of a latency such as p99<5ms, not `\(findRate)`")
    }
    options = try BenchRequest.options(arguments, findsRate: findRate != nil)
    do throws(BenchError) { try options.check() } catch { throw BenchRequest.usage(error.description) }
    guard !options.writes || arguments.has(BenchOption.allowWrites) else {
      throw BenchRequest.usage(
        "ingest in --mix writes simulated events into the service, and they stay there for ever; add --allow-writes if "
          + "that is meant")
    }
    if let findRate, let kind = findRate.kind, !options.mix.has(kind) {
      throw BenchRequest.usage("--find-rate looks at \(kind.rawValue), which is not in --mix")
    }
  }

  static func usage(_ message: String) -> UsageError { UsageError(message, command: "bench") }

  private static func options(_ arguments: Arguments, findsRate: Bool) throws -> BenchOptions {
    var options = BenchOptions(days: try days(arguments))
    if let text = arguments[BenchOption.mix] {
      do throws(BenchError) { options.mix = try Mix(text) } catch { throw usage(error.description) }
    }
    options.connections = try number(arguments, BenchOption.connections, BenchLimits.connections) ?? 16
    options.depth = try number(arguments, BenchOption.depth, BenchLimits.depth)
    options.threads = try number(arguments, BenchOption.threads, BenchLimits.threads) ?? 1
    options.queue = try number(arguments, BenchOption.queue, BenchLimits.queue) ?? 100_000
    options.feeds = try number(arguments, BenchOption.feeds, BenchLimits.feeds)
    options.batch = try number(arguments, BenchOption.batch, BenchLimits.batch) ?? 100
    options.seed = try number(arguments, BenchOption.seed, 0...UInt64.max) ?? 0
    options.questions = try number(arguments, BenchOption.questions, BenchLimits.questions) ?? 4_096
    options.rate = try rate(arguments) ?? (findsRate ? firstRate : nil)
    options.warmup = try seconds(arguments, BenchOption.warmUp, BenchLimits.warmup) ?? 2
    options.timeout = try seconds(arguments, BenchOption.timeout, BenchLimits.timeout) ?? 10
    if let text = arguments[BenchOption.arrivals] {
      guard let arrivals = Arrivals(rawValue: text) else {
        throw usage("--arrivals is constant or poisson, not `\(text)`")
      }
      options.arrivals = arrivals
    }
    options.extent = try extent(arguments, findsRate: findsRate)
    options.keepsLog = arguments[BenchOption.log] != nil
    return options
  }

  private static func extent(_ arguments: Arguments, findsRate: Bool) throws -> Extent {
    let duration = try seconds(arguments, BenchOption.duration, BenchLimits.seconds)
    guard let count = try number(arguments, BenchOption.count, BenchLimits.calls) else {
      return .seconds(duration ?? 10)
    }
    guard duration == nil, !findsRate else {
      throw usage("--count goes neither with --duration nor with --find-rate")
    }
    return .calls(count)
  }

  private static func days(_ arguments: Arguments) throws -> ClosedRange<Day> {
    let today = Instant(nanoseconds: SystemClock.nanoseconds()).tehranDay
    let last = arguments[BenchOption.to] == nil ? today : try arguments.day(BenchOption.to)
    let first =
      arguments[BenchOption.from] == nil
      ? Day(number: max(Day.first.number, last.number - windowDays)) : try arguments.day(BenchOption.from)
    guard first <= last else { throw usage("--from is after --to") }
    return first...last
  }

  // MARK: Numbers

  private static func number<Number: FixedWidthInteger>(
    _ arguments: Arguments, _ option: OptionSpec, _ range: ClosedRange<Number>
  ) throws(UsageError) -> Number? {
    guard let text = arguments[option] else { return nil }
    guard let number = Number(text), range.contains(number) else {
      throw usage(
        "\(option.name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not `\(text)`")
    }
    return number
  }

  private static func rate(_ arguments: Arguments) throws(UsageError) -> Double? {
    guard let text = arguments[BenchOption.rate] else { return nil }
    guard let rate = BenchText.number(text), BenchLimits.rate.contains(rate) else {
      throw usage("--rate takes calls a second, more than 0 and at most 10000000, not `\(text)`")
    }
    return rate
  }

  private static func seconds(
    _ arguments: Arguments, _ option: OptionSpec, _ range: ClosedRange<Double>
  ) throws(UsageError) -> Double? {
    guard let text = arguments[option] else { return nil }
    guard let seconds = BenchText.nanoseconds(text).map({ $0 / 1e9 }) ?? BenchText.number(text),
      range.contains(seconds)
    else {
      throw usage(
        "\(option.name) takes a time such as 500ms, 30s or 5m, from \(range.lowerBound) s to \(range.upperBound) s, "
          + "not `\(text)`")
    }
    return seconds
  }
}
