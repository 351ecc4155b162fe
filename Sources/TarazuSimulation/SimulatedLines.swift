// A simulation as the lines of a file, with a share of dirty ones among them if asked.

import TarazuCalendar
import TarazuDomain
import TarazuLines

/// Lines one by one, without their ends. Of the dirty ones each is either refused, or an anomaly that stays one; all
/// others are accepted, and none is an anomaly. Each reason of EVENTS comes, but `not_allowed` and `out_of_reach`, which
/// a sender at the country does not meet; `case_full` where the dirty lines are `fullCaseFrom` or more, for the events
/// that fill a case, accepted though they are, are counted among the dirty lines.
public struct SimulatedLines: Sequence, IteratorProtocol, Sendable {
  /// The most dirty lines, in millionths: with more the clean ones would have no order left to be seen.
  public static let mostDirty = 300_000
  /// From so many dirty lines on one case is filled up.
  public static let fullCaseFrom = shareOfFillers * EventLimits.eventsPerCase
  /// The events that fill a case are at most one in so many dirty lines.
  private static let shareOfFillers = 4

  /// The directory that the events refer to.
  public var directory: SimulatedDirectory { simulation.directory }

  private var simulation: Simulation
  private var random: Random
  private let total: Int
  private var made = 0
  private var turns: Turns
  private var tally = Tally(of: FaultyLine.reasons.count)
  private(set) var stuck: StuckSender?
  /// The event that was written last.
  private var last: Event?

  /// - Parameters:
  ///   - lines: how many lines there will be, 0 to `Simulation.mostEvents`.
  ///   - dirty: how many of a million lines are dirty, 0 to `mostDirty`.
  public init(
    seed: UInt64, lines: Int, to end: Day = Simulation.defaultEnd, dirty: Int
  ) throws(SimulationError) {
    try self.init(seed: seed, lines: lines, to: end, dirty: dirty, eventsPerCase: EventLimits.eventsPerCase)
  }

  /// - Parameter eventsPerCase: how many fill a case.
  init(seed: UInt64, lines: Int, to end: Day, dirty: Int, eventsPerCase: Int) throws(SimulationError) {
    guard (0...Simulation.mostEvents).contains(lines) else { throw .events(lines) }
    guard (0...SimulatedLines.mostDirty).contains(dirty) else { throw .dirty(dirty) }
    let count = lines / 1_000_000 * dirty + lines % 1_000_000 * dirty / 1_000_000
    let fillers = count >= SimulatedLines.shareOfFillers * eventsPerCase ? eventsPerCase : 0
    let reasons = FaultyLine.reasons.count
    let faults = (count - fillers) / (reasons + Misfit.reasons.count) * reasons
    simulation = try Simulation(
      seed: seed, events: lines - faults - fillers, misfits: count - fillers - faults, to: end,
      eventsPerPass: Simulation.eventsPerPass)
    // Another stream of chance than those of the simulation.
    random = Random(seed: seed ^ 0x6469_7274)
    total = lines
    turns = Turns(faults + fillers, among: lines, &random)
    stuck = fillers > 0 ? StuckSender(branch: simulation.country.branches[0], fillers: fillers) : nil
  }

  public mutating func next() -> [UInt8]? {
    guard made < total else { return nil }
    made += 1
    // Those that are left once the simulation is at its end are due.
    if let last, turns.isDue(after: made - 1) { return fault(after: last) }
    guard let event = simulation.next() else { return last.map { fault(after: $0) } }
    last = event
    return EventLine.text(of: event)
  }

  private mutating func fault(after event: Event) -> [UInt8] {
    turns.advance(&random)
    // Most turns are the stuck sender's until its case is full; then each eighth one, which is refused.
    if let sender = stuck, random.chance(sender.isFull ? 12 : 80) {
      var sender = sender
      defer { stuck = sender }
      return EventLine.text(of: sender.next(at: event.at))
    }
    let reason = tally.order(&random)[0]
    tally.take(reason)
    return FaultyLine.text(FaultyLine.reasons[reason], of: event, &random)
  }
}
