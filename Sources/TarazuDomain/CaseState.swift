// The compact state of a case: what an event that comes in order needs, so that it costs O(1)
// (docs/design/store.md#case-state).

import TarazuCalendar

/// Kept with the case in the store; always equal to what the timeline of all its events gives.
public struct CaseState: Hashable, Sendable {
  public internal(set) var machine = CaseMachine()
  /// Instant and kind of the last event in the timeline's order that was not taken back; nil before the first.
  public internal(set) var lastAt: Instant?
  public internal(set) var lastKind: EventKind?
  /// Whether all events of the last instant fitted in the first round. The column `plain`.
  public internal(set) var lastInstantFitInOneRound = true
  /// Whether a retraction finds nothing to retract so far. The column `waiting`.
  public internal(set) var hasUnmatchedRetraction = false
  /// Accepted events, retractions among them.
  public internal(set) var accepted: Int32 = 0

  public init() {}

  /// The state of a case that is not computed yet.
  public init(accepted: Int32) { self.accepted = accepted }

  /// What an event did.
  public enum Step: Hashable, Sendable {
    case applied
    case anomaly(AnomalyReason)
    /// The state is not enough to judge it: it comes late, or it is or meets a retraction. The case takes the slow path
    /// and is computed from all of its events.
    case needsWholeCase
  }

  /// Goes on by one more accepted event, if the state is enough to judge it. On `needsWholeCase` nothing has changed.
  /// - Parameter changes: gets what the event contributes, in no order and not summed.
  public mutating func advance(
    _ event: TimelineEvent, in territory: Territory, adding changes: inout [ContributionChange]
  ) -> Step {
    guard isEnough(for: event) else { return .needsWholeCase }
    // With no spell and this event last, it is the case's claim itself, if it is valid at all.
    let claim = event.kind == .registered ? event.branch : nil
    machine.begin(event.day)
    let reason = machine.apply(event, claim: claim, in: territory, adding: &changes)
    let isLater = lastAt.map { event.at > $0 } ?? true
    lastInstantFitInOneRound = reason == nil && (isLater || lastInstantFitInOneRound)
    lastAt = event.at
    lastKind = event.kind
    accepted += 1
    if let reason { return .anomaly(reason) }
    return .applied
  }

  private func isEnough(for event: TimelineEvent) -> Bool {
    guard event.kind != .retracted, !hasUnmatchedRetraction else { return false }
    guard let lastAt, let lastKind else { return true }
    if event.at != lastAt { return event.at > lastAt }
    guard lastInstantFitInOneRound else { return false }
    // Ties at one instant are broken by source and id, which the compact state does not keep. The order
    // of events that do not change the state makes no difference: thousands of them at one instant cost no more than others.
    return event.kind.rawValue > lastKind.rawValue || event.kind == lastKind && event.kind.leavesTheCaseAsItIs
  }
}

// MARK: - As the store keeps it

extension CaseState {
  /// Puts together what the columns of `tarazu.court_case` hold.
  public init(
    lastAt: Instant?, lastKind: EventKind?, lastInstantFitInOneRound: Bool, hasUnmatchedRetraction: Bool,
    accepted: Int32, caseClass: ClassNumber?, lastSpell: CaseMachine.LastSpell?, visited: [UnitNumber]?,
    appealBranch: UnitNumber?, enforcement: CaseMachine.OpenEnforcement?, gap: Gap?, calendar: [UInt8]
  ) throws(DamagedState) {
    self.lastAt = lastAt
    self.lastKind = lastKind
    self.lastInstantFitInOneRound = lastInstantFitInOneRound
    self.hasUnmatchedRetraction = hasUnmatchedRetraction
    self.accepted = accepted
    machine = try CalendarCoding.decode(calendar, gap: gap, today: lastAt?.tehranDay)
    machine.caseClass = caseClass
    machine.lastSpell = lastSpell
    if let lastSpell { machine.visited = visited ?? [lastSpell.branch] }
    machine.appealBranch = appealBranch
    machine.enforcement = enforcement
  }

  /// The column `calendar`; empty where there is nothing to keep.
  public var calendarBytes: [UInt8] { CalendarCoding.encode(machine) }

  /// The column `visited`: null unless there was more than one branch.
  public var visitedColumn: [UnitNumber]? { machine.visited.count > 1 ? machine.visited : nil }
}

/// A stored state that this version cannot have written.
public struct DamagedState: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
}
