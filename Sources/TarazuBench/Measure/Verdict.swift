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

  /// Judges a run.
  public init(_ result: RunResult) {
    var limits: [String] = []
    var remarks: [String] = []
    let seconds = max(1e-9, result.seconds)
    let busiest = (result.usage.loopSeconds.max() ?? 0) / seconds
    let waited = (result.usage.waitSeconds.max() ?? 0) / seconds
    if busiest >= Verdict.busy {
      limits.append(
        "a loop of the tester used \(Format.percent(busiest)) of a core, so the service could perhaps have done more; "
          + "use more --threads if the machine has cores to spare")
    }
    if waited >= Verdict.starved {
      limits.append(
        "a loop of the tester waited for a CPU for \(Format.percent(waited)) of the time, by the kernel's count, which "
          + "is in all latencies")
    }
    let lateness = result.tally.lateness
    if Double(lateness.byTesterCount) > Verdict.lateShare * Double(max(1, result.callCount)) {
      limits.append(
        "\(Format.grouped(lateness.byTesterCount)) calls began more than 1 ms late although they could have begun: the "
          + "tester was late")
    }
    if let idle = result.usage.idleShare, idle < Verdict.noIdle {
      remarks.append(
        "The machine had no idle CPU (\(Format.percent(idle))): the tester takes its CPU time from the other programs "
          + "here.")
    }
    testerWasLimit = !limits.isEmpty
    if limits.isEmpty {
      sentences = [Verdict.cleared(result, busiest)] + remarks
    } else {
      sentences = ["The tester was the limit, not the service: " + limits.joined(separator: "; ") + "."] + remarks
    }
  }

  private static func cleared(_ result: RunResult, _ busiest: Double) -> String {
    let spare = "its busiest loop used \(Format.percent(busiest)) of a core"
    let lateness = result.tally.lateness
    guard result.shape.isOpen else {
      return "The tester was not the limit: \(spare); each call in flight waited for the service."
    }
    guard lateness.lateCount > 0 || lateness.skippedCount > 0 else {
      return "The tester was not the limit: \(spare), and every call began within 1 ms of its time."
    }
    return
      "The tester was not the limit: \(spare), and the calls that began late waited for the service to answer calls in "
      + "flight."
  }
}
