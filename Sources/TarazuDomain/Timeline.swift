// The life of a case as a pure function of the set of its accepted events and of the directory (EVENTS).

import TarazuCalendar

/// A case's stay in one branch.
public struct Spell: Hashable, Sendable {
  public enum Opening: Hashable, Sendable { case registered, reopened, transferred }
  public enum Ending: Hashable, Sendable { case closed, transferred }

  public var branch: Int32
  public var openedBy: Opening
  public var openedOn: Int32
  public var endedBy: Ending?
  public var endedOn: Int32?
}

/// What became of one event.
public enum EventEffect: Hashable, Sendable {
  /// It took effect, at this branch.
  case applied(branch: Int32)
  case anomaly(AnomalyReason)
  /// It was taken back; the index of the first retraction, in the timeline's order, that did so.
  case retracted(by: Int)
  /// A retraction that took effect.
  case retraction
}

/// A case computed from all of its events.
public struct Timeline: Sendable {
  /// The events in the order of EVENTS, retractions and what they retract among them.
  public let events: [TimelineEvent]
  /// What became of each of `events`.
  public private(set) var effects: [EventEffect]
  public private(set) var spells: [Spell] = []
  public private(set) var contributions = Contributions()
  /// The compact state from which an in-order event goes on.
  public private(set) var state: CaseState

  /// Computes a case. The order in which `unordered` comes makes no difference.
  public init(_ unordered: [TimelineEvent], in territory: Territory) throws(ArithmeticOverflow) {
    events = unordered.sorted(by: TimelineEvent.precedes)
    effects = Array(repeating: .retraction, count: events.count)
    state = CaseState()
    state.accepted = Int32(events.count)
    let standing = settleRetractions(in: territory)
    try run(standing, claim: Timeline.claim(of: standing.map { events[$0] }, in: territory), in: territory)
  }

  /// The case's class by its number; 0 where nothing was registered.
  public var caseClass: Int32 { state.machine.caseClass }

  /// The events that do not fit, with the reason of each.
  public var anomalies: [(event: TimelineEvent, reason: AnomalyReason)] {
    zip(events, effects).compactMap { event, effect in
      if case .anomaly(let reason) = effect { (event, reason) } else { nil }
    }
  }

  /// The branch of the case's claim: of the registrations that name a branch of the directory and lie within their own
  /// reach, the one accepted first. 0 where there is none.
  static func claim(of standing: [TimelineEvent], in territory: Territory) -> Int32 {
    let valid = standing.filter {
      $0.kind == .registered && territory.isBranch($0.branch) && territory.isBranch($0.branch, within: $0.reach)
    }
    return valid.min { $0.sequence < $1.sequence }?.branch ?? 0
  }
}

// MARK: - Retractions

extension Timeline {
  /// Judges the retractions, and returns the indices of the events that are left to apply.
  private mutating func settleRetractions(in territory: Territory) -> [Int] {
    guard events.contains(where: { $0.kind == .retracted }) else { return Array(events.indices) }
    var indexByKey: [EventKey: Int] = [:]
    for (index, event) in events.enumerated() {
      indexByKey[EventKey(source: event.source.number, id: event.id)] = index
    }
    var retractedBy: [Int: Int] = [:]
    for (index, event) in events.enumerated() where event.kind == .retracted {
      let target = indexByKey[EventKey(source: event.source.number, id: event.reference)]
      if let reason = Timeline.misfit(event, target: target.map { events[$0] }, in: territory) {
        effects[index] = .anomaly(reason)
        if reason == .nothingToRetract { state.waiting = true }
      } else if let target, retractedBy[target] == nil {
        retractedBy[target] = index
        effects[target] = .retracted(by: index)
      }
    }
    return events.indices.filter { events[$0].kind != .retracted && retractedBy[$0] == nil }
  }

  private static func misfit(
    _ retraction: TimelineEvent, target: TimelineEvent?, in territory: Territory
  ) -> AnomalyReason? {
    guard let target else { return .nothingToRetract }
    if target.kind == .retracted { return .retractsRetraction }
    if target.at > retraction.at { return .retractsLater }
    let isWithin =
      territory.isBranch(target.branch)
      ? territory.isBranch(target.branch, within: retraction.reach)
      : territory.isUnit(target.reach, within: retraction.reach)
    return isWithin ? nil : .outOfReach
  }
}

/// An event's identity: its source and its id.
public struct EventKey: Hashable, Sendable {
  public var source: Int32
  public var id: String

  public init(source: Int32, id: String) {
    self.source = source
    self.id = id
  }
}

// MARK: - Rounds

extension Timeline {
  private mutating func run(_ standing: [Int], claim: Int32, in territory: Territory) throws(ArithmeticOverflow) {
    var tally = Tally()
    var start = 0
    while start < standing.count {
      let at = events[standing[start]].at
      var end = start
      while end < standing.count, events[standing[end]].at == at { end += 1 }
      applyInstant(Array(standing[start..<end]), claim: claim, in: territory, tally: &tally)
      start = end
    }
    if let last = standing.last {
      state.lastAt = events[last].at
      state.lastKind = events[last].kind.rawValue
    }
    contributions = try tally.contributions(caseClass: state.machine.caseClass)
  }

  /// Events of one instant help each other: round after round, each that fits is applied.
  private mutating func applyInstant(_ indices: [Int], claim: Int32, in territory: Territory, tally: inout Tally) {
    // Of 10,000 events that fit one by one each round asks all that are left: what tells by itself stands apart.
    var left = indices.map { (index: $0, kind: events[$0].kind, branch: events[$0].branch) }
    var round = 0
    while !left.isEmpty {
      let misfits = left.filter {
        state.machine.rulesOut($0.kind, at: $0.branch)
          || !applyIfFits($0.index, claim: claim, in: territory, tally: &tally)
      }
      if round == 0 { state.plain = misfits.isEmpty }
      round += 1
      if misfits.count == left.count {
        for (index, _, _) in misfits {
          if let reason = state.machine.misfit(events[index], claim: claim, in: territory) {
            effects[index] = .anomaly(reason)
          }
        }
        return
      }
      left = misfits
    }
  }

  /// Whether an event fits; then it is applied.
  private mutating func applyIfFits(
    _ index: Int, claim: Int32, in territory: Territory, tally: inout Tally
  ) -> Bool {
    let event = events[index]
    let branch = state.machine.branchOfEffect(event)
    let reason = state.machine.apply(event, claim: claim, in: territory) { branch, day, measure, value, amount in
      tally.add(branch, day, measure, value, amount)
    }
    guard reason == nil else { return false }
    effects[index] = .applied(branch: branch)
    note(event)
    return true
  }

  /// Keeps the list of spells beside the machine, which knows just the last one.
  private mutating func note(_ event: TimelineEvent) {
    let day = event.day
    func open(_ branch: Int32, _ opening: Spell.Opening) {
      spells.append(Spell(branch: branch, openedBy: opening, openedOn: day, endedBy: nil, endedOn: nil))
    }
    func end(_ ending: Spell.Ending) {
      guard let last = spells.indices.last else { return }
      spells[last].endedBy = ending
      spells[last].endedOn = day
    }
    switch event.kind {
    case .registered: open(event.branch, .registered)
    case .reopened: open(event.branch, .reopened)
    case .closed: end(.closed)
    case .transferred:
      end(.transferred)
      open(event.other, .transferred)
    default: break
    }
  }
}

/// Contributions in the making: the class is known once the case has been gone through.
struct Tally {
  private var steps: [(branch: Int32, day: Int32, measure: Measure, value: Int32, amount: Int64)] = []

  mutating func add(_ branch: Int32, _ day: Int32, _ measure: Measure, _ value: Int32, _ amount: Int64) {
    steps.append((branch, day, measure, value, amount))
  }

  func contributions(caseClass: Int32) throws(ArithmeticOverflow) -> Contributions {
    var sums = Contributions()
    for step in steps {
      let cell = CellKey(day: step.day, branch: step.branch, caseClass: caseClass)
      try sums.add(step.amount, to: ContributionKey(cell: cell, measure: step.measure, value: step.value))
    }
    return sums
  }
}
