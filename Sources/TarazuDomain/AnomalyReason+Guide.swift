// What each reason of an anomaly means, and what to do about it: docs/reference/reasons.md is made of this.

extension AnomalyReason {
  /// When an accepted event has no effect for this reason, for people. Each heals once what is missing arrives.
  public var meaning: String {
    switch self {
    case .unknownBranch: "`branch` or `to` is not the code of a branch of the directory."
    case .alreadyRegistered: "The case was registered before."
    case .notOpen: "The case is at no branch at that time."
    case .wrongBranch: "The case, or its enforcement, is at another branch at that time."
    case .sameBranch: "The case is transferred to the branch where it is."
    case .notRegistered: "The case is not registered at that time."
    case .alreadyOpen: "The case is open, so it cannot be reopened."
    case .hearingExists: "A hearing with this id was set before in this case, cancelled or not."
    case .hearingInPast: "`on` is before the day on which the hearing was set."
    case .hearingTooFar: "`on` is more than 1,095 days after the day on which the hearing was set."
    case .unknownHearing: "The hearing was not set in this case, or was held, adjourned or cancelled before."
    case .notClosed: "The case is open, so there is no decision to appeal."
    case .alreadyAppealed: "An appeal of the case is not decided yet."
    case .notAppealed: "No appeal of the case waits for a decision."
    case .alreadyEnforcing: "Enforcement of the case is open already."
    case .notEnforcing: "No enforcement of the case is open."
    case .noSpell: "The case never was at the branch that was surveyed."
    case .nothingToRetract: "This source has no event with that id in this case."
    case .retractsRetraction: "The event to take back is itself a retraction."
    case .retractsLater: "The event to take back happened later than the retraction."
    case .outOfReach: "The branch, the case or the hearing is outside the unit that the sender sends for."
    }
  }

  /// What the source should do about it.
  public var remedy: String {
    switch self {
    case .unknownBranch:
      "Import the branch: the event then takes effect by itself. If the code is wrong, retract the event and "
        + "send it with the right one."
    case .alreadyRegistered:
      "If it came back, retract the event and send `reopened`. If two cases have one code, give the second case "
        + "a code of its own."
    case .notOpen:
      "Send the missing `registered` or `reopened`. If the time is wrong, retract the event and send it with "
        + "the right one."
    case .wrongBranch: "Send the missing `transferred`, or retract the event and send it with the right branch."
    case .sameBranch: "Retract the event."
    case .notRegistered: "Send its `registered`."
    case .alreadyOpen: "Send the missing `closed`, or retract the event."
    case .hearingExists: "Retract the event and set the hearing under a new id."
    case .hearingInPast: "Retract the event and send it with the right `on` or `at`."
    case .hearingTooFar: "The year is probably wrong: retract the event and send it with the right date."
    case .unknownHearing:
      "Send the missing `hearing_set`. If the outcome was entered twice, retract the second; if the first was "
        + "wrong, retract that."
    case .notClosed: "Send the missing `closed`."
    case .alreadyAppealed: "Send the missing `appeal_decided`, or retract the event if it was entered twice."
    case .notAppealed: "Send the missing `appealed`."
    case .alreadyEnforcing: "Send the missing `enforcement_closed`, or retract the event if it was entered twice."
    case .notEnforcing: "Send the missing `enforcement_opened`."
    case .noSpell: "Retract the event and send it with the right branch."
    case .nothingToRetract:
      "If the event is still to come, wait: it is then retracted as it comes. Else retract by the right id, in "
        + "the right case."
    case .retractsRetraction: "Send the event that was retracted again, under a new id."
    case .retractsLater: "Check the id. If it is right, retract it by an event whose `at` is not before it."
    case .outOfReach:
      "The event must come from the sender of the unit where the case is. A case goes to another unit by `transferred`."
    }
  }
}
