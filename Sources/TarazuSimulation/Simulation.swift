import TarazuCalendar
import TarazuDomain

/// Makes events one by one, in the order in which they are entered, over the three years up to a day. The same seed,
/// number, end and version give the same events on any machine. All of them are accepted, and none is an anomaly.
///
/// Memory is bounded by the cases that are open at the same time (`CasePool.capacity`). If that is not enough for a
/// number of events, they are made in passes, each over the whole country and all three years.
public struct Simulation: Sequence, IteratorProtocol, Sendable {
  /// The last day of events by default: 2026-10-22.
  public static let defaultEnd = Day(number: 20_748)
  /// The most events. More would need more digits in the codes of cases.
  public static let mostEvents = 10_000_000_000
  /// The days on which a simulation may end, so that all its dates are within 1900 to 2199.
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
  /// The second of the simulation until which events may leave.
  private var clock = 0
  private var agenda = Agenda(days: 0)
  private(set) var pool = CasePool()
  private var plan: RegistrationPlan
  /// The events made in all, and the number at which the current pass ends.
  private var made = 0
  private var madeBefore = 0
  private var passEnd = 0
  private var cases = 0
  /// For each province, the number of its last event and of its last case.
  private var lastID = Array(repeating: 0, count: Province.all.count)
  private var lastSerial = Array(repeating: 0, count: Province.all.count)
  /// Anomalies: how many, when the next one is due, and how often each reason occurred.
  private let anomalies: Int
  private var anomalySchedule: EvenSpread
  private var rotation = Rotation(of: AnomalyMaker.reasons.count)
  private var chance: Random
  /// A retraction that may be retracted itself.
  private var retractable: Event?

  /// - Parameters:
  ///   - seed: any number. Another number gives another country.
  ///   - events: how many events there will be, 0 to `mostEvents`.
  ///   - end: the last day on which an event lies in Tehran, within `ends`.
  public init(seed: UInt64, events: Int, to end: Day = Simulation.defaultEnd) throws(SimulationError) {
    try self.init(seed: seed, events: events, to: end, eventsPerPass: Simulation.eventsPerPass)
  }

  /// - Parameters:
  ///   - anomalies: how many of the events are anomalies.
  init(seed: UInt64, events: Int, anomalies: Int = 0, to end: Day, eventsPerPass: Int) throws(SimulationError) {
    guard (0...Simulation.mostEvents).contains(events) else { throw .events(events) }
    guard Simulation.ends.contains(end) else { throw .end(end) }
    calendar = WorkCalendar(to: end)
    total = events
    self.eventsPerPass = eventsPerPass
    plan = RegistrationPlan(events: 0, anomalies: 0, calendar: calendar)
    self.anomalies = anomalies
    // Independent random numbers, so that more of one kind do not shift the others.
    chance = Random(seed: seed ^ 0x6D69_7366)
    anomalySchedule = EvenSpread(anomalies, among: events, &chance)
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

/// Why a simulation cannot be made.
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
  case events(Int)
  case end(Day)
  case dirty(Int)

  public var description: String {
    switch self {
    case .events(let count): "\(count) events: a simulation has 0 to \(Simulation.mostEvents)"
    case .end(let day):
      "an end on \(day): a simulation can end from \(Simulation.ends.lowerBound) to \(Simulation.ends.upperBound)"
    case .dirty(let millionths):
      "\(millionths) dirty lines of a million: there can be 0 to \(SimulatedLines.mostDirty)"
    }
  }
}

// MARK: - Day by day

extension Simulation {
  /// Makes the next event of the earliest case, or goes on to the next day or pass.
  private mutating func makeNext() {
    guard made < passEnd, let (slot, second) = agenda.popToday() else { return turn() }
    let now = Moment(day: agenda.today, second: second)
    clock = now.secondOfAll
    let sender = life.country.branches[Int(pool[slot].branch)].province
    let (body, next) = life.advance(&pool[slot], at: now)
    let id = send(body, of: pool[slot].code, from: sender, at: now)
    while anomalySchedule.isDue(after: made), made < passEnd {
      sendAnomaly(after: body, id, of: pool[slot], from: sender, at: now)
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

  /// Starts a pass. The remaining events are split into passes of about the same size.
  private mutating func startPass() {
    let left = total - made
    let passes = (left + eventsPerPass - 1) / eventsPerPass
    madeBefore = made
    passEnd = made + (left + passes - 1) / passes
    // A pass has some millions of events, so that the product stays far below 2^63.
    let count = passEnd - made
    plan = RegistrationPlan(events: count, anomalies: count * anomalies / Swift.max(total, 1), calendar: calendar)
    // Events that are held back leave before the calendar starts again.
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
  /// Sends an event and returns its id. At times it is sent first with a mistake, which is retracted and corrected.
  private mutating func send(_ body: EventBody, of code: Int, from province: Int, at now: Moment) -> String {
    // There is room for the anomalies that may be due in the meantime.
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
    if anomalies > 0 { retractable = retraction }
    return right.id
  }

  /// Sends an event as it happens, or holds it back until it is entered.
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

  /// One event in this many is entered with a mistake, if it has a field for one.
  private static let eventsPerMistake = 150

  /// Seconds by which Tehran is ahead of UTC. In the years with daylight saving time office hours are an hour later,
  /// which is still the same day.
  private static let tehranOffset: Int64 = 12_600
}

// MARK: - Anomalies

extension Simulation {
  /// Sends an event that does not fit the case, before its next event, with the reason that has occurred least often.
  private mutating func sendAnomaly(
    after body: EventBody, _ id: String, of own: CourtCase, from province: Int, at now: Moment
  ) {
    anomalySchedule.advance(&chance)
    let branches = life.country.branches
    let branch = branches[Int(own.branch)]
    let isEnforcing = body.kind == .enforcementOpened || body.kind == .enforcementPaid
    let situation = CaseSituation(
      body: body, id: id, own: own, branch: branch,
      otherBranch: branches[life.country.neighbour(of: Int(own.branch))],
      enforcer: branches[isEnforcing ? Int(own.enforcer) : branch.enforcers.lowerBound])
    let moment = Moment(day: now.day, second: now.second + chance.within(1...59))
    for index in rotation.order(&chance) {
      let reason = AnomalyMaker.reasons[index]
      if reason == .retractsRetraction {
        rotation.take(index)
        return retractRetraction(of: own, from: province, at: moment)
      }
      guard let anomaly = AnomalyMaker.body(reason, situation, on: calendar.day(at: now.day), &chance) else { continue }
      rotation.take(index)
      // The code of a case that was never registered has a digit too many.
      let code = reason == .notRegistered ? String(own.code) + "7" : String(own.code)
      let isEarly = reason == .retractsLater
      return outbox.add(
        event(
          anomaly, of: code, from: anomaly.kind == .retracted ? province : branch.province,
          at: isEarly ? Moment(day: now.day, second: now.second - chance.within(60...3_600)) : moment))
    }
  }

  /// Retracts a retraction; if there was none lately, the new retraction retracts itself.
  private mutating func retractRetraction(of own: CourtCase, from province: Int, at moment: Moment) {
    guard let retraction = retractable else {
      return outbox.add(
        event(.retracted(retracts: String(lastID[province] + 1)), of: String(own.code), from: province, at: moment))
    }
    retractable = nil
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
