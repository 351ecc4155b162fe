// The content of a report, in any form.

/// A run's results, with the options, the machine, and a judgement.
public struct BenchReport: Sendable {
  /// The service's address.
  public var target: String
  public var machine: Machine
  public var options: BenchOptions
  public var unitCount: Int
  public var result: RunResult
  public var thresholds: [ThresholdOutcome]
  public var search: FoundRate?
  /// Whether it was interrupted before its end.
  public var isCutOff: Bool
  public let verdict: Verdict

  public init(
    target: String, machine: Machine, options: BenchOptions, unitCount: Int, result: RunResult,
    thresholds: [Threshold], search: FoundRate? = nil, isCutOff: Bool = false
  ) {
    self.target = target
    self.machine = machine
    self.options = options
    self.unitCount = unitCount
    self.result = result
    self.thresholds = thresholds.map { ThresholdOutcome($0, result) }
    self.search = search
    self.isCutOff = isCutOff
    verdict = Verdict(result)
  }

  /// The message that it was interrupted; nil if it was not.
  var interruptionMessage: String? {
    guard isCutOff else { return nil }
    if let search {
      return "Interrupted after \(search.trials.count) rates: a higher one may keep \(search.condition)."
    }
    let measured = "Interrupted after \(Format.decimal(result.seconds, 1)) s"
    return switch options.extent {
    case .seconds(let seconds): "\(measured) of \(Format.decimal(seconds, 1)) s."
    case .calls(let count): "\(measured), before all \(Format.grouped(count)) calls were made."
    }
  }

  /// What there is to say about how the run ended; empty where it ended as planned.
  var endMessages: [String] {
    var messages = [interruptionMessage].compactMap { $0 }
    guard result.isServiceGone else { return messages }
    if case .calls(let count) = options.extent, !isCutOff, result.callCount < count {
      messages.append(
        "Ended after \(Format.decimal(result.seconds, 1)) s, with \(Format.grouped(result.callCount)) of "
          + "\(Format.grouped(count)) calls made: the service was gone.")
    } else {
      messages.append("The service was gone at the end: no connection to it was open.")
    }
    return messages
  }

  /// How a load test ends.
  public enum Outcome: Sendable {
    case passed
    /// A condition of `--fail-if` was met, or nothing was measured for it.
    case conditionFailed
    case serviceGone
    case everyCallFailed
    case nothingMeasured
  }

  public var outcome: Outcome {
    if thresholds.contains(where: \.isFailed) { return .conditionFailed }
    if result.isServiceGone { return .serviceGone }
    let tally = result.tally
    if result.shape.isFeedsOnly {
      // Feeds are quiet while no figure changes.
      return tally.side.feedMessages > 0 || tally.feedEnds.isEmpty ? .passed : .everyCallFailed
    }
    if tally.okCount > 0 { return .passed }
    return tally.errorCount > 0 ? .everyCallFailed : .nothingMeasured
  }

  /// The errors, the most frequent first.
  public var errors: [(failing: Failing, count: UInt64, message: String)] {
    result.tally.errors
      .map { (failing: $0.key, count: $0.value, message: result.tally.errorMessages[$0.key] ?? "") }
      .sorted { ($1.count, $0.failing) < ($0.count, $1.failing) }
  }

  /// How the load was generated.
  var loadDescription: String {
    let shape = result.shape
    let calls = shape.connections * shape.depth
    if shape.isFeedsOnly { return "\(shape.feeds) feeds held open" }
    guard let rate = shape.rate else {
      return "closed loop, \(shape.connections) connections with \(shape.depth) in flight each (\(calls) in all)"
    }
    return
      "open loop at \(Format.rate(rate))/s (\(shape.arrivals.rawValue)), \(shape.connections) connections with at "
      + "most \(shape.depth) in flight each"
  }

  /// CPU microseconds of the tester and of the server for each call that ended; nil if not known.
  var testerMicroseconds: Double? { microseconds(result.usage.testerSeconds) }
  var serverMicroseconds: Double? { result.usage.serverSeconds.flatMap(microseconds) }

  private func microseconds(_ seconds: Double) -> Double? {
    result.callCount == 0 ? nil : seconds * 1e6 / Double(result.callCount)
  }
}

/// What the search for the highest rate found.
public struct FoundRate: Sendable {
  public var condition: String
  public var trials: [RateSearch.Trial]
  public var best: RateSearch.Trial?

  public init(condition: String, trials: [RateSearch.Trial], best: RateSearch.Trial?) {
    self.condition = condition
    self.trials = trials
    self.best = best
  }
}

/// The machine that the tester ran on.
public struct Machine: Sendable, Equatable {
  public var system: String
  public var processor: String
  public var cpus: Int
  public var memoryBytes: UInt64

  public init(system: String, processor: String, cpus: Int, memoryBytes: UInt64) {
    self.system = system
    self.processor = processor
    self.cpus = cpus
    self.memoryBytes = memoryBytes
  }
}
