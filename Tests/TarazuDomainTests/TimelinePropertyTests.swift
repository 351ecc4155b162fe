// What is true of every case: the timeline is what docs/spec/events.md says, in any order of arrival, computed as a
// whole or event by event.

import TarazuCalendar
import TarazuDomain
import TestDomain
import Testing

struct TimelinePropertyTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6, 7, 8]
  /// Cases of one seed.
  static let cases = 1_000

  @Test(arguments: seeds)
  func timelineIsWhatIsWritten(seed: UInt64) throws {
    var random = RandomCases(seed: seed)
    for _ in 0..<TimelinePropertyTests.cases {
      let events = random.next()
      let timeline = try Timeline(events, in: SmallCountry.territory)
      let plain = PlainReading(events, in: SmallCountry.plain)
      let differences = differences(timeline, plain)
      guard differences.isEmpty else {
        let listed = events.sorted(by: TimelineEvent.precedes).map { "\($0)" }.joined(separator: "\n")
        Issue.record("\(differences) in\n\(listed)")
        return
      }
    }
  }

  /// The same of cases whose hearings make and end gaps, often several times a day.
  @Test(arguments: seeds)
  func calendarIsWhatIsWritten(seed: UInt64) throws {
    var random = RandomCalendars(seed: seed)
    for _ in 0..<TimelinePropertyTests.cases {
      let events = random.next()
      let differences = differences(
        try Timeline(events, in: SmallCountry.territory), PlainReading(events, in: SmallCountry.plain))
      guard differences.isEmpty else {
        let listed = events.sorted(by: TimelineEvent.precedes).map { "\($0.day) \($0)" }.joined(separator: "\n")
        Issue.record("\(differences) in\n\(listed)")
        return
      }
    }
  }

  /// The generator is worth something only if every reason and every kind's effect comes up often.
  @Test func casesReachEveryCorner() throws {
    var random = RandomCases(seed: 1)
    var reasons: [AnomalyReason: Int] = [:]
    var applied: [EventKind: Int] = [:]
    var measures: [Measure: Int] = [:]
    for _ in 0..<2 * TimelinePropertyTests.cases {
      let timeline = try Timeline(random.next(), in: SmallCountry.territory)
      for (_, reason) in timeline.anomalies { reasons[reason, default: 0] += 1 }
      for (event, effect) in zip(timeline.events, timeline.effects) {
        switch effect {
        case .applied, .retraction: applied[event.kind, default: 0] += 1
        case .anomaly, .retracted: break
        }
      }
      for key in timeline.contributions.amounts.keys { measures[key.measure, default: 0] += 1 }
    }
    var calendars = RandomCalendars(seed: 1)
    for _ in 0..<TimelinePropertyTests.cases {
      for key in try Timeline(calendars.next(), in: SmallCountry.territory).contributions.amounts.keys {
        measures[key.measure, default: 0] += 1
      }
    }
    for reason in AnomalyReason.allCases { #expect(reasons[reason, default: 0] >= 10, "\(reason)") }
    for kind in EventKind.allCases { #expect(applied[kind, default: 0] >= 30, "\(kind)") }
    for measure in Measure.allCases { #expect(measures[measure, default: 0] >= 10, "\(measure)") }
  }

  /// What a case comes to does not depend on the order in which its events stand, only on their acceptance numbers.
  @Test(arguments: seeds)
  func orderOfInputIsNoMatter(seed: UInt64) throws {
    var random = RandomCases(seed: seed &+ 100)
    for _ in 0..<TimelinePropertyTests.cases {
      let events = random.next()
      let one = try Timeline(events, in: SmallCountry.territory)
      let other = try Timeline(random.shuffled(events), in: SmallCountry.territory)
      #expect(one.events == other.events)
      #expect(one.effects == other.effects)
      #expect(one.state == other.state)
      #expect(one.contributions.amounts == other.contributions.amounts)
    }
  }

  /// Where all senders are national, the order of acceptance changes nothing at all.
  @Test(arguments: seeds)
  func orderOfAcceptanceIsNoMatterToNationalSenders(seed: UInt64) throws {
    var random = RandomCases(seed: seed &+ 200)
    for _ in 0..<TimelinePropertyTests.cases {
      var events = random.next()
      for index in events.indices { events[index].reach = 0 }
      let one = try Timeline(events, in: SmallCountry.territory)
      let other = try Timeline(random.number(random.shuffled(events)), in: SmallCountry.territory)
      #expect(one.effects == other.effects)
      #expect(one.spells == other.spells)
      #expect(one.contributions.amounts == other.contributions.amounts)
      #expect(!one.anomalies.contains { $0.reason == .outOfReach })
    }
  }

  /// Event by event, as the store takes them: after each one the compact state, the figures and the anomalies are those
  /// of all events so far.
  @Test(arguments: seeds)
  func eventByEventIsTheSame(seed: UInt64) throws {
    var random = RandomCases(seed: seed &+ 300)
    var fast = 0
    for _ in 0..<TimelinePropertyTests.cases {
      var events = random.next()
      // Some come in order, as from a single system; then the fast path carries most of them.
      if seed % 2 == 0 { events = random.number(events.sorted(by: TimelineEvent.precedes)) }
      fast += try takeOneByOne(events)
    }
    #expect(fast > TimelinePropertyTests.cases)
  }

  /// The same of cases whose hearings make and end gaps.
  @Test(arguments: seeds)
  func calendarEventByEventIsTheSame(seed: UInt64) throws {
    var random = RandomCalendars(seed: seed &+ 500)
    var fast = 0
    for _ in 0..<TimelinePropertyTests.cases / 2 {
      var events = random.next()
      if seed % 4 == 0 { events.shuffle(using: &random.random) }
      for index in events.indices { events[index].sequence = Int32(index + 1) }
      fast += try takeOneByOne(events)
    }
    #expect(fast > TimelinePropertyTests.cases)
  }

  /// The same where many events share the last instant.
  @Test(arguments: seeds)
  func aCrowdAtOneInstantIsTheSame(seed: UInt64) throws {
    var random = RandomCases(seed: seed &+ 400)
    var fast = 0
    for _ in 0..<TimelinePropertyTests.cases / 2 { fast += try takeOneByOne(random.nextWithACrowd()) }
    #expect(fast > TimelinePropertyTests.cases)
  }

  /// As many as a case holds, at one instant: none needs the others.
  @Test(arguments: [EventKind.surveyed, .enforcementPaid])
  func aFullCaseAtOneInstantComesInOrder(kind: EventKind) throws {
    var state = CaseState()
    var changes: [ContributionChange] = []
    let source = SourceName(number: 1, code: "a")
    func take(_ body: TimelineEvent.Body, _ id: String, at: Int64) -> CaseState.Step {
      let event = TimelineEvent(source: source, id: id, at: Instant(nanoseconds: at), body: body)
      return state.advance(event, in: SmallCountry.territory, adding: &changes)
    }
    #expect(take(.registered(branch: 10, caseClass: 1), "r", at: 1) == .applied)
    #expect(take(.enforcementOpened(branch: 10, amount: 5), "o", at: 2) == .applied)
    let body: TimelineEvent.Body =
      kind == .surveyed ? .surveyed(branch: 10, score: 5) : .enforcementPaid(branch: 10, amount: 5)
    // Ids fall, so that each stands before those that came earlier.
    for number in (0..<9_998).reversed() { #expect(take(body, "\(10_000 + number)", at: 3) == .applied) }
    #expect(state.accepted == 10_000)
    // What decides something still needs the others.
    #expect(take(.enforcementClosed(branch: 10), "c", at: 3) == (kind == .surveyed ? .needsWholeCase : .applied))
  }

  /// The number of events that came in order.
  private func takeOneByOne(_ events: [TimelineEvent]) throws -> Int {
    var state = CaseState()
    var sums = Contributions()
    var anomalies: [EventKey: AnomalyReason] = [:]
    var fast = 0
    for count in 1...events.count {
      let event = events[count - 1]
      let whole = try Timeline(Array(events.prefix(count)), in: SmallCountry.territory)
      let before = state
      var added: [ContributionChange] = []
      let step = state.advance(event, in: SmallCountry.territory, adding: &added)
      for change in try added.summed() { try sums.add(change.amount, to: change.key) }
      switch step {
      case .applied:
        fast += 1
      case .anomaly(let reason):
        #expect(added.isEmpty)
        anomalies[event.key] = reason
        fast += 1
      case .needsWholeCase:
        #expect(state == before && added.isEmpty)
        state = whole.state
        try sums.add(sums, sign: -1)
        try sums.add(whole.contributions)
        anomalies = Dictionary(uniqueKeysWithValues: whole.anomalies.map { ($0.event.key, $0.reason) })
      }
      let wanted = Dictionary(uniqueKeysWithValues: whole.anomalies.map { ($0.event.key, $0.reason) })
      let isSame =
        state == whole.state && sums.amounts == whole.contributions.amounts && anomalies == wanted
      guard isSame else {
        Issue.record("after event \(count) of\n\(events.map { "\($0)" }.joined(separator: "\n"))")
        return fast
      }
      let stored = try stored(state)
      #expect(stored == state)
    }
    return fast
  }

  /// The state through the columns of the store.
  private func stored(_ state: CaseState) throws -> CaseState {
    let machine = state.machine
    return try CaseState(
      lastAt: state.lastAt, lastKind: state.lastKind, lastInstantFitInOneRound: state.lastInstantFitInOneRound,
      hasUnmatchedRetraction: state.hasUnmatchedRetraction, accepted: state.accepted, caseClass: machine.caseClass,
      lastSpell: machine.lastSpell, visited: state.visitedColumn, appealBranch: machine.appealBranch,
      enforcement: machine.enforcement, gap: machine.calendar.gap, calendar: state.calendarBytes)
  }

  private func differences(_ timeline: Timeline, _ plain: PlainReading) -> [String] {
    var found: [String] = []
    let anomalies = Dictionary(uniqueKeysWithValues: timeline.anomalies.map { ($0.event.key, $0.reason) })
    if anomalies != plain.anomalies { found.append("anomalies \(anomalies), wanted \(plain.anomalies)") }
    var takenBack: [EventKey: EventKey] = [:]
    for (event, effect) in zip(timeline.events, timeline.effects) {
      if case .retracted(let by) = effect { takenBack[event.key] = timeline.events[by].key }
    }
    if takenBack != plain.takenBack { found.append("taken back \(takenBack), wanted \(plain.takenBack)") }
    let sums = timeline.contributions.amounts.asWritten
    if sums != plain.sums {
      let keys = Set(sums.keys).union(plain.sums.keys).filter { sums[$0] != plain.sums[$0] }
      found += keys.sorted().map { "\($0): \(sums[$0] ?? 0), wanted \(plain.sums[$0] ?? 0)" }
    }
    for amount in timeline.contributions.amounts where amount.key.measure.isList && amount.value < 0 {
      found.append("\(amount.key): less than nothing")
    }
    if timeline.caseClass != plain.caseClass { found.append("class \(String(describing: timeline.caseClass))") }
    let openings: [Spell.Opening: EventKind] = [
      .registered: .registered, .reopened: .reopened, .transferred: .transferred,
    ]
    let endings: [Spell.Ending: EventKind] = [.closed: .closed, .transferred: .transferred]
    let stays = timeline.spells.map { spell in
      PlainReading.Stay(
        branch: spell.branch, opened: (openings[spell.openedBy] ?? .closed, spell.openedOn),
        ended: spell.endedBy.map { (endings[$0] ?? .registered, spell.endedOn ?? 0, nil) })
    }
    if stays != plain.stays { found.append("spells \(timeline.spells)") }
    return found
  }
}

extension [ContributionKey: Int64] {
  /// With the changes of stocks on the days from which they count, as the contract has them.
  fileprivate var asWritten: [ContributionKey: Int64] {
    var sums: [ContributionKey: Int64] = [:]
    for (key, amount) in self {
      let change = key.stockChange ?? (key, 1)
      sums[change.key, default: 0] += amount * change.amount
    }
    return sums.filter { $0.value != 0 }
  }
}
