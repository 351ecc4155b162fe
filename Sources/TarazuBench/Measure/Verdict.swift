// Whether the tester or the machine, rather than the server, set the limit, and how that is known.

/// A word on what limited a run.
public struct Verdict: Sendable, Equatable {
  /// Whether the figures say at least as much of the tester or its machine as of the server.
  public let testerWasLimit: Bool
  /// Sentences for a person, the main one first.
  public let words: [String]
}

extension Verdict {
  /// From this share of a core on, a loop had no time to spare.
  private static let busy = 0.95
  /// From this share of calls on, the tester's own late starts show in the figures.
  private static let lateShare = 0.01
  /// From this share of the time on, waiting for a CPU shows in the figures.
  private static let starved = 0.05
  /// Below this share of idle CPUs, who runs takes from whom else runs.
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
          + "add --threads if the machine has cores to spare")
    }
    if waited >= Verdict.starved {
      limits.append(
        "a loop of the tester could have run but got no CPU for \(Format.percent(waited)) of the time, by the kernel's "
          + "count, which is in all latencies")
    }
    let lateness = result.tally.lateness
    if Double(lateness.byTesterCount) > Verdict.lateShare * Double(max(1, result.callCount)) {
      limits.append(
        "\(Format.grouped(lateness.byTesterCount)) calls began more than 1 ms late although a call was free: the tester "
          + "was not on time")
    }
    if let idle = result.usage.idleShare, idle < Verdict.noIdle {
      remarks.append(
        "The machine had no idle CPU (\(Format.percent(idle))): what the tester uses is taken from whatever else runs "
          + "here.")
    }
    testerWasLimit = !limits.isEmpty
    if limits.isEmpty {
      words = [Verdict.cleared(result, busiest)] + remarks
    } else {
      words = ["The tester was the limit, not the service: " + limits.joined(separator: "; ") + "."] + remarks
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
      "The tester was not the limit: \(spare), and the calls that began late waited for one of the calls in flight to "
      + "be answered."
  }
}
