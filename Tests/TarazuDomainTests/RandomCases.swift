// Random cases that reach every corner of the timeline: equal instants, unknown units, several reaches, moved
// branches, retractions of everything, and the days on which limits lie.

import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom

/// The country 1 with two provinces, three districts and five branches. Branch 12 lay in the other province once.
enum SmallCountry {
  static let parents: [UnitNumber: UnitNumber] = [2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 10: 4, 11: 4, 12: 5, 13: 6, 14: 6]
  static let branches: [UnitNumber] = [10, 11, 12, 13, 14]
  static let formerly: [UnitNumber: [UnitNumber]] = [12: [6, 3, 1]]
  static let territory = Territory(parents: parents, country: 1, branches: branches, formerlyBelow: formerly)
  static let plain = PlainCountry(parents: parents, country: 1, branches: branches, formerly: formerly)
  /// A district, and a unit that no directory names.
  static let unknown: [UnitNumber] = [4, 99]
  /// 0 and the country's own number mean the same.
  static let reaches: [UnitNumber] = [0, 1, 2, 3, 4, 5, 6, 10, 13]
}

struct RandomCases {
  private var random: SeededGenerator
  private var branches: [UnitNumber] = []
  private var reaches: [UnitNumber] = []
  private var instants: [Instant] = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A case of 3 to 14 events in the order of acceptance.
  mutating func next() -> [TimelineEvent] {
    branches = Array(SmallCountry.branches.shuffled(using: &random).prefix(random.pick([1, 2, 2, 3, 5])))
    reaches =
      random.chance(40) ? [0] : Array(SmallCountry.reaches.shuffled(using: &random).prefix(random.pick([1, 2, 3, 9])))
    instants = makeInstants()
    let count = Int.random(in: 3...14, using: &random)
    var events: [TimelineEvent] = []
    while events.count < count {
      let event = event(number: events.count)
      events.append(event)
      if events.count < count, random.chance(60) { events.append(contentsOf: followUp(event, number: events.count)) }
    }
    if random.chance(85) {
      events[0].body = body(.registered, on: instants[0].tehranDay)
      events[0].at = instants[0]
    }
    events.shuffle(using: &random)
    return number(events)
  }

  /// A case in order, and then many events of its last instant or of one behind it, mostly of one kind, in any order.
  /// Half are of the kinds that decide nothing about others.
  mutating func nextWithACrowd() -> [TimelineEvent] {
    var events = next().sorted(by: TimelineEvent.precedes)
    let last = events[events.count - 1]
    let kind: EventKind =
      random.chance(50)
      ? random.pick([.surveyed, .enforcementPaid]) : random.pick([.hearingSet, random.pick(EventKind.allCases)])
    let at = Instant(nanoseconds: last.at.nanoseconds + random.pick([0, 1]))
    for number in 0..<12 {
      var event = last
      event.id = "\(random.pick(["a", "z", "5"]))\(number)"
      event.source = random.pick([SourceName(number: 1, code: "a"), SourceName(number: 2, code: "B")])
      event.at = at
      event.body = body(random.chance(90) ? kind : random.pick([.surveyed, .enforcementClosed]), on: at.tehranDay)
      event.reach = random.pick(reaches)
      events.append(event)
    }
    return number(events)
  }

  /// The same events, accepted in another order.
  mutating func shuffled(_ events: [TimelineEvent]) -> [TimelineEvent] { events.shuffled(using: &random) }

  /// Acceptance numbers in the order given.
  func number(_ events: [TimelineEvent]) -> [TimelineEvent] {
    events.enumerated().map { index, event in
      var event = event
      event.sequence = Int32(index + 1)
      return event
    }
  }

  /// Few instants, so that many are shared; some lie a nanosecond, or exactly a limit, apart, or at midnight in Tehran.
  private mutating func makeInstants() -> [Instant] {
    let day: Int64 = 86_400_000_000_000
    let midnight: Int64 = 1_704_067_200_000_000_000 - 12_600_000_000_000
    let first = midnight + Int64.random(in: 0...40, using: &random) * day
    var instants = [first]
    for _ in 0..<Int.random(in: 1...7, using: &random) {
      let steps = [0, 0, 1, 2, 7, 89, 90, 91, 92, 400].map { Int64($0) * day }
      let fine: [Int64] = [0, 0, 0, 1, -1, 3_600_000_000_000, day - 1]
      instants.append((instants.last ?? first) + random.pick(steps) + random.pick(fine))
    }
    return instants.sorted().map { Instant(nanoseconds: $0) }
  }

  private mutating func event(number: Int) -> TimelineEvent {
    let kinds: [EventKind] =
      EventKind.allCases + [.registered, .closed, .closed, .reopened, .transferred, .appealed, .appealDecided]
      + [.hearingSet, .hearingSet, .hearingHeld, .enforcementOpened, .enforcementPaid, .retracted, .surveyed]
    let at = random.pick(instants)
    return TimelineEvent(
      source: random.pick([SourceName(number: 1, code: "a"), SourceName(number: 2, code: "B")]), id: "\(number)",
      at: at, body: body(random.pick(kinds), on: at.tehranDay), reach: random.pick(reaches))
  }

  /// What often comes after an event, at its instant or a later one.
  private mutating func followUp(_ event: TimelineEvent, number: Int) -> [TimelineEvent] {
    let kinds: [EventKind: [EventKind]] = [
      .hearingSet: [.hearingHeld, .hearingAdjourned, .hearingCancelled], .closed: [.appealed, .reopened],
      .appealed: [.appealDecided], .enforcementOpened: [.enforcementPaid, .enforcementClosed], .registered: [.surveyed],
    ]
    guard let next = kinds[event.kind] else { return [] }
    var follower = event
    follower.id = "\(number)"
    follower.at = random.pick(instants.filter { $0 >= event.at })
    follower.body = body(random.pick(next), on: follower.at.tehranDay, after: event.body)
    return [follower]
  }

  private mutating func unit() -> UnitNumber {
    random.chance(4) ? random.pick(SmallCountry.unknown) : random.pick(branches)
  }

  /// - Parameter before: an event whose branch and hearing it has, where its kind has them.
  private mutating func body(_ kind: EventKind, on day: Day, after before: TimelineEvent.Body? = nil)
    -> TimelineEvent.Body
  {
    let branch = before?.branch ?? unit()
    switch kind {
    case .registered: return .registered(branch: branch, caseClass: random.pick([1, 2]))
    case .transferred: return .transferred(branch: branch, to: unit())
    case .closed: return .closed(branch: branch, outcome: random.pick(Outcome.allCases))
    case .reopened: return .reopened(branch: branch)
    case .hearingSet:
      let date = Day(number: day.number + random.pick([-1, 0, 1, 30, 1_095, 1_096]))
      return .hearingSet(
        branch: branch, hearing: random.pick(["h", "h", "i"]), on: date,
        purpose: random.pick([.trial, .trial, .control]))
    case .hearingHeld: return .hearingHeld(hearing: hearing(before))
    case .hearingAdjourned: return .hearingAdjourned(hearing: hearing(before), reason: .counsel)
    case .hearingCancelled: return .hearingCancelled(hearing: hearing(before))
    case .appealed: return .appealed
    case .appealDecided: return .appealDecided(result: random.pick(AppealResult.allCases))
    case .enforcementOpened: return .enforcementOpened(branch: branch, amount: random.pick([1, 500]))
    case .enforcementPaid: return .enforcementPaid(branch: branch, amount: random.pick([1, 500]))
    case .enforcementClosed: return .enforcementClosed(branch: branch)
    case .surveyed: return .surveyed(branch: branch, score: Int.random(in: 1...5, using: &random))
    case .retracted: return .retracted(retracts: "\(Int.random(in: 0...14, using: &random))")
    }
  }

  private mutating func hearing(_ before: TimelineEvent.Body?) -> String {
    if case .hearingSet(_, let hearing, _, _) = before { hearing } else { random.pick(["h", "h", "i", "j"]) }
  }
}
