// A run's results, ready to be shown.

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
  /// In nanoseconds, by `RunResult.intervalShares`; 0 if nothing was measured.
  public var percentiles: [UInt64]
  public var maximum: UInt64
  /// Lines for HdrHistogram's log, if they were asked for.
  public var logLines: String

  public var errorCount: UInt64 { errors.values.reduce(0, +) }
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

  /// The figure of a condition; nil if nothing was measured for it.
  func figure(_ metric: Metric, _ subject: Subject) -> Double? {
    let lateness = tally.lateness
    switch metric {
    case .errorShare: return callCount == 0 ? nil : errorShare
    case .errorCount: return Double(tally.errorCount)
    case .rate: return rate
    case .lateShare: return share(lateness.lateCount, of: callCount)
    case .lateCount: return Double(lateness.lateCount)
    case .skippedShare: return share(lateness.skippedCount, of: callCount + lateness.skippedCount)
    case .skippedCount: return Double(lateness.skippedCount)
    case .percentile, .mean, .maximum: break
    }
    guard let histogram = histogram(of: subject), histogram.count > 0 else { return nil }
    return switch metric {
    case .percentile(let share): Double(histogram.value(at: share))
    case .mean: histogram.mean
    default: Double(histogram.maximum)
    }
  }

  private func histogram(of subject: Subject) -> Histogram? {
    switch subject {
    case .all: latency
    case .service: service
    case .kind(let kind): shape.mix.calls.firstIndex(of: kind).map { tally.kinds[$0].latency }
    }
  }
}

/// The outcome of a condition.
public struct ThresholdOutcome: Sendable {
  public let threshold: Threshold
  /// The run's figure; nil if there is none.
  public let value: Double?
  /// Whether the condition is met, which for `--fail-if` is a failure.
  public let isMet: Bool

  /// The figure for a person.
  public var shownValue: String { threshold.shown(value) }

  init(_ threshold: Threshold, _ result: RunResult) {
    self.threshold = threshold
    value = result.figure(threshold.metric, threshold.subject)
    isMet = threshold.isMet(by: value)
  }
}
