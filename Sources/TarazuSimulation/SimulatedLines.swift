// A simulation as the lines of a file, with a share of dirty ones if wanted.

import TarazuCalendar
import TarazuDomain
import TarazuLines

/// Makes lines one by one, without line ends. Each dirty line is either rejected, or an anomaly that stays one. All
/// others are accepted, and none of them is an anomaly. Every reason occurs, except `not_allowed` and `out_of_reach`,
/// which a sender for the whole country does not get. `case_full` needs at least `fullCaseFrom` dirty lines, because
/// the accepted events that fill a case count as dirty lines.
public struct SimulatedLines: Sequence, IteratorProtocol, Sendable {
  /// The most dirty lines, in millionths. With more, no order would be visible in the clean ones.
  public static let mostDirty = 300_000
  /// With this many dirty lines or more, one case is filled up.
  public static let fullCaseFrom = shareOfFillers * EventLimits.eventsPerCase
  /// At most one dirty line in this many is an event that fills a case.
  private static let shareOfFillers = 4

  /// The directory that the events refer to.
  public var directory: SimulatedDirectory { simulation.directory }

  private var simulation: Simulation
  private var random: Random
  private let total: Int
  private var made = 0
  private var schedule: EvenSpread
  private var rotation = Rotation(of: FaultyLine.reasons.count)
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
    let faults = (count - fillers) / (reasons + AnomalyMaker.reasons.count) * reasons
    simulation = try Simulation(
      seed: seed, events: lines - faults - fillers, anomalies: count - fillers - faults, to: end,
      eventsPerPass: Simulation.eventsPerPass)
    // Random numbers that are independent of the simulation's.
    random = Random(seed: seed ^ 0x6469_7274)
    total = lines
    schedule = EvenSpread(faults + fillers, among: lines, &random)
    stuck = fillers > 0 ? StuckSender(branch: simulation.country.branches[0], fillers: fillers) : nil
  }

  public mutating func next() -> [UInt8]? {
    guard made < total else { return nil }
    made += 1
    // The faulty lines that are left when the simulation ends are due.
    if let last, schedule.isDue(after: made - 1) { return fault(after: last) }
    guard let event = simulation.next() else { return last.map { fault(after: $0) } }
    last = event
    return EventLine.text(of: event)
  }

  private mutating func fault(after event: Event) -> [UInt8] {
    schedule.advance(&random)
    // Most dirty lines come from the stuck sender until its case is full, then one in eight, which is rejected.
    if let sender = stuck, random.chance(sender.isFull ? 12 : 80) {
      var sender = sender
      defer { stuck = sender }
      return EventLine.text(of: sender.next(at: event.at))
    }
    let reason = rotation.order(&random)[0]
    rotation.take(reason)
    return FaultyLine.text(FaultyLine.reasons[reason], of: event, &random)
  }
}
