// A case's life, one event at a time: what fits, what it changes, what it contributes. Both the timeline of all events
// and the compact state of an in-order one are steps of this machine, so they cannot differ.

import TarazuCalendar

/// The state that decides which event fits next.
public struct CaseMachine: Hashable, Sendable {
  /// The newest spell of a case.
  public struct LastSpell: Hashable, Sendable {
    public var branch: UnitNumber
    public var openedOn: Day
    /// Nil while it is open.
    public var endedOn: Day?
    /// The day on which the case's present course began: it was registered or reopened, and since then only transferred.
    public var courseOn: Day

    public init(branch: UnitNumber, openedOn: Day, endedOn: Day?, courseOn: Day) {
      self.branch = branch
      self.openedOn = openedOn
      self.endedOn = endedOn
      self.courseOn = courseOn
    }
  }

  /// A spell that closed by judgment on the present day while a trial hearing of it was pending: held on the same day, that
  /// one is the last before the decision.
  public struct JudgedSpell: Hashable, Sendable {
    public var branch: UnitNumber
    /// The last day on which a trial hearing of it was held.
    public var lastHeldOn: Day?

    public init(branch: UnitNumber, lastHeldOn: Day?) {
      self.branch = branch
      self.lastHeldOn = lastHeldOn
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
  public internal(set) var hearings = Hearings()
  /// The gaps of the open spell.
  public internal(set) var calendar = SpellCalendar()
  /// The spells of the present day that hearings may still change.
  public internal(set) var judgedToday: [JudgedSpell] = []
  /// The day of the newest event; nil before the first.
  private(set) var today: Day?

  public init() {}

  /// Puts together what is kept of a case.
  init(hearings: Hearings, calendar: SpellCalendar, judgedToday: [JudgedSpell], today: Day?) {
    self.hearings = hearings
    self.calendar = calendar
    self.judgedToday = judgedToday
    self.today = today
  }

  /// Goes on to the day of the next event, whether that fits or not.
  mutating func begin(_ day: Day) {
    guard day != today else { return }
    today = day
    calendar.gapBefore = calendar.gap
    guard !judgedToday.isEmpty else { return }
    judgedToday = []
    hearings.move { $0.spell == .open ? .open : .ended }
  }

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
      return hearings[hearing] != nil ? nil : .unknownHearing
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
    if hearings.has(hearing) { return .hearingExists }
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
