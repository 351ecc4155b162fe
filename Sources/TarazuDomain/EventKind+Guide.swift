// What each kind of event means: docs/reference/event-format.md is made of this.

extension EventKind {
  /// What happened, for people.
  public var meaning: String {
    switch self {
    case .registered: "A new case enters a branch."
    case .appealed: "The closing decision was appealed."
    case .reopened: "A case that was closed comes back, to any branch."
    case .hearingSet: "On the day of the event, a hearing was put on the calendar."
    case .hearingHeld: "A hearing took place."
    case .hearingAdjourned: "A hearing did not take place, and needs a new one."
    case .hearingCancelled: "A hearing is no longer needed."
    case .transferred: "The case leaves a branch for another one."
    case .closed: "The branch is done with the case."
    case .appealDecided: "The appeal was decided."
    case .enforcementOpened: "Enforcement of a money judgment begins."
    case .enforcementPaid: "Money was recovered."
    case .enforcementClosed: "Enforcement ends."
    case .surveyed: "A party said how satisfied it is with a branch."
    case .retracted: "An earlier event of the same source is taken back, as if it had never been sent."
    }
  }
}
