// Judges whether the tester or its machine, and not the server, was the limit.

/// What limited a run.
public struct Verdict: Sendable, Equatable {
  /// Whether the figures depend on the tester or its machine as much as on the server.
  public let testerWasLimit: Bool
  /// Sentences for a person, the main one first.
  public let sentences: [String]
}

extension Verdict {
  /// A loop that uses this share of a core has no time to spare.
  private static let busy = 0.95
  /// If the tester starts this share of the calls late, it shows in the figures.
  private static let lateShare = 0.01
  /// If a loop waits for a CPU for this share of the time, it shows in the figures.
  private static let starved = 0.05
  /// With fewer idle CPUs than this share, programs take CPU time from each other.
  private static let noIdle = 0.03

  /// If this share of the calls got no answer, the service or the way to it was away or too slow.
  private static let unansweredShare = 0.01

  /// Judges a run.
  public init(_ result: RunResult) {
    let seconds = max(1e-9, result.seconds)
    let busiest = (result.usage.loopSeconds.max() ?? 0) / seconds
    let waited = (result.usage.waitSeconds.max() ?? 0) / seconds
    let tally = result.tally
    let calls = Double(max(1, result.callCount))
    let isUnanswered = Double(tally.unansweredCount) > Verdict.unansweredShare * calls
    var limits: [String] = []
    if busiest >= Verdict.busy {
      limits.append(
        "a loop of the tester used \(Format.percent(busiest)) of a core, so the service could perhaps have done more; "
          + "use more --threads if the machine has cores to spare")
    }
    var disturbances: [String] = []
    if waited >= Verdict.starved {
      disturbances.append(
        "a loop of the tester waited for a CPU for \(Format.percent(waited)) of the time, by the kernel's count, which "
          + "is in all latencies")
    }
    if Double(tally.lateness.byTesterCount) > Verdict.lateShare * calls {
      disturbances.append(
        "\(Format.grouped(tally.lateness.byTesterCount)) calls began more than 1 ms late although they could have begun: "
          + "the tester was late")
    }
    // A rate that was met was limited by nothing, and calls without an answer were not the tester's.
    let hadNoLimit = result.metItsRate
    if !hadNoLimit, !isUnanswered { limits += disturbances }
    testerWasLimit = !hadNoLimit && !limits.isEmpty
    var sentences: [String] = []
    if testerWasLimit {
      sentences.append("The tester was the limit, not the service: " + limits.joined(separator: "; ") + ".")
    } else {
      sentences.append(Verdict.cleared(result, busiest))
    }
    if let late = Verdict.lateStarts(result) { sentences.append(late) }
    if isUnanswered {
      sentences.append(
        "\(Format.grouped(tally.unansweredCount)) calls (\(Format.percent(Double(tally.unansweredCount) / calls))) got no "
          + "answer; they count as failed, with the time that they had waited.")
    }
    if !testerWasLimit, waited >= Verdict.starved, let disturbance = disturbances.first {
      sentences.append("But \(disturbance).")
    }
    if let idle = result.usage.idleShare, idle < Verdict.noIdle {
      sentences.append(
        "The machine had no idle CPU (\(Format.percent(idle))): the tester takes its CPU time from the other programs "
          + "here.")
    }
    self.sentences = sentences
  }

  private static func cleared(_ result: RunResult, _ busiest: Double) -> String {
    let spare = "its busiest loop used \(Format.percent(busiest)) of a core"
    if result.shape.isFeedsOnly { return "The tester was not the limit: \(spare)." }
    guard result.shape.isOpen else {
      return "The tester was not the limit: \(spare); each call in flight waited for the service."
    }
    guard result.metItsRate else { return "The tester was not the limit: \(spare)." }
    return "The requested rate was met, so nothing was the limit; of the tester, \(spare)."
  }

  /// What there is to say about the starts of calls in open loop.
  private static func lateStarts(_ result: RunResult) -> String? {
    guard result.shape.isOpen, result.callCount > 0 else { return nil }
    let lateness = result.tally.lateness
    let (late, own) = (lateness.lateCount, min(lateness.byTesterCount, lateness.lateCount))
    guard late > 0 else {
      return result.tally.unansweredCount > 0 || lateness.skippedCount > 0
        ? nil : "Every call began within 1 ms of its time."
    }
    let all = "\(Format.grouped(late)) calls began more than 1 ms late"
    let waiting = "for a call in flight to end, or for a connection"
    if own == 0 { return "\(all); they waited \(waiting)." }
    if own == late { return "\(all), all of them because the tester itself was late." }
    return "\(all): \(Format.grouped(own)) because the tester itself was late, the others waited \(waiting)."
  }
}
