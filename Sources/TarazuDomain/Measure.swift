// What a cell keeps: counts and sums of what happened on its day, and three lists of values.

/// A stored measure of a (branch, class, day) cell. Raw values stand in the commit log; they never change.
/// Ages, over-standard counts and open-day sums are derived from these (STORE, A1).
public enum Measure: UInt8, CaseIterable, Sendable {
  case registered = 0
  case reopened
  case received
  case closed
  case sent
  case closedJudgment
  case closedSettlement
  case closedDismissal
  case closedWithdrawn
  case closedOther
  case closedReopened
  case hearingsSet
  case hearingsHeld
  case hearingsAdjourned
  case hearingsCancelled
  case appealed
  case upheld
  case modified
  case reversed
  case enforcementOpened
  case payments
  case enforcementClosed
  case surveys
  case scoreSum
  case enforcementDays
  case adjudgedRials
  case paidRials
  case closedAges
  case sentAges
  case leads

  /// The column of `tarazu.cell` that holds it.
  public var column: String {
    switch self {
    case .registered: "registered"
    case .reopened: "reopened"
    case .received: "received"
    case .closed: "closed"
    case .sent: "sent"
    case .closedJudgment: "closed_judgment"
    case .closedSettlement: "closed_settlement"
    case .closedDismissal: "closed_dismissal"
    case .closedWithdrawn: "closed_withdrawn"
    case .closedOther: "closed_other"
    case .closedReopened: "closed_reopened"
    case .hearingsSet: "hearings_set"
    case .hearingsHeld: "hearings_held"
    case .hearingsAdjourned: "hearings_adjourned"
    case .hearingsCancelled: "hearings_cancelled"
    case .appealed: "appealed"
    case .upheld: "upheld"
    case .modified: "modified"
    case .reversed: "reversed"
    case .enforcementOpened: "enforcement_opened"
    case .payments: "payments"
    case .enforcementClosed: "enforcement_closed"
    case .surveys: "surveys"
    case .scoreSum: "score_sum"
    case .enforcementDays: "enforcement_days"
    case .adjudgedRials: "adjudged_rials"
    case .paidRials: "paid_rials"
    case .closedAges: "closed_ages"
    case .sentAges: "sent_ages"
    case .leads: "leads"
    }
  }

  /// The 23 measures that count occurrences, each of which fits four bytes a cell.
  public static let counts: [Measure] = allCases.filter { $0.rawValue <= Measure.surveys.rawValue }

  /// The measures that are lists of values, one for each occurrence.
  public static let lists: [Measure] = [.closedAges, .sentAges, .leads]

  public var isList: Bool { rawValue >= Measure.closedAges.rawValue }

  /// The sums of which one that is not 0 makes a unit busy (KPIS, Highest and lowest units).
  public static let busy: [Measure] = [
    .registered, .reopened, .received, .closed, .sent, .hearingsSet, .hearingsHeld, .hearingsAdjourned,
    .hearingsCancelled, .appealed, .upheld, .modified, .reversed, .enforcementOpened, .payments, .enforcementClosed,
    .surveys,
  ]

  static func outcome(_ outcome: Outcome) -> Measure {
    switch outcome {
    case .judgment: .closedJudgment
    case .settlement: .closedSettlement
    case .dismissal: .closedDismissal
    case .withdrawn: .closedWithdrawn
    case .other: .closedOther
    }
  }

  static func result(_ result: AppealResult) -> Measure {
    switch result {
    case .upheld: .upheld
    case .modified: .modified
    case .reversed: .reversed
    }
  }
}
