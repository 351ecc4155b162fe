// A country's courts made up from a seed: a directory, and events that could be theirs, in constant memory.

import TarazuCalendar
import TarazuDomain

/// Makes events one by one, in the order in which they are entered, which is about that in which they happened, over the
/// three years up to a day. The same seed, number, end and version give the same events on any machine. All of them are
/// accepted, and none is an anomaly.
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
  /// The second of the simulation that events leave up to.
  private var clock = 0
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
  /// Events that do not fit their case: how many, when, and of which reasons there were how many.
  private let misfits: Int
  private var turns: Turns
  private var tally = Tally(of: Misfit.reasons.count)
  private var chance: Random
  /// A retraction that somebody may want to take back.
  private var regretted: Event?

  /// - Parameters:
  ///   - seed: any number; another one gives another country.
  ///   - events: how many events there will be, 0 to `mostEvents`.
  ///   - end: the last day on which an event lies in Tehran, within `ends`.
  public init(seed: UInt64, events: Int, to end: Day = Simulation.defaultEnd) throws(SimulationError) {
    try self.init(seed: seed, events: events, to: end, eventsPerPass: Simulation.eventsPerPass)
  }

  /// - Parameters:
  ///   - misfits: so many of the events are anomalies.
  init(seed: UInt64, events: Int, misfits: Int = 0, to end: Day, eventsPerPass: Int) throws(SimulationError) {
    guard (0...Simulation.mostEvents).contains(events) else { throw .events(events) }
    guard Simulation.ends.contains(end) else { throw .end(end) }
    calendar = WorkCalendar(to: end)
    total = events
    self.eventsPerPass = eventsPerPass
    plan = Plan(events: 0, misfits: 0, calendar: calendar)
    self.misfits = misfits
    // Streams of chance of their own, so that more of one does not shift the others.
    chance = Random(seed: seed ^ 0x6D69_7366)
    turns = Turns(misfits, among: events, &chance)
    let country = Layout.country(events: events, seed: seed, calendar: calendar)
    life = CaseLife(country: country, calendar: calendar, random: Random(seed: ~seed))
  }

  /// The next event; nil after the last one.
  public mutating func next() -> Event? {
    while !outbox.hasReady(at: clock), made < total { makeNext() }
    return outbox.take(at: made == total ? Int.max : clock)
  }

  var country: Country { life.country }
}

/// What a simulation cannot be made of.
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
  case events(Int)
  case end(Day)
  case dirty(Int)

  public var description: String {
    switch self {
    case .events(let count): "\(count) events: from 0 to \(Simulation.mostEvents) can be made"
    case .end(let day):
      "an end on \(day): it can be from \(Simulation.ends.lowerBound) to \(Simulation.ends.upperBound)"
    case .dirty(let millionths):
      "\(millionths) dirty lines of a million: from 0 to \(SimulatedLines.mostDirty) can be made"
    }
  }
}

// MARK: - Day by day

extension Simulation {
  /// Makes the next event of the earliest case, or turns to the next day or pass.
  private mutating func makeNext() {
    guard made < passEnd, let (slot, second) = agenda.popToday() else { return turn() }
    let now = Moment(day: agenda.today, second: second)
    clock = now.secondOfAll
    let sender = life.country.branches[Int(pool[slot].branch)].province
    let (body, next) = life.advance(&pool[slot], at: now)
    let id = send(body, of: pool[slot].code, from: sender, at: now)
    while turns.isDue(after: made), made < passEnd {
      sendMisfit(after: body, id, of: pool[slot], from: sender, at: now)
    }
    if let next, next.day < WorkCalendar.days {
      agenda.add(slot: slot, day: next.day, second: next.second)
    } else {
      pool.remove(slot)
    }
  }

  private mutating func turn() {
    guard made < passEnd, agenda.turnDay() else { return startPass() }
    clock = Moment(day: agenda.today, second: 0).secondOfAll
    let count = plan.newCases(on: agenda.today, made: made - madeBefore, due: agenda.dueToday)
    for _ in 0..<count where !pool.isFull { register() }
  }

  /// What is still to be made, in passes of about one size.
  private mutating func startPass() {
    let left = total - made
    let passes = (left + eventsPerPass - 1) / eventsPerPass
    madeBefore = made
    passEnd = made + (left + passes - 1) / passes
    // A pass has some millions of events, so that the product stays far below 2^63.
    let count = passEnd - made
    plan = Plan(events: count, misfits: count * misfits / Swift.max(total, 1), calendar: calendar)
    // What is held back leaves before the calendar begins anew.
    clock = Int.max
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
  /// Sends an event, now and then first with a mistake that is taken back and corrected; answers its number.
  private mutating func send(_ body: EventBody, of code: Int, from province: Int, at now: Moment) -> String {
    // There is room for the misfits that may be due by then, too.
    guard made + 6 <= passEnd, outbox.hasRoom(for: 3), life.random.below(Simulation.eventsPerMistake) == 0,
      let mistake = body.mistaken(&life.random)
    else {
      let event = event(body, of: String(code), from: province, at: now)
      enter(event, at: now)
      return event.id
    }
    let wrong = event(mistake, of: String(code), from: province, at: now)
    let noticed = life.noticed(now)
    let retraction = event(.retracted(retracts: wrong.id), of: String(code), from: province, at: noticed)
    let right = event(body, of: String(code), from: province, at: now)
    enter(wrong, at: now)
    outbox.hold(retraction, until: noticed.secondOfAll)
    outbox.hold(right, until: noticed.secondOfAll)
    if misfits > 0 { regretted = retraction }
    return right.id
  }

  /// Lets an event out as it happens, or when it is entered.
  private mutating func enter(_ event: Event, at now: Moment) {
    guard outbox.hasRoom(for: 1), let entered = life.entered(now) else { return outbox.add(event) }
    outbox.hold(event, until: entered.secondOfAll)
  }

  private mutating func event(
    _ body: EventBody, of code: String, from province: Int, at now: Moment
  ) -> Event {
    made += 1
    lastID[province] += 1
    return Event(
      source: Country.sources[province], id: String(lastID[province]), at: instant(of: now), caseCode: code, body: body)
  }

  private func instant(of moment: Moment) -> Instant {
    let seconds = Int64(calendar.start.number) * 86_400 + Int64(moment.secondOfAll) - Simulation.tehranOffset
    return Instant(nanoseconds: seconds * 1_000_000_000)
  }

  /// One in so many events is entered with a mistake, where it has a field for one.
  private static let eventsPerMistake = 150

  /// Seconds that Tehran is ahead of UTC. In the years of daylight saving office hours are an hour later, which is
  /// still the same day.
  private static let tehranOffset: Int64 = 12_600
}

// MARK: - What does not fit

extension Simulation {
  /// Sends an event that does not fit the case, before the case's next event, for the reason that came least so far.
  private mutating func sendMisfit(
    after body: EventBody, _ id: String, of own: CourtCase, from province: Int, at now: Moment
  ) {
    turns.advance(&chance)
    let branches = life.country.branches
    let branch = branches[Int(own.branch)]
    let isEnforcing = body.kind == .enforcementOpened || body.kind == .enforcementPaid
    let standing = Standing(
      body: body, id: id, own: own, branch: branch,
      stranger: branches[life.country.neighbour(of: Int(own.branch))],
      enforcer: branches[isEnforcing ? Int(own.enforcer) : branch.enforcers.lowerBound])
    let moment = Moment(day: now.day, second: now.second + chance.within(1...59))
    for index in tally.order(&chance) {
      let reason = Misfit.reasons[index]
      if reason == .retractsRetraction {
        tally.take(index)
        return retractRetraction(of: own, from: province, at: moment)
      }
      guard let misfit = Misfit.body(reason, standing, on: calendar.day(at: now.day), &chance) else { continue }
      tally.take(index)
      // A case that nobody registered has a digit too many.
      let code = reason == .notRegistered ? String(own.code) + "7" : String(own.code)
      let isEarly = reason == .retractsLater
      return outbox.add(
        event(
          misfit, of: code, from: misfit.kind == .retracted ? province : branch.province,
          at: isEarly ? Moment(day: now.day, second: now.second - chance.within(60...3_600)) : moment))
    }
  }

  /// Takes a retraction back, or where there was none lately itself.
  private mutating func retractRetraction(of own: CourtCase, from province: Int, at moment: Moment) {
    guard let retraction = regretted else {
      return outbox.add(
        event(.retracted(retracts: String(lastID[province] + 1)), of: String(own.code), from: province, at: moment))
    }
    regretted = nil
    made += 1
    let number = Province.all.indices.first { Country.sources[$0] == retraction.source } ?? province
    lastID[number] += 1
    let later = Instant(nanoseconds: Swift.max(retraction.at, instant(of: moment)).nanoseconds)
    outbox.add(
      Event(
        source: retraction.source, id: String(lastID[number]), at: later, caseCode: retraction.caseCode,
        body: .retracted(retracts: retraction.id)))
  }
}
