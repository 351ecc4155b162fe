// A case's life, one event at a time: what fits, what it changes, what it contributes. Both the timeline of all events
// and the compact state of an in-order one are steps of this machine, so they cannot differ.

import TarazuCalendar

/// A hearing that was set in a case.
public struct Hearing: Hashable, Sendable {
  public var branch: UnitNumber
  public var isTrial: Bool
  /// Whether it was neither held nor adjourned nor cancelled yet.
  public var awaits: Bool

  public init(branch: UnitNumber, isTrial: Bool, awaits: Bool) {
    self.branch = branch
    self.isTrial = isTrial
    self.awaits = awaits
  }
}

/// The state that decides which event fits next.
public struct CaseMachine: Hashable, Sendable {
  /// The newest spell of a case.
  public struct LastSpell: Hashable, Sendable {
    public var branch: UnitNumber
    public var openedOn: Day
    /// Nil while it is open.
    public var endedOn: Day?

    public init(branch: UnitNumber, openedOn: Day, endedOn: Day?) {
      self.branch = branch
      self.openedOn = openedOn
      self.endedOn = endedOn
    }
  }

  /// Where enforcement is open, and since when.
  public struct OpenEnforcement: Hashable, Sendable {
    public var branch: UnitNumber
    public var openedOn: Day

    public init(branch: UnitNumber, openedOn: Day) {
      self.branch = branch
      self.openedOn = openedOn
    }
  }

  /// The case's class, that of its `registered`; nil before one took effect.
  public internal(set) var caseClass: ClassNumber?
  /// Nil before the first spell.
  public internal(set) var lastSpell: LastSpell?
  /// Every branch that the case had a spell at, in the order of first spells.
  public internal(set) var visited: [UnitNumber] = []
  /// The branch that an undecided appeal is against.
  public internal(set) var appealBranch: UnitNumber?
  public internal(set) var enforcement: OpenEnforcement?
  public internal(set) var hearings: [String: Hearing] = [:]

  public init() {}

  public var hasSpell: Bool { lastSpell != nil }
  public var isOpen: Bool { lastSpell.map { $0.endedOn == nil } ?? false }

  /// Applies an event if it fits; otherwise returns the first reason why not, and changes nothing.
  /// - Parameters:
  ///   - claim: the branch of the case's claim (docs/spec/events.md#reach); nil where there is none.
  ///   - changes: gets what the event contributes, in no order and not summed.
  mutating func apply(
    _ event: TimelineEvent, claim: UnitNumber?, in territory: Territory, adding changes: inout [ContributionChange]
  ) -> AnomalyReason? {
    if let reason = misfit(event, claim: claim, in: territory) { return reason }
    applyFitting(event, adding: &changes)
    return nil
  }

  /// The branch at which an event that fits takes effect, before it is applied; nil for a retraction.
  func branchOfEffect(_ event: TimelineEvent) -> UnitNumber? {
    switch event.body {
    case .hearingHeld(let hearing), .hearingAdjourned(let hearing, _), .hearingCancelled(let hearing):
      hearings[hearing]?.branch
    case .appealed: lastSpell?.branch
    case .appealDecided: appealBranch
    default: event.branch
    }
  }
}

// MARK: - What fits

extension CaseMachine {
  /// The first reason why an event does not fit; nil if it does.
  func misfit(_ event: TimelineEvent, claim: UnitNumber?, in territory: Territory) -> AnomalyReason? {
    if let branch = event.branch, !territory.isBranch(branch) { return .unknownBranch }
    if case .transferred(_, let to) = event.body, !territory.isBranch(to) { return .unknownBranch }
    if let reason = misfitOfState(event) { return reason }
    return isWithinReach(event, claim: claim, in: territory) ? nil : .outOfReach
  }

  private func misfitOfState(_ event: TimelineEvent) -> AnomalyReason? {
    switch event.body {
    case .registered:
      return hasSpell ? .alreadyRegistered : nil
    case .transferred(let branch, let to):
      return misfitOfOpenSpell(at: branch) ?? (to == branch ? .sameBranch : nil)
    case .closed(let branch, _):
      return misfitOfOpenSpell(at: branch)
    case .reopened:
      return !hasSpell ? .notRegistered : isOpen ? .alreadyOpen : nil
    case .hearingSet(let branch, let hearing, let date, _):
      return misfitOfOpenSpell(at: branch) ?? misfit(ofHearing: hearing, on: date, setOn: event.day)
    case .hearingHeld(let hearing), .hearingAdjourned(let hearing, _), .hearingCancelled(let hearing):
      return hearings[hearing]?.awaits == true ? nil : .unknownHearing
    case .appealed:
      return !hasSpell ? .notRegistered : isOpen ? .notClosed : appealBranch != nil ? .alreadyAppealed : nil
    case .appealDecided:
      return appealBranch == nil ? .notAppealed : nil
    case .enforcementOpened:
      return !hasSpell ? .notRegistered : enforcement != nil ? .alreadyEnforcing : nil
    case .enforcementPaid(let branch, _), .enforcementClosed(let branch):
      return enforcement == nil ? .notEnforcing : enforcement?.branch != branch ? .wrongBranch : nil
    case .surveyed(let branch, _):
      return visited.contains(branch) ? nil : .noSpell
    case .retracted:
      // Decided before: `Timeline.applyRetractions`.
      return nil
    }
  }

  /// Whether kind and branch alone show that an event cannot fit now; takes a few nanoseconds.
  func rulesOut(_ kind: EventKind, at branch: UnitNumber?) -> Bool {
    switch kind {
    case .registered: hasSpell
    case .transferred, .closed, .hearingSet: !isOpen || lastSpell?.branch != branch
    case .reopened: !hasSpell || isOpen
    case .appealed: !hasSpell || isOpen || appealBranch != nil
    case .appealDecided: appealBranch == nil
    case .enforcementOpened: !hasSpell || enforcement != nil
    case .enforcementPaid, .enforcementClosed: enforcement == nil || enforcement?.branch != branch
    case .hearingHeld, .hearingAdjourned, .hearingCancelled, .surveyed, .retracted: false
    }
  }

  private func misfitOfOpenSpell(at branch: UnitNumber) -> AnomalyReason? {
    !isOpen ? .notOpen : lastSpell?.branch != branch ? .wrongBranch : nil
  }

  private func misfit(ofHearing hearing: String, on date: Day, setOn day: Day) -> AnomalyReason? {
    if hearings[hearing] != nil { return .hearingExists }
    let lead = Int64(date.number) - Int64(day.number)
    return lead < 0 ? .hearingInPast : lead > Int64(EventLimits.leadDays) ? .hearingTooFar : nil
  }

  private func isWithinReach(_ event: TimelineEvent, claim: UnitNumber?, in territory: Territory) -> Bool {
    guard event.reach != .wholeCountry else { return true }
    if let branch = event.branch, !territory.isBranch(branch, within: event.reach) { return false }
    switch event.body {
    case .registered:
      return territory.isBranch(claim, within: event.reach)
    case .reopened, .appealed:
      return territory.isBranch(lastSpell?.branch, within: event.reach)
    case .hearingHeld(let hearing), .hearingAdjourned(let hearing, _), .hearingCancelled(let hearing):
      return territory.isBranch(hearings[hearing]?.branch, within: event.reach)
    case .appealDecided:
      return territory.isBranch(appealBranch, within: event.reach)
    case .enforcementOpened:
      return visited.contains { territory.isBranch($0, within: event.reach) }
    default:
      return true
    }
  }
}

// MARK: - What it changes and contributes

extension CaseMachine {
  /// Notes a contribution, of the case's class, which is known since its registration.
  private func add(
    _ measure: Measure, at branch: UnitNumber, on day: Day, value: Int32 = 0, amount: Int64 = 1,
    to changes: inout [ContributionChange]
  ) {
    let cell = CellKey(day: day, branch: branch, caseClass: caseClass ?? ClassNumber(0))
    changes.append(
      ContributionChange(key: ContributionKey(cell: cell, measure: measure, value: value), amount: amount))
  }

  /// Changes the state by an event that fits.
  private mutating func applyFitting(_ event: TimelineEvent, adding changes: inout [ContributionChange]) {
    let day = event.day
    switch event.body {
    case .registered(let branch, let number):
      caseClass = number
      openSpell(at: branch, on: day, as: .registered, adding: &changes)
    case .reopened(let branch):
      if let lastSpell, let endedOn = lastSpell.endedOn, endedOn.days(to: day) <= EventLimits.reopenedDays {
        add(.closedReopened, at: lastSpell.branch, on: endedOn, to: &changes)
      }
      openSpell(at: branch, on: day, as: .reopened, adding: &changes)
    case .transferred(_, let to):
      endSpell(on: day, as: .sent, ages: .sentAges, adding: &changes)
      openSpell(at: to, on: day, as: .received, adding: &changes)
    case .closed(let branch, let outcome):
      endSpell(on: day, as: .closed, ages: .closedAges, adding: &changes)
      add(.outcome(outcome), at: branch, on: day, to: &changes)
    case .hearingSet(let branch, let hearing, let date, let purpose):
      setHearing(hearing, at: branch, setOn: day, for: date, purpose, adding: &changes)
    case .hearingHeld(let hearing): endHearing(hearing, on: day, as: .hearingsHeld, adding: &changes)
    case .hearingAdjourned(let hearing, _):
      endHearing(hearing, on: day, as: .hearingsAdjourned, adding: &changes)
    case .hearingCancelled(let hearing): endHearing(hearing, on: day, as: .hearingsCancelled, adding: &changes)
    case .appealed, .appealDecided: applyAppeal(event, on: day, adding: &changes)
    case .enforcementOpened, .enforcementPaid, .enforcementClosed:
      applyEnforcement(event, on: day, adding: &changes)
    case .surveyed(let branch, let score):
      add(.surveys, at: branch, on: day, to: &changes)
      add(.scoreSum, at: branch, on: day, amount: Int64(score), to: &changes)
    case .retracted:
      // What it takes back was left out before: `Timeline.applyRetractions`.
      break
    }
  }

  private mutating func openSpell(
    at branch: UnitNumber, on day: Day, as measure: Measure, adding changes: inout [ContributionChange]
  ) {
    lastSpell = LastSpell(branch: branch, openedOn: day, endedOn: nil)
    if !visited.contains(branch) { visited.append(branch) }
    add(measure, at: branch, on: day, to: &changes)
  }

  private mutating func endSpell(
    on day: Day, as measure: Measure, ages: Measure, adding changes: inout [ContributionChange]
  ) {
    guard let spell = lastSpell else { return }
    lastSpell?.endedOn = day
    add(measure, at: spell.branch, on: day, to: &changes)
    add(ages, at: spell.branch, on: day, value: spell.openedOn.days(to: day), to: &changes)
  }

  private mutating func setHearing(
    _ id: String, at branch: UnitNumber, setOn day: Day, for date: Day, _ purpose: Purpose,
    adding changes: inout [ContributionChange]
  ) {
    hearings[id] = Hearing(branch: branch, isTrial: purpose == .trial, awaits: true)
    switch purpose {
    case .control:
      break
    case .trial:
      add(.hearingsSet, at: branch, on: day, to: &changes)
      add(.leads, at: branch, on: day, value: day.days(to: date), to: &changes)
    }
  }

  private mutating func endHearing(
    _ id: String, on day: Day, as measure: Measure, adding changes: inout [ContributionChange]
  ) {
    guard let hearing = hearings[id] else { return }
    hearings[id]?.awaits = false
    if hearing.isTrial { add(measure, at: hearing.branch, on: day, to: &changes) }
  }

  private mutating func applyAppeal(
    _ event: TimelineEvent, on day: Day, adding changes: inout [ContributionChange]
  ) {
    if case .appealDecided(let result) = event.body, let branch = appealBranch {
      add(.result(result), at: branch, on: day, to: &changes)
      appealBranch = nil
    } else if case .appealed = event.body, let branch = lastSpell?.branch {
      appealBranch = branch
      add(.appealed, at: branch, on: day, to: &changes)
    }
  }

  private mutating func applyEnforcement(
    _ event: TimelineEvent, on day: Day, adding changes: inout [ContributionChange]
  ) {
    switch event.body {
    case .enforcementOpened(let branch, let rials):
      enforcement = OpenEnforcement(branch: branch, openedOn: day)
      add(.enforcementOpened, at: branch, on: day, to: &changes)
      add(.adjudgedRials, at: branch, on: day, amount: rials, to: &changes)
    case .enforcementPaid(let branch, let rials):
      add(.payments, at: branch, on: day, to: &changes)
      add(.paidRials, at: branch, on: day, amount: rials, to: &changes)
    case .enforcementClosed(let branch):
      guard let openedOn = enforcement?.openedOn else { return }
      add(.enforcementClosed, at: branch, on: day, to: &changes)
      add(.enforcementDays, at: branch, on: day, amount: Int64(openedOn.days(to: day)), to: &changes)
      enforcement = nil
    default: break
    }
  }
}
