// The compact state of a case: what an event that comes in order needs, so that it costs O(1) (STORE, A3).

/// Kept with the case in the store; always equal to what the timeline of all its events gives.
public struct CaseState: Hashable, Sendable {
  public internal(set) var machine = CaseMachine()
  /// Instant and kind of the last standing event in the timeline's order; `Int64.min` and -1 before the first.
  public internal(set) var lastAt = Int64.min
  public internal(set) var lastKind: Int16 = -1
  /// Whether all events of the last instant fitted in the first round.
  public internal(set) var plain = true
  /// Whether a retraction still finds nothing to retract.
  public internal(set) var waiting = false
  /// Accepted events, retractions among them.
  public internal(set) var accepted: Int32 = 0

  public init() {}

  /// What an in-order event did.
  public enum Step: Hashable, Sendable {
    case applied
    case anomaly(AnomalyReason)
    /// It does not come in order: the whole case must be computed.
    case outOfOrder
  }

  /// Takes one more accepted event if it comes in order. On `outOfOrder` nothing has changed.
  /// - Parameter changes: gets what the event contributes, in no order and not summed.
  public mutating func advance(
    _ event: TimelineEvent, in territory: Territory, adding changes: inout [ContributionChange]
  ) -> Step {
    guard isInOrder(event) else { return .outOfOrder }
    // With no spell and this event last, it is the case's claim itself, if it is valid at all.
    let claim = event.kind == .registered ? event.branch : 0
    let start = changes.count
    let reason = machine.apply(event, claim: claim, in: territory) { branch, day, measure, value, amount in
      let cell = CellKey(day: day, branch: branch, caseClass: 0)
      changes.append(
        ContributionChange(key: ContributionKey(cell: cell, measure: measure, value: value), amount: amount))
    }
    // A registration is what tells the class.
    for place in start..<changes.count { changes[place].key.cell.caseClass = machine.caseClass }
    let isLater = event.at > lastAt
    plain = reason == nil && (isLater || plain)
    lastAt = event.at
    lastKind = event.kind.rawValue
    accepted += 1
    if let reason { return .anomaly(reason) }
    return .applied
  }

  private func isInOrder(_ event: TimelineEvent) -> Bool {
    guard event.kind != .retracted, !waiting else { return false }
    if event.at != lastAt { return event.at > lastAt }
    guard plain else { return false }
    // Among its like at one instant sources and ids decide, which are not kept. Of what changes nothing for those after
    // it, each may as well be the last: so a case that gets thousands of them at one instant costs no more than others.
    return event.kind.rawValue > lastKind || event.kind.rawValue == lastKind && event.kind.leavesTheCaseAsItIs
  }
}

// MARK: - As the store keeps it

extension CaseState {
  /// Puts together what the columns of `tarazu.court_case` hold.
  public init(
    lastAt: Int64, lastKind: Int16, plain: Bool, waiting: Bool, accepted: Int32, caseClass: Int32,
    spell: (branch: Int32, openedOn: Int32, endedOn: Int32?)?, visited: [Int32]?, appealBranch: Int32,
    enforcement: (branch: Int32, openedOn: Int32)?, hearings: [UInt8]
  ) throws(DamagedState) {
    self.lastAt = lastAt
    self.lastKind = lastKind
    self.plain = plain
    self.waiting = waiting
    self.accepted = accepted
    machine.caseClass = caseClass
    if let spell {
      machine.branch = spell.branch
      machine.openedOn = spell.openedOn
      machine.endedOn = spell.endedOn
      machine.visited = visited ?? [spell.branch]
    }
    machine.appealBranch = appealBranch
    if let enforcement {
      machine.enforcementBranch = enforcement.branch
      machine.enforcementOpenedOn = enforcement.openedOn
    }
    machine.hearings = try HearingCoding.decode(hearings)
  }

  /// The column `hearings`; empty where there are none.
  public var hearingBytes: [UInt8] { HearingCoding.encode(machine.hearings) }

  /// The column `visited`: null unless there was more than one branch.
  public var visitedColumn: [Int32]? { machine.visited.count > 1 ? machine.visited : nil }
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
      withUnsafeBytes(of: hearing.branch.bigEndian) { bytes.append(contentsOf: $0) }
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
        branch: Int32(bitPattern: branch), isTrial: bytes[at] & 1 != 0, awaits: bytes[at] & 2 != 0)
      at = end
    }
    return hearings
  }
}
