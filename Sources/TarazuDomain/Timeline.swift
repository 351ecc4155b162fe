// The life of a case as a pure function of the set of its accepted events and of the directory
// (docs/spec/events.md#the-life-of-a-case).

import TarazuCalendar

/// A case's stay in one branch.
public struct Spell: Hashable, Sendable {
  public enum Opening: Hashable, Sendable { case registered, reopened, transferred }
  public enum Ending: Hashable, Sendable { case closed, transferred }

  public var branch: UnitNumber
  public var openedBy: Opening
  public var openedOn: Day
  public var endedBy: Ending?
  public var endedOn: Day?
  /// The day on which the case's present course began: that of the spell before where it opened by a transfer.
  public var caseOpenedOn: Day
}

/// What became of one event.
public enum EventEffect: Hashable, Sendable {
  /// It took effect, at this branch.
  case applied(branch: UnitNumber)
  case anomaly(AnomalyReason)
  /// It was taken back; the index of the first retraction, in the timeline's order, that did so.
  case retracted(by: Int)
  /// A retraction that took effect.
  case retraction
}

/// An event that took effect, and what it changed.
public struct TimelineStep: Hashable, Sendable {
  /// Its index among the timeline's events.
  public var event: Int
  /// What it changed: the indices of its changes among the timeline's.
  public var changes: Range<Int>
}

/// A case computed from all of its events.
public struct Timeline: Sendable {
  /// The events in the order in which they are applied, retractions and what they retract among them.
  public let events: [TimelineEvent]
  /// What became of each of `events`.
  public private(set) var effects: [EventEffect]
  public private(set) var spells: [Spell] = []
  public private(set) var contributions = Contributions()
  /// The events that took effect, in the order in which they did.
  public private(set) var steps: [TimelineStep] = []
  /// What all steps changed, one after the other; summed it is `contributions`.
  public private(set) var changes: [ContributionChange] = []
  /// The compact state from which an in-order event goes on.
  public private(set) var state: CaseState

  /// Computes a case. The order in which `unordered` comes makes no difference.
  public init(_ unordered: [TimelineEvent], in territory: Territory) throws(ArithmeticOverflow) {
    events = unordered.sorted(by: TimelineEvent.precedes)
    // Each is replaced, except those of retractions that take effect.
    effects = Array(repeating: .retraction, count: events.count)
    state = CaseState()
    state.accepted = Int32(events.count)
    let remaining = applyRetractions(in: territory)
    try run(remaining, claim: Timeline.claim(of: remaining.map { events[$0] }, in: territory), in: territory)
  }

  /// The case's class; nil where nothing was registered.
  public var caseClass: ClassNumber? { state.machine.caseClass }

  /// The events that do not fit, with the reason of each.
  public var anomalies: [(event: TimelineEvent, reason: AnomalyReason)] {
    zip(events, effects).compactMap { event, effect in
      if case .anomaly(let reason) = effect { (event, reason) } else { nil }
    }
  }

  /// The branch of the case's claim: of the registrations that name a branch of the directory and lie within their own
  /// reach, the one accepted first. Nil where there is none.
  static func claim(of remaining: [TimelineEvent], in territory: Territory) -> UnitNumber? {
    let valid = remaining.filter { event in
      guard case .registered(let branch, _) = event.body else { return false }
      return territory.isBranch(branch) && territory.isBranch(branch, within: event.reach)
    }
    return valid.min { $0.sequence < $1.sequence }?.branch
  }
}

// MARK: - Retractions

extension Timeline {
  /// Judges the retractions, and returns the indices of the events that are left to apply.
  private mutating func applyRetractions(in territory: Territory) -> [Int] {
    guard events.contains(where: { $0.kind == .retracted }) else { return Array(events.indices) }
    var indexByKey: [EventKey: Int] = [:]
    for (index, event) in events.enumerated() {
      indexByKey[EventKey(source: event.source.number, id: event.id)] = index
    }
    var retractedBy: [Int: Int] = [:]
    for (index, event) in events.enumerated() {
      guard case .retracted(let id) = event.body else { continue }
      let target = indexByKey[EventKey(source: event.source.number, id: id)]
      if let reason = Timeline.misfit(event, target: target.map { events[$0] }, in: territory) {
        effects[index] = .anomaly(reason)
        if reason == .nothingToRetract { state.hasUnmatchedRetraction = true }
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
    if let branch = target.branch, territory.isBranch(branch) {
      return territory.isBranch(branch, within: retraction.reach) ? nil : .outOfReach
    }
    return territory.isUnit(target.reach, within: retraction.reach) ? nil : .outOfReach
  }
}

/// An event's identity: its source and its id.
public struct EventKey: Hashable, Sendable {
  public var source: SourceNumber
  public var id: String

  public init(source: SourceNumber, id: String) {
    self.source = source
    self.id = id
  }
}

// MARK: - Rounds

extension Timeline {
  private mutating func run(
    _ remaining: [Int], claim: UnitNumber?, in territory: Territory
  ) throws(ArithmeticOverflow) {
    var changes: [ContributionChange] = []
    var start = 0
    while start < remaining.count {
      let at = events[remaining[start]].at
      var end = start
      while end < remaining.count, events[remaining[end]].at == at { end += 1 }
      applyInstant(Array(remaining[start..<end]), claim: claim, in: territory, adding: &changes)
      start = end
    }
    if let last = remaining.last {
      state.lastAt = events[last].at
      state.lastKind = events[last].kind
    }
    for change in changes { try contributions.add(change.amount, to: change.key) }
    self.changes = changes
  }

  /// Events of one instant help each other: round after round, each that fits is applied.
  private mutating func applyInstant(
    _ indices: [Int], claim: UnitNumber?, in territory: Territory, adding changes: inout [ContributionChange]
  ) {
    if let first = indices.first { state.machine.begin(events[first].day) }
    // Of 10,000 events of one instant each round asks all that are left, so kind and branch, which often decide, are
    // read once.
    var left = indices.map { (index: $0, kind: events[$0].kind, branch: events[$0].branch) }
    var round = 0
    while !left.isEmpty {
      let misfits = left.filter {
        state.machine.rulesOut($0.kind, at: $0.branch)
          || !applyIfFits($0.index, claim: claim, in: territory, adding: &changes)
      }
      if round == 0 { state.lastInstantFitInOneRound = misfits.isEmpty }
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
    _ index: Int, claim: UnitNumber?, in territory: Territory, adding changes: inout [ContributionChange]
  ) -> Bool {
    let event = events[index]
    let branch = state.machine.branchOfEffect(event)
    let first = changes.count
    guard state.machine.apply(event, claim: claim, in: territory, adding: &changes) == nil else { return false }
    if let branch { effects[index] = .applied(branch: branch) }
    steps.append(TimelineStep(event: index, changes: first..<changes.count))
    note(event)
    return true
  }

  /// Keeps the list of spells beside the machine, which knows just the last one.
  private mutating func note(_ event: TimelineEvent) {
    let day = event.day
    func open(_ branch: UnitNumber, _ opening: Spell.Opening) {
      let began = opening == .transferred ? spells.last?.caseOpenedOn ?? day : day
      spells.append(
        Spell(branch: branch, openedBy: opening, openedOn: day, endedBy: nil, endedOn: nil, caseOpenedOn: began))
    }
    func end(_ ending: Spell.Ending) {
      guard let last = spells.indices.last else { return }
      spells[last].endedBy = ending
      spells[last].endedOn = day
    }
    switch event.body {
    case .registered(let branch, _): open(branch, .registered)
    case .reopened(let branch): open(branch, .reopened)
    case .closed: end(.closed)
    case .transferred(_, let to):
      end(.transferred)
      open(to, .transferred)
    default: break
    }
  }
}
