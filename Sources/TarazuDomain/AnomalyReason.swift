// Why an accepted event does not fit its case.

/// The reasons (docs/spec/events.md#anomalies). Raw values are stored and shown; they never change.
public enum AnomalyReason: String, CaseIterable, Sendable {
  case unknownBranch = "unknown_branch"
  case alreadyRegistered = "already_registered"
  case notOpen = "not_open"
  case wrongBranch = "wrong_branch"
  case sameBranch = "same_branch"
  case notRegistered = "not_registered"
  case alreadyOpen = "already_open"
  case hearingExists = "hearing_exists"
  case hearingInPast = "hearing_in_past"
  case hearingTooFar = "hearing_too_far"
  case unknownHearing = "unknown_hearing"
  case notClosed = "not_closed"
  case alreadyAppealed = "already_appealed"
  case notAppealed = "not_appealed"
  case alreadyEnforcing = "already_enforcing"
  case notEnforcing = "not_enforcing"
  case noSpell = "no_spell"
  case nothingToRetract = "nothing_to_retract"
  case retractsRetraction = "retracts_retraction"
  case retractsLater = "retracts_later"
  case outOfReach = "out_of_reach"
}
