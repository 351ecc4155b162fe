// The search for the highest rate that keeps a condition: which rate to try next.

/// Tries rates: doubles from the first one until a rate fails, or halves until one holds, then closes in between.
public struct RateSearch: Sendable {
  /// One try.
  public struct Step: Sendable, Equatable {
    /// Calls a second that were asked for.
    public var rate: Double
    /// Calls a second that were answered.
    public var reached: Double
    /// The figure that the condition is about, in its own unit; nil if nothing was measured.
    public var value: Double?
    public var holds: Bool
    /// Why it does not hold; empty where it does.
    public var reason: String
  }

  /// When the lowest rate that fails is this close to the highest that holds, the search ends.
  static let precision = 1.05
  /// It ends after so many steps at the latest.
  static let mostSteps = 24
  /// Rates below are not tried.
  static let leastRate = 1.0
  /// Nor are rates above.
  static let greatestRate = 10_000_000.0

  /// The steps so far.
  public private(set) var steps: [Step] = []
  /// The rate to try next; nil at the end.
  public private(set) var next: Double?
  private var highestGood: Double?
  private var lowestBad: Double?

  /// - Parameter first: the rate to begin with; 1,000 if none is given.
  public init(from first: Double?) {
    let first = first ?? 1_000
    next = max(RateSearch.leastRate, min(RateSearch.greatestRate, first))
  }

  /// The best step: the highest rate that held.
  public var best: Step? {
    steps.filter(\.holds).max { $0.rate < $1.rate }
  }

  /// Takes what came of the rate that was to be tried.
  public mutating func take(_ step: Step) {
    steps.append(step)
    if step.holds {
      highestGood = max(highestGood ?? 0, step.rate)
    } else {
      lowestBad = min(lowestBad ?? .infinity, step.rate)
    }
    next = steps.count < RateSearch.mostSteps ? following : nil
  }

  private var following: Double? {
    switch (highestGood, lowestBad) {
    case (let good?, nil): good < RateSearch.greatestRate ? min(good * 2, RateSearch.greatestRate) : nil
    case (nil, let bad?): bad > RateSearch.leastRate ? max(bad / 2, RateSearch.leastRate) : nil
    // Chance may let a rate hold above one that failed.
    case (let good?, let bad?): bad / good > RateSearch.precision ? (good + bad) / 2 : nil
    case (nil, nil): next
    }
  }
}

extension RateSearch.Step {
  /// A run keeps its rate if it answers nearly all of it, and without more errors than chance brings.
  private static let leastShare = 0.99
  private static let errorShare = 0.001

  /// What a run at a rate says of a condition.
  public init(rate: Double, _ result: RunResult, keeps condition: Threshold) {
    let outcome = ThresholdOutcome(condition, result)
    var reasons: [String] = []
    if !outcome.isMet { reasons.append("\(condition.metric) was \(condition.shown(outcome.value))") }
    if result.rate < rate * RateSearch.Step.leastShare {
      reasons.append("only \(Format.rate(result.rate))/s were answered")
    }
    if result.errorShare > RateSearch.Step.errorShare {
      reasons.append("\(Format.percent(result.errorShare)) of the calls failed")
    }
    if result.tally.lateness.skippedCount > 0 { reasons.append("calls were skipped") }
    if !reasons.isEmpty, Verdict(result).testerWasLimit { reasons.append("the tester was the limit") }
    self.init(
      rate: rate, reached: result.rate, value: outcome.value, holds: reasons.isEmpty,
      reason: reasons.joined(separator: ", "))
  }

  /// The step as a line.
  public func line(_ condition: Threshold) -> String {
    let figures =
      "\(Format.rate(rate))/s: answered \(Format.rate(reached))/s, \(condition.metric) \(condition.shown(value))"
    return figures + (holds ? ", keeps \(condition)" : ", does not keep \(condition): \(reason)")
  }
}

extension Interval {
  /// The interval as a line of progress.
  public var progressLine: String {
    let figures = zip(["p50", "p99"], [percentiles[0], percentiles[2]]).map { "\($0) \(Format.duration($1))" }
    return
      "\(Format.decimal(start + length, 0)) s  \(Format.rate(rate))/s  \(figures.joined(separator: "  "))  "
      + "\(Format.grouped(errorCount)) errors" + (skippedCount > 0 ? "  \(Format.grouped(skippedCount)) skipped" : "")
  }
}
