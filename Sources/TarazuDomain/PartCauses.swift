// Which cases need not be read for the rows behind a part: of a window those without an event that makes rows, of what
// stands those that stand since an earlier day.

/// Kinds of events, or those of one word only.
public struct PartCauses: Hashable, Sendable {
  public var kinds: Set<EventKind>
  /// The word of a closed list that each has, as it is stored; nil for any.
  public var word: Int16?

  init(_ kinds: Set<EventKind>, word: Int16? = nil) {
    self.kinds = kinds
    self.word = word
  }

  fileprivate func union(_ other: PartCauses) -> PartCauses {
    self == other ? self : PartCauses(kinds.union(other.kinds))
  }
}

extension PartContent {
  /// The causes of the rows of a part that is of a window: each row's event is one of these.
  public var causes: PartCauses {
    let all: [PartCauses] =
      switch self {
      case .nothing: []
      case .values(let list), .firstValue(let list): [list.causes]
      case .sum(let terms, _): terms.map(\.quantity.causes)
      }
    return all.dropFirst().reduce(all.first ?? PartCauses([])) { $0.union($1) }
  }
}

extension PartContent {
  /// Whether each of its rows stands since the day on which the spell of its case opened.
  public var standsSinceOpening: Bool {
    guard case .sum(let terms, _) = self else { return false }
    return terms.allSatisfy { term in
      switch term.quantity {
      case .stock(let measure): PendingCases.sign[measure] != 0
      case .pendingAgeDays, .pendingCaseAgeDays, .olderThan, .caseOlderThan, .overStandard, .pendingWithStandard,
        .pendingWithCalendar:
        true
      default: false
      }
    }
  }
}

extension Quantity {
  fileprivate var causes: PartCauses {
    switch self {
    case .flow(let measure), .valueSum(let measure): measure.causes
    case .closedStandard, .closedOnTime: Measure.closed.causes
    case .leadsWithNorm, .leadsOverNorm: Measure.leads.causes
    default: .any
    }
  }
}

extension Measure {
  /// The events that add to it on the days of its cells, or take away (`CaseMachine+Effects.swift`).
  fileprivate var causes: PartCauses {
    switch self {
    case .registered: PartCauses([.registered])
    case .reopened, .closedReopened: PartCauses([.reopened])
    case .received, .sent, .sentAges, .sentCaseAges, .receivedCaseAges: PartCauses([.transferred])
    case .closed, .closedAges, .closedCaseAges: PartCauses([.closed])
    case .closedJudgment: .of(.closed, Outcome.judgment)
    case .closedSettlement: .of(.closed, Outcome.settlement)
    case .closedDismissal: .of(.closed, Outcome.dismissal)
    case .closedWithdrawn: .of(.closed, Outcome.withdrawn)
    case .closedOther: .of(.closed, Outcome.other)
    // One that is withdrawn is taken away again.
    case .hearingsSet, .leads: PartCauses([.hearingSet, .hearingCancelled])
    case .hearingsHeld: PartCauses([.hearingHeld])
    case .hearingsAdjourned: PartCauses([.hearingAdjourned])
    case .adjournedService: .of(.hearingAdjourned, AdjournmentReason.service)
    case .adjournedParty: .of(.hearingAdjourned, AdjournmentReason.party)
    case .adjournedCounsel: .of(.hearingAdjourned, AdjournmentReason.counsel)
    case .adjournedCourt: .of(.hearingAdjourned, AdjournmentReason.court)
    case .adjournedExpert: .of(.hearingAdjourned, AdjournmentReason.expert)
    case .adjournedOther: .of(.hearingAdjourned, AdjournmentReason.other)
    case .hearingsCancelled, .hearingsWithdrawn: PartCauses([.hearingCancelled])
    // A hearing may be held after the judgment, on its day.
    case .decisions, .decisionDays, .decisionsOnTime: PartCauses([.closed, .hearingHeld])
    case .appealed: PartCauses([.appealed])
    case .upheld: .of(.appealDecided, AppealResult.upheld)
    case .modified: .of(.appealDecided, AppealResult.modified)
    case .reversed: .of(.appealDecided, AppealResult.reversed)
    case .enforcementOpened, .adjudgedRials: PartCauses([.enforcementOpened])
    case .payments, .paidRials: PartCauses([.enforcementPaid])
    case .enforcementClosed, .enforcementDays: PartCauses([.enforcementClosed])
    case .surveys, .scoreSum, .scoreSquares, .satisfied: PartCauses([.surveyed])
    default: .any
    }
  }
}

extension PartCauses {
  /// Right for everything, and the slowest.
  fileprivate static let any = PartCauses(Set(EventKind.allCases))

  fileprivate static func of(_ kind: EventKind, _ word: some WordList) -> PartCauses {
    PartCauses([kind], word: word.rawValue)
  }
}
