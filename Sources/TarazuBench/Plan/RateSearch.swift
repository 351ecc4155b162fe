// The search for the highest rate that keeps a condition.

/// Chooses the rates to try: doubles the first one until a rate fails, or halves it until one is kept, and then closes
/// in between the two.
public struct RateSearch: Sendable {
  /// One rate that was tried.
  public struct Trial: Sendable, Equatable {
    /// Calls a second that were asked for.
    public var rate: Double
    /// Calls a second that were answered.
    public var reached: Double
    /// The figure of the condition, in its own unit; nil if nothing was measured.
    public var value: Double?
    public var isKept: Bool
    /// Why the condition was not kept; empty if it was.
    public var reason: String
  }

  /// The search ends when the lowest rate that fails is this close to the highest that is kept.
  static let precision = 1.05
  /// The search ends after this many trials at the latest.
  static let mostTrials = 24
  /// The lowest rate that is tried.
  static let leastRate = 1.0
  /// The highest rate that is tried.
  static let greatestRate = 10_000_000.0

  /// The trials so far.
  public private(set) var trials: [Trial] = []
  /// The rate to try next; nil at the end.
  public private(set) var next: Double?
  private var highestGood: Double?
  private var lowestBad: Double?

  /// - Parameter first: the rate to begin with; 1,000 if none is given.
  public init(from first: Double?) {
    let first = first ?? 1_000
    next = max(RateSearch.leastRate, min(RateSearch.greatestRate, first))
  }

  /// The best trial: the highest rate that was kept.
  public var best: Trial? {
    trials.filter(\.isKept).max { $0.rate < $1.rate }
  }

  /// Takes the result of the rate that was tried.
  public mutating func take(_ trial: Trial) {
    trials.append(trial)
    if trial.isKept {
      highestGood = max(highestGood ?? 0, trial.rate)
    } else {
      lowestBad = min(lowestBad ?? .infinity, trial.rate)
    }
    next = trials.count < RateSearch.mostTrials ? following : nil
  }

  private var following: Double? {
    switch (highestGood, lowestBad) {
    case (let good?, nil): good < RateSearch.greatestRate ? min(good * 2, RateSearch.greatestRate) : nil
    case (nil, let bad?): bad > RateSearch.leastRate ? max(bad / 2, RateSearch.leastRate) : nil
    // By chance a rate may be kept above one that failed.
    case (let good?, let bad?): bad / good > RateSearch.precision ? (good + bad) / 2 : nil
    case (nil, nil): next
    }
  }
}

extension RateSearch.Trial {
  /// A run keeps its rate if nearly all of it is answered, with no more errors than chance explains.
  private static let errorShare = 0.001

  /// Judges a condition by a run at a rate.
  public init(rate: Double, _ result: RunResult, keeps condition: Threshold) {
    let outcome = ThresholdOutcome(condition, result)
    var reasons: [String] = []
    if !outcome.isMet { reasons.append("\(condition.metric) was \(condition.shown(outcome.value))") }
    if result.rate < rate * RunResult.metShare {
      reasons.append("only \(Format.rate(result.rate))/s were answered")
    }
    if result.errorShare > RateSearch.Trial.errorShare {
      reasons.append("\(Format.percent(result.errorShare)) of the calls failed")
    }
    if result.tally.lateness.skippedCount > 0 { reasons.append("calls were skipped") }
    if !reasons.isEmpty, Verdict(result).testerWasLimit { reasons.append("the tester was the limit") }
    self.init(
      rate: rate, reached: result.rate, value: outcome.value, isKept: reasons.isEmpty,
      reason: reasons.joined(separator: ", "))
  }

  /// The trial as a line of text.
  public func line(_ condition: Threshold) -> String {
    let figures =
      "\(Format.rate(rate))/s: answered \(Format.rate(reached))/s, \(condition.metric) \(condition.shown(value))"
    return figures + (isKept ? ", keeps \(condition)" : ", does not keep \(condition): \(reason)")
  }
}

extension Interval {
  /// The interval as a line of progress.
  public var progressLine: String {
    "\(Format.decimal(start + length, 0)) s  \(Format.rate(rate))/s  p50 \(Format.duration(latency?.median))  "
      + "p99 \(Format.duration(latency?.p99))  "
      + "\(Format.grouped(errorCount)) errors" + (skippedCount > 0 ? "  \(Format.grouped(skippedCount)) skipped" : "")
  }
}
