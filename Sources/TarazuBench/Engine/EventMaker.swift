// Simulated events in the service's own branches.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuProtocol
import TarazuSimulation
import TarazuWire

/// How batches are made.
struct IngestPlan: Sendable {
  /// Branches of the service's directory, which replace the simulated ones; not empty.
  var branches: [String]
  /// Events of a batch.
  var batch: Int
  /// The last day of events.
  var end: Day
  var seed: UInt64
  /// The beginning of the ids of events and cases, so that each run has other ones.
  var run: String
  /// The call without its payload.
  var request: ClientMachine.Request
}

/// Makes batches of simulated events in the service's own branches.
struct EventMaker {
  /// The source that all events name.
  static let source = "bench"
  /// The events of one simulation, after which another one begins.
  private static let eventsPerSimulation = 200_000

  private let plan: IngestPlan
  private var simulation: Simulation
  private var round: UInt64 = 0
  private var codes: [String: String] = [:]

  init(_ plan: IngestPlan) throws(BenchError) {
    self.plan = plan
    do throws(SimulationError) {
      simulation = try Simulation(seed: plan.seed, events: EventMaker.eventsPerSimulation, to: plan.end)
    } catch { throw BenchError(error.description) }
  }

  /// The next batch as a call. Throws if it is larger than a frame may be.
  mutating func next() throws(Status) -> ClientMachine.PreparedCall {
    var lines: [UInt8] = []
    for _ in 0..<plan.batch {
      lines += EventLine.text(of: nextEvent())
      lines.append(UInt8(ascii: "\n"))
    }
    var request = plan.request
    request.payload = SubmitLinesRequest(lines: lines).encode()
    return try ClientMachine.PreparedCall(request)
  }

  private mutating func nextEvent() -> TarazuDomain.Event {
    while true {
      if let event = simulation.next() { return renamed(event) }
      round += 1
      if let following = try? Simulation(
        seed: plan.seed &+ round, events: EventMaker.eventsPerSimulation, to: plan.end)
      {
        simulation = following
      }
    }
  }

  private mutating func renamed(_ event: TarazuDomain.Event) -> TarazuDomain.Event {
    let prefix = plan.run + "-" + String(round) + "-"
    // An id is unique only within its source, and all these events get the same source.
    let ids = prefix + event.source + "-"
    return TarazuDomain.Event(
      source: EventMaker.source, id: ids + event.id, at: event.at, caseCode: prefix + event.caseCode,
      body: renamed(event.body, ids))
  }

  private mutating func renamed(_ body: EventBody, _ ids: String) -> EventBody {
    switch body {
    case .registered(let branch, let caseClass): .registered(branch: own(branch), caseClass: caseClass)
    case .transferred(let branch, let to): .transferred(branch: own(branch), to: own(to))
    case .closed(let branch, let outcome): .closed(branch: own(branch), outcome: outcome)
    case .reopened(let branch): .reopened(branch: own(branch))
    case .hearingSet(let branch, let hearing, let on, let purpose):
      .hearingSet(branch: own(branch), hearing: hearing, on: on, purpose: purpose)
    case .enforcementOpened(let branch, let amount): .enforcementOpened(branch: own(branch), amount: amount)
    case .enforcementPaid(let branch, let amount): .enforcementPaid(branch: own(branch), amount: amount)
    case .enforcementClosed(let branch): .enforcementClosed(branch: own(branch))
    case .surveyed(let branch, let score): .surveyed(branch: own(branch), score: score)
    case .retracted(let retracts): .retracted(retracts: ids + retracts)
    case .hearingHeld, .hearingAdjourned, .hearingCancelled, .appealed, .appealDecided: body
    }
  }

  /// The service's branch that replaces a simulated one.
  private mutating func own(_ branch: String) -> String {
    if let code = codes[branch] { return code }
    let code = plan.branches[codes.count % plan.branches.count]
    codes[branch] = code
    return code
  }
}
