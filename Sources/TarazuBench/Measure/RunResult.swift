// A run's results, ready to be shown.

/// The latencies of an interval in which something was measured, in nanoseconds.
public struct IntervalLatency: Sendable, Equatable {
  public let median: UInt64
  public let p90: UInt64
  public let p99: UInt64
  public let p999: UInt64
  public let maximum: UInt64

  /// Nil if nothing was measured: then there are no percentiles.
  init?(_ histogram: Histogram) {
    guard histogram.count > 0 else { return nil }
    (median, p90) = (histogram.value(at: 0.5), histogram.value(at: 0.9))
    (p99, p999) = (histogram.value(at: 0.99), histogram.value(at: 0.999))
    maximum = histogram.maximum
  }
}

/// One interval of a run, of about a second.
public struct Interval: Sendable {
  /// Seconds since the measured time began.
  public var start: Double
  /// Seconds.
  public var length: Double
  public var okCount: UInt64
  public var errors: [Failing: UInt64]
  public var lateCount: UInt64
  public var skippedCount: UInt64
  /// Nil if no call was answered or given up.
  public var latency: IntervalLatency?
  /// Lines for HdrHistogram's log, if they were asked for.
  public var logLines: String

  public var errorCount: UInt64 { errors.values.reduce(0, +) }
  /// By `RunResult.intervalShares`.
  var percentiles: [UInt64?] { [latency?.median, latency?.p90, latency?.p99, latency?.p999] }
  var maximum: UInt64? { latency?.maximum }
  /// Calls answered OK a second.
  public var rate: Double { length > 0 ? Double(okCount) / length : 0 }
}

/// What the tester's own threads and the machine spent in the measured time.
public struct Usage: Sendable, Equatable {
  /// CPU seconds of each loop's thread.
  public var loopSeconds: [Double] = []
  /// Seconds in which each loop's thread could run but got no CPU; empty if the system does not report it.
  public var waitSeconds: [Double] = []
  /// The share of the machine's CPUs that were idle, 0 to 1; nil if the system does not report it.
  public var idleShare: Double?
  /// CPU seconds of the server's process, if it runs on this machine and is known.
  public var serverSeconds: Double?

  public init() {}

  public var testerSeconds: Double { loopSeconds.reduce(0, +) }
}

/// How the load was generated.
public struct LoadShape: Sendable, Equatable {
  public var connections: Int
  /// Calls in flight on each connection: exactly this many in closed loop, at most this many in open loop.
  public var depth: Int
  public var threads: Int
  /// Calls that were due a second; nil in closed loop.
  public var rate: Double?
  public var arrivals: Arrivals
  /// How many calls that are due may wait in open loop.
  public var queue: Int
  public var mix: Mix
  public var feeds: Int

  public var isOpen: Bool { rate != nil }
  /// Whether there are feeds alone.
  public var isFeedsOnly: Bool { mix.calls.isEmpty }
}

/// What a run has measured.
public struct RunResult: Sendable {
  /// The percentiles of each interval.
  public static let intervalShares = [0.5, 0.9, 0.99, 0.999]
  /// The percentiles of the whole run.
  public static let shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999]

  public var shape: LoadShape
  /// When the measured time began, in seconds since 1970.
  public var startTime: Double
  /// Seconds of measured time, without the warm-up.
  public var seconds: Double
  public var tally: Tally
  public var intervals: [Interval]
  public var usage: Usage
  /// Whether no connection was open at the end, or the run ended early because nothing was answered any more.
  public var isServiceGone = false

  public init(
    shape: LoadShape, startTime: Double, seconds: Double, tally: Tally, intervals: [Interval], usage: Usage
  ) {
    self.shape = shape
    self.startTime = startTime
    self.seconds = seconds
    self.tally = tally
    self.intervals = intervals
    self.usage = usage
    latency = tally.latency
    service = shape.isOpen ? tally.service : latency
  }

  /// From when a call was due to its answer, for all kinds.
  public let latency: Histogram
  /// From when the call was sent to the answer.
  public let service: Histogram

  /// Calls answered OK a second within the measured time.
  public var rate: Double {
    seconds > 0 ? Double(tally.okCount - min(tally.okCount, tally.answeredAfter)) / seconds : 0
  }

  /// All calls that ended.
  public var callCount: UInt64 { tally.okCount + tally.errorCount }

  public var errorShare: Double { share(tally.errorCount, of: callCount) }

  private func share(_ part: UInt64, of whole: UInt64) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  /// The share of a requested rate that has to be answered for the run to have met it.
  static let metShare = 0.99

  /// Whether the service answered nearly as much as was asked of it.
  var metItsRate: Bool { shape.rate.map { rate >= $0 * RunResult.metShare } ?? false }

  /// Why there is no figure for a condition.
  func whyNothing(_ metric: Metric, _ subject: Subject) -> String {
    if case .kind(let kind) = subject, !shape.mix.has(kind) { return "the mix has no \(kind.rawValue)" }
    if shape.isFeedsOnly { return "there were feeds alone, and no calls" }
    switch metric {
    case .lateShare, .lateCount, .skippedShare, .skippedCount:
      if !shape.isOpen { return "calls can be late or skipped only with --rate" }
    default: break
    }
    return "no such call was answered"
  }

  /// The figure of a condition; nil if nothing was measured for it.
  func figure(_ metric: Metric, _ subject: Subject) -> Double? {
    guard callCount + tally.lateness.skippedCount > 0 else { return nil }
    return switch metric {
    case .errorShare: callCount == 0 ? nil : errorShare
    case .errorCount: Double(tally.errorCount)
    case .rate: rate
    case .lateShare, .lateCount, .skippedShare, .skippedCount: shape.isOpen ? latenessFigure(metric) : nil
    case .percentile(let share): histogram(of: subject).map { Double($0.value(at: share)) }
    case .mean: histogram(of: subject)?.mean
    case .maximum: histogram(of: subject).map { Double($0.maximum) }
    }
  }

  private func latenessFigure(_ metric: Metric) -> Double? {
    let lateness = tally.lateness
    return switch metric {
    case .lateShare: share(lateness.lateCount, of: callCount)
    case .lateCount: Double(lateness.lateCount)
    case .skippedShare: share(lateness.skippedCount, of: callCount + lateness.skippedCount)
    case .skippedCount: Double(lateness.skippedCount)
    default: nil
    }
  }

  /// Nil if nothing was measured.
  private func histogram(of subject: Subject) -> Histogram? {
    let histogram: Histogram? =
      switch subject {
      case .all: latency
      case .service: service
      case .kind(let kind): shape.mix.calls.firstIndex(of: kind).map { tally.kinds[$0].latency }
      }
    return histogram.flatMap { $0.count > 0 ? $0 : nil }
  }
}

/// The outcome of a condition.
public struct ThresholdOutcome: Sendable {
  public let threshold: Threshold
  /// The run's figure; nil if there is none.
  public let value: Double?
  /// Whether the condition is met.
  public let isMet: Bool
  /// Whether it fails a `--fail-if`: it is met, or it cannot be told, because nothing was measured for it.
  public var isFailed: Bool { isMet || value == nil }
  /// The figure for a person, as `it was 5.00 ms`, or why there is none.
  public let finding: String

  init(_ threshold: Threshold, _ result: RunResult) {
    self.threshold = threshold
    value = result.figure(threshold.metric, threshold.subject)
    isMet = threshold.isMet(by: value)
    finding =
      value.map { "it was \(threshold.shown($0))" }
      ?? "nothing was measured for it: \(result.whyNothing(threshold.metric, threshold.subject))"
  }
}
