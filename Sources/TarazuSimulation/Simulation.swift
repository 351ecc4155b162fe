// A country's courts made up from a seed: a directory, and events that could be theirs, in constant memory.

import TarazuCalendar
import TarazuDomain

/// Makes events one by one, about in the order in which they happened, over the three years up to a day. The same seed,
/// number, end and version give the same events on any machine. All of them are accepted, and none is an anomaly.
///
/// Memory is bounded by what is open at a time (`CasePool.capacity`). A number of events for which that is not enough
/// is made in passes, each over the whole country and all three years.
public struct Simulation: Sequence, IteratorProtocol, Sendable {
  /// The day up to which events lie unless another is asked for: 2026-10-22.
  public static let defaultEnd = Day(number: 20_748)
  /// The most events: more would need more digits in the cases' codes.
  public static let mostEvents = 10_000_000_000
  /// The days that a simulation may end on: all its dates stay within 1900 to 2199.
  public static let ends = Day(number: Day.first.number + 5_000)...Day(number: Day.last.number - 1_100)
  /// The most events of one pass, for which the pool is large enough.
  static let eventsPerPass = 10_000_000

  /// The directory that the events refer to.
  public var directory: SimulatedDirectory { life.country.directory }

  private let calendar: WorkCalendar
  private let total: Int
  private let eventsPerPass: Int
  private var life: CaseLife
  private var outbox = Outbox()
  private var agenda = Agenda(days: 0)
  private(set) var pool = CasePool()
  private var plan: Plan
  /// Events made in all, and the number at which the pass at hand ends.
  private var made = 0
  private var madeBefore = 0
  private var passEnd = 0
  private var cases = 0
  /// For each province, the number of its last event and of its last case.
  private var lastID = Array(repeating: 0, count: Province.all.count)
  private var lastSerial = Array(repeating: 0, count: Province.all.count)

  /// - Parameters:
  ///   - seed: any number; another one gives another country.
  ///   - events: how many events there will be, 0 to `mostEvents`.
  ///   - end: the last day on which an event lies in Tehran, within `ends`.
  public init(seed: UInt64, events: Int, to end: Day = Simulation.defaultEnd) throws(SimulationError) {
    try self.init(seed: seed, events: events, to: end, eventsPerPass: Simulation.eventsPerPass)
  }

  init(seed: UInt64, events: Int, to end: Day, eventsPerPass: Int) throws(SimulationError) {
    guard (0...Simulation.mostEvents).contains(events) else { throw .events(events) }
    guard Simulation.ends.contains(end) else { throw .end(end) }
    calendar = WorkCalendar(to: end)
    total = events
    self.eventsPerPass = eventsPerPass
    plan = Plan(events: 0, calendar: calendar)
    let country = Layout.country(events: events, seed: seed, calendar: calendar)
    // Another stream of chance than the layout's, so that more of one does not shift the other.
    life = CaseLife(country: country, calendar: calendar, random: Random(seed: ~seed))
  }

  /// The next event; nil after the last one.
  public mutating func next() -> Event? {
    while !outbox.hasReady, made < total { makeNext() }
    return outbox.take(flush: made == total)
  }
}

/// What a simulation cannot be made of.
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
  case events(Int)
  case end(Day)

  public var description: String {
    switch self {
    case .events(let count): "\(count) events: from 0 to \(Simulation.mostEvents) can be made"
    case .end(let day):
      "an end on \(day): it can be from \(Simulation.ends.lowerBound) to \(Simulation.ends.upperBound)"
    }
  }
}

// MARK: - Day by day

extension Simulation {
  /// Makes the next event of the earliest case, or turns to the next day or pass.
  private mutating func makeNext() {
    guard made < passEnd, let (slot, second) = agenda.popToday() else { return turn() }
    let now = Moment(day: agenda.today, second: second)
    let sender = life.country.branches[Int(pool[slot].branch)].province
    let (body, next) = life.advance(&pool[slot], at: now)
    send(body, of: pool[slot].code, from: sender, at: now)
    if let next, next.day < WorkCalendar.days {
      agenda.add(slot: slot, day: next.day, second: next.second)
    } else {
      pool.remove(slot)
    }
  }

  private mutating func turn() {
    guard made < passEnd, agenda.turnDay() else { return startPass() }
    let count = plan.newCases(on: agenda.today, made: made - madeBefore, due: agenda.dueToday)
    for _ in 0..<count where !pool.isFull { register() }
  }

  /// What is still to be made, in passes of about one size.
  private mutating func startPass() {
    let left = total - made
    let passes = (left + eventsPerPass - 1) / eventsPerPass
    madeBefore = made
    passEnd = made + (left + passes - 1) / passes
    plan = Plan(events: passEnd - made, calendar: calendar)
    agenda = Agenda(days: WorkCalendar.days)
    pool = CasePool()
  }

  private mutating func register() {
    let today = agenda.today
    let isWorkday = calendar.isWorkday(today)
    let index = life.country.branchOfNewCase(number: cases, on: today, isWorkday: isWorkday, &life.random)
    let branch = life.country.branches[index]
    let matters = branch.kind.matters
    let matter = matters[life.random.index(byWeights: matters.map(\.weight))].matter
    cases += 1
    lastSerial[branch.province] += 1
    let year = JalaliDate(calendar.day(at: today)).year
    let code = (year * 100 + branch.province) * 10_000_000_000 + lastSerial[branch.province]
    let slot = pool.add(CourtCase(code: code, branch: Int32(index), matter: matter))
    agenda.add(slot: slot, day: today, second: life.officeSecond())
  }
}

// MARK: - Out

extension Simulation {
  /// Sends an event, now and then first with a mistake that is taken back and corrected.
  private mutating func send(_ body: EventBody, of code: Int, from province: Int, at now: Moment) {
    guard made + 3 <= passEnd, outbox.hasRoomForCorrection, life.random.below(Simulation.eventsPerMistake) == 0,
      let mistake = body.mistaken(&life.random)
    else {
      return outbox.add(event(body, of: code, from: province, at: now), &life.random)
    }
    let wrong = event(mistake, of: code, from: province, at: now)
    let noticed = Moment(day: now.day, second: now.second + life.random.within(60...7_200))
    let retraction = event(.retracted(retracts: wrong.id), of: code, from: province, at: noticed)
    let right = event(body, of: code, from: province, at: now)
    outbox.add(wrong, &life.random)
    outbox.addCorrection(retraction, right, &life.random)
  }

  private mutating func event(_ body: EventBody, of code: Int, from province: Int, at now: Moment) -> Event {
    made += 1
    lastID[province] += 1
    let day = Int64(calendar.start.number) + Int64(now.day)
    let seconds = day * 86_400 + Int64(now.second) - Simulation.tehranOffset
    return Event(
      source: Country.sources[province], id: String(lastID[province]),
      at: Instant(nanoseconds: seconds * 1_000_000_000),
      caseCode: String(code), body: body)
  }

  /// One in so many events is entered with a mistake, where it has a field for one.
  private static let eventsPerMistake = 150

  /// Seconds that Tehran is ahead of UTC. In the years of daylight saving office hours are an hour later, which is
  /// still the same day.
  private static let tehranOffset: Int64 = 12_600
}

extension EventBody {
  /// The same with a mistake such as people make when they enter it; nil where it has no field for one.
  fileprivate func mistaken(_ random: inout Random) -> EventBody? {
    switch self {
    case .registered(let branch, let right):
      let other = Matter.allCases[random.below(Matter.allCases.count)].caseClass.code
      return other == right ? nil : .registered(branch: branch, caseClass: other)
    case .closed(let branch, let right):
      return .closed(branch: branch, outcome: right == .judgment ? .dismissal : .judgment)
    case .hearingSet(let branch, let hearing, let on, let purpose):
      return .hearingSet(
        branch: branch, hearing: hearing, on: Day(number: on.number + Int32(random.within(1...20))), purpose: purpose)
    case .enforcementPaid(let branch, let amount):
      return .enforcementPaid(branch: branch, amount: amount * 10)
    case .surveyed(let branch, let score):
      return score == 3 ? nil : .surveyed(branch: branch, score: 6 - score)
    default:
      return nil
    }
  }
}
