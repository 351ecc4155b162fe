// Events that do not fit their case, as senders make them: for each reason of EVENTS one that a case invites.

import TarazuCalendar
import TarazuDomain

/// How a case stands after an event of its life.
struct Standing: Sendable {
  /// The event and its number.
  let body: EventBody
  let id: String
  let own: CourtCase
  let branch: Branch
  /// Another branch of the same province.
  let stranger: Branch
  /// Where its money is being recovered.
  let enforcer: Branch

  /// Whether it has an open spell.
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

/// The anomalies that a sender at the country can meet.
enum Misfit {
  static let reasons = AnomalyReason.allCases.filter { $0 != .outOfReach }

  /// An event that comes to this reason a moment after the one that the case stands at; nil where the case is not such
  /// that it can.
  static func body(
    _ reason: AnomalyReason, _ standing: Standing, on day: Day, _ random: inout Random
  ) -> EventBody? {
    switch reason {
    case .unknownBranch, .noSpell, .alreadyRegistered, .notRegistered:
      misplaced(reason, standing, &random)
    case .notOpen, .wrongBranch, .sameBranch, .alreadyOpen, .notClosed:
      outOfTurn(reason, standing, &random)
    case .hearingExists, .hearingInPast, .hearingTooFar, .unknownHearing:
      misheard(reason, standing, on: day, &random)
    case .alreadyAppealed, .notAppealed, .alreadyEnforcing, .notEnforcing:
      unfounded(reason, standing)
    case .nothingToRetract: .retracted(retracts: "0" + standing.id)
    case .retractsLater: .retracted(retracts: standing.id)
    case .retractsRetraction, .outOfReach: nil
    }
  }

  private static func misplaced(
    _ reason: AnomalyReason, _ standing: Standing, _ random: inout Random
  ) -> EventBody? {
    let code = standing.branch.code
    switch reason {
    case .unknownBranch:
      // The letter O where a digit belongs.
      let mistyped = String(code.dropLast()) + "O"
      return standing.isOpen
        ? .transferred(branch: code, to: mistyped) : .surveyed(branch: mistyped, score: random.within(1...5))
    case .alreadyRegistered:
      guard case .registered = standing.body else { return nil }
      return standing.body
    case .notRegistered:
      // For the code of another case, which no case has.
      return random.chance(50)
        ? .reopened(branch: code) : .enforcementOpened(branch: standing.enforcer.code, amount: 50_000_000)
    default:
      // With its first spell alone a case was nowhere else yet.
      guard case .registered = standing.body else { return nil }
      return .surveyed(branch: standing.stranger.code, score: random.within(1...5))
    }
  }

  private static func outOfTurn(
    _ reason: AnomalyReason, _ standing: Standing, _ random: inout Random
  ) -> EventBody? {
    let (code, other) = (standing.branch.code, standing.stranger.code)
    switch reason {
    case .notOpen:
      guard !standing.isOpen else { return nil }
      return random.chance(50) ? .closed(branch: code, outcome: .other) : .transferred(branch: code, to: other)
    case .wrongBranch:
      if standing.isEnforcing {
        let wrong = other == standing.enforcer.code ? code : other
        return wrong == standing.enforcer.code ? nil : .enforcementPaid(branch: wrong, amount: 5_000_000)
      }
      return standing.isOpen ? .closed(branch: other, outcome: .judgment) : nil
    case .sameBranch: return standing.isOpen ? .transferred(branch: code, to: code) : nil
    case .alreadyOpen: return standing.isOpen ? .reopened(branch: code) : nil
    default: return standing.isOpen ? .appealed : nil
    }
  }

  private static func misheard(
    _ reason: AnomalyReason, _ standing: Standing, on day: Day, _ random: inout Random
  ) -> EventBody? {
    let code = standing.branch.code
    func set(_ hearing: String, after days: Int) -> EventBody? {
      guard standing.isOpen else { return nil }
      return .hearingSet(
        branch: code, hearing: hearing, on: Day(number: day.number + Int32(days)), purpose: .trial)
    }
    switch reason {
    case .hearingExists: return standing.hearing.flatMap { set($0, after: random.within(10...60)) }
    // A date of the year before; and one more than three years ahead.
    case .hearingInPast: return set(neverSet, after: random.within(-365 ... -300))
    case .hearingTooFar: return set(neverSet, after: Int(EventLimits.leadDays) + random.within(1...4))
    default:
      // A hearing that was entered as held twice.
      if case .hearingHeld = standing.body { return standing.body }
      return .hearingHeld(hearing: neverSet)
    }
  }

  /// More hearings than a case has.
  private static let neverSet = "h99"

  private static func unfounded(_ reason: AnomalyReason, _ standing: Standing) -> EventBody? {
    let enforcer = standing.enforcer.code
    switch reason {
    case .alreadyAppealed: return standing.body == .appealed ? .appealed : nil
    case .notAppealed: return standing.body == .appealed ? nil : .appealDecided(result: .upheld)
    case .alreadyEnforcing:
      return standing.isEnforcing ? .enforcementOpened(branch: enforcer, amount: 90_000_000) : nil
    default: return standing.isEnforcing ? nil : .enforcementPaid(branch: enforcer, amount: 9_000_000)
    }
  }
}
