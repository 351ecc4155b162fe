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
    appealBranch: UnitNumber?, enforcement: CaseMachine.OpenEnforcement?, hearings: [UInt8]
  ) throws(DamagedState) {
    self.lastAt = lastAt
    self.lastKind = lastKind
    self.lastInstantFitInOneRound = lastInstantFitInOneRound
    self.hasUnmatchedRetraction = hasUnmatchedRetraction
    self.accepted = accepted
    machine.caseClass = caseClass
    machine.lastSpell = lastSpell
    if let lastSpell { machine.visited = visited ?? [lastSpell.branch] }
    machine.appealBranch = appealBranch
    machine.enforcement = enforcement
    machine.hearings = try HearingCoding.decode(hearings)
  }

  /// The column `hearings`; empty where there are none.
  public var hearingBytes: [UInt8] { HearingCoding.encode(machine.hearings) }

  /// The column `visited`: null unless there was more than one branch.
  public var visitedColumn: [UnitNumber]? { machine.visited.count > 1 ? machine.visited : nil }
}

/// A stored state that this version cannot have written.
public struct DamagedState: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
}

/// Hearings as bytes, in the order of their ids: flags (1 trial, 2 awaits), branch (4 bytes, big-endian), length of the
/// id (1 byte), id.
enum HearingCoding {
  static func encode(_ hearings: [String: Hearing]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (id, hearing) in hearings.sorted(by: { $0.key < $1.key }) {
      bytes.append((hearing.isTrial ? 1 : 0) | (hearing.awaits ? 2 : 0))
      withUnsafeBytes(of: hearing.branch.number.bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(UInt8(truncatingIfNeeded: id.utf8.count))
      bytes.append(contentsOf: id.utf8)
    }
    return bytes
  }

  static func decode(_ bytes: [UInt8]) throws(DamagedState) -> [String: Hearing] {
    var hearings: [String: Hearing] = [:]
    var at = 0
    while at < bytes.count {
      guard bytes.count - at >= 6, bytes.count - at - 6 >= Int(bytes[at + 5]) else {
        throw DamagedState(description: "hearings of a case are cut short at byte \(at)")
      }
      let branch = bytes[at + 1..<at + 5].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let end = at + 6 + Int(bytes[at + 5])
      let id = String(decoding: bytes[at + 6..<end], as: UTF8.self)
      hearings[id] = Hearing(
        branch: UnitNumber(Int32(bitPattern: branch)), isTrial: bytes[at] & 1 != 0, awaits: bytes[at] & 2 != 0)
      at = end
    }
    return hearings
  }
}
