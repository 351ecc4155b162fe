// What the lists of cases show of an open case, and from which day on (docs/spec/indicators.md#case-lists).

import TarazuCalendar

/// As what an open case, or a hearing of it, is listed. The raw values are stored.
public enum ListedKind: Int16, CaseIterable, Sendable {
  case pending = 1
  case undated = 2
  case undecided = 3
  /// A trial hearing that awaits its outcome: overdue some days after its date.
  case trial = 4
  /// Likewise a control hearing, which is never overdue: only the hearing calendar shows it.
  case control = 5

  /// How many days after `since` it begins to count.
  public var daysUntilCounted: Int32 {
    switch self {
    case .pending, .control: 0
    case .undated: EventLimits.undatedDays
    case .undecided: EventLimits.decisionDays + 1
    case .trial: EventLimits.overdueDays
    }
  }

  /// Whether it is a hearing rather than a case.
  public var isHearing: Bool { self == .trial || self == .control }
}

/// A row that an open case has in a list: now, or from a day to come on unless something happens before.
public struct CaseListing: Hashable, Sendable {
  public var kind: ListedKind
  /// The case's d0, the first day of its gap or decision gap, or the hearing's date.
  public var since: Day
  /// The hearing's id; empty for a case.
  public var hearing: String
  public var branch: UnitNumber
  public var caseClass: ClassNumber

  public init(kind: ListedKind, since: Day, hearing: String = "", branch: UnitNumber, caseClass: ClassNumber) {
    self.kind = kind
    self.since = since
    self.hearing = hearing
    self.branch = branch
    self.caseClass = caseClass
  }
}

extension CaseState {
  /// All rows of the case, in no order; none while no spell is open.
  ///
  /// A spell has one gap that can still count, the newest, so it is listed as undated or as undecided, never as both.
  public var listings: [CaseListing] {
    guard let spell = machine.lastSpell, spell.endedOn == nil, let caseClass = machine.caseClass else { return [] }
    var listings = [
      CaseListing(kind: .pending, since: spell.courseOn, branch: spell.branch, caseClass: caseClass)
    ]
    if let gap = machine.calendar.gap {
      listings.append(
        CaseListing(
          kind: gap.awaitsJudgment ? .undecided : .undated, since: gap.since, branch: spell.branch,
          caseClass: caseClass))
    }
    for (id, hearing) in machine.hearings.current where hearing.spell == .open {
      listings.append(
        CaseListing(
          kind: hearing.isTrial ? .trial : .control, since: hearing.date, hearing: id, branch: hearing.branch,
          caseClass: caseClass))
    }
    return listings
  }
}
