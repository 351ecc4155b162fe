// Makes events that do not fit their case, as senders do: for each reason of an anomaly one that suits the case
// (docs/spec/events.md#anomalies).

import TarazuCalendar
import TarazuDomain

/// The situation of a case after one of its events.
struct CaseSituation: Sendable {
  /// The event and its number.
  let body: EventBody
  let id: String
  let own: CourtCase
  let branch: Branch
  /// Another branch of the same province.
  let otherBranch: Branch
  /// Where its money is being recovered.
  let enforcer: Branch

  /// Whether the case has an open spell.
  var isOpen: Bool {
    switch body.kind {
    case .registered, .reopened, .transferred, .hearingSet, .hearingHeld, .hearingAdjourned, .hearingCancelled: true
    default: false
    }
  }

  var isEnforcing: Bool { body.kind == .enforcementOpened || body.kind == .enforcementPaid }

  /// The hearing that was set last; nil before the first one.
  var hearing: String? { own.hearings > 0 ? CaseLife.hearingIDs[Int(own.hearings)] : nil }
}

/// Makes the anomalies that a sender for the whole country can get.
enum AnomalyMaker {
  static let reasons = AnomalyReason.allCases.filter { $0 != .outOfReach }

  /// An event that has this reason a moment after the case's last one; nil if the situation does not allow it.
  static func body(
    _ reason: AnomalyReason, _ situation: CaseSituation, on day: Day, _ random: inout Random
  ) -> EventBody? {
    switch reason {
    case .unknownBranch, .noSpell, .alreadyRegistered, .notRegistered:
      misplaced(reason, situation, &random)
    case .notOpen, .wrongBranch, .sameBranch, .alreadyOpen, .notClosed:
      outOfTurn(reason, situation, &random)
    case .hearingExists, .hearingInPast, .hearingTooFar, .unknownHearing:
      misheard(reason, situation, on: day, &random)
    case .alreadyAppealed, .notAppealed, .alreadyEnforcing, .notEnforcing:
      unfounded(reason, situation)
    case .nothingToRetract: .retracted(retracts: "0" + situation.id)
    case .retractsLater: .retracted(retracts: situation.id)
    case .retractsRetraction, .outOfReach: nil
    }
  }

  private static func misplaced(
    _ reason: AnomalyReason, _ situation: CaseSituation, _ random: inout Random
  ) -> EventBody? {
    let code = situation.branch.code
    switch reason {
    case .unknownBranch:
      // The letter O where a digit belongs.
      let mistyped = String(code.dropLast()) + "O"
      return situation.isOpen
        ? .transferred(branch: code, to: mistyped) : .surveyed(branch: mistyped, score: random.within(1...5))
    case .alreadyRegistered:
      guard case .registered = situation.body else { return nil }
      return situation.body
    case .notRegistered:
      // With the code of a case that does not exist.
      return random.chance(50)
        ? .reopened(branch: code) : .enforcementOpened(branch: situation.enforcer.code, amount: 50_000_000)
    default:
      // A case in its first spell has not been anywhere else.
      guard case .registered = situation.body else { return nil }
      return .surveyed(branch: situation.otherBranch.code, score: random.within(1...5))
    }
  }

  private static func outOfTurn(
    _ reason: AnomalyReason, _ situation: CaseSituation, _ random: inout Random
  ) -> EventBody? {
    let (code, other) = (situation.branch.code, situation.otherBranch.code)
    switch reason {
    case .notOpen:
      guard !situation.isOpen else { return nil }
      return random.chance(50) ? .closed(branch: code, outcome: .other) : .transferred(branch: code, to: other)
    case .wrongBranch:
      if situation.isEnforcing {
        let wrong = other == situation.enforcer.code ? code : other
        return wrong == situation.enforcer.code ? nil : .enforcementPaid(branch: wrong, amount: 5_000_000)
      }
      return situation.isOpen ? .closed(branch: other, outcome: .judgment) : nil
    case .sameBranch: return situation.isOpen ? .transferred(branch: code, to: code) : nil
    case .alreadyOpen: return situation.isOpen ? .reopened(branch: code) : nil
    default: return situation.isOpen ? .appealed : nil
    }
  }

  private static func misheard(
    _ reason: AnomalyReason, _ situation: CaseSituation, on day: Day, _ random: inout Random
  ) -> EventBody? {
    let code = situation.branch.code
    func set(_ hearing: String, after days: Int) -> EventBody? {
      guard situation.isOpen else { return nil }
      return .hearingSet(
        branch: code, hearing: hearing, on: Day(number: day.number + Int32(days)), purpose: .trial)
    }
    switch reason {
    case .hearingExists: return situation.hearing.flatMap { set($0, after: random.within(10...60)) }
    // A date in the year before, and one more than three years ahead.
    case .hearingInPast: return set(neverSet, after: random.within(-365 ... -300))
    case .hearingTooFar: return set(neverSet, after: Int(EventLimits.leadDays) + random.within(1...4))
    default:
      // A hearing that is entered as held a second time.
      if case .hearingHeld = situation.body { return situation.body }
      return .hearingHeld(hearing: neverSet)
    }
  }

  /// More hearings than a case has.
  private static let neverSet = "h99"

  private static func unfounded(_ reason: AnomalyReason, _ situation: CaseSituation) -> EventBody? {
    let enforcer = situation.enforcer.code
    switch reason {
    case .alreadyAppealed: return situation.body == .appealed ? .appealed : nil
    case .notAppealed: return situation.body == .appealed ? nil : .appealDecided(result: .upheld)
    case .alreadyEnforcing:
      return situation.isEnforcing ? .enforcementOpened(branch: enforcer, amount: 90_000_000) : nil
    default: return situation.isEnforcing ? nil : .enforcementPaid(branch: enforcer, amount: 9_000_000)
    }
  }
}
