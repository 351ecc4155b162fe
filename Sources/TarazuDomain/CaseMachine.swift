// A case's life, one event at a time: what fits, what it changes, what it contributes. Both the timeline of all events
// and the compact state of an in-order one are steps of this machine, so they cannot differ.

/// Where the contributions of a step go.
typealias ContributionSink = (_ branch: Int32, _ day: Int32, _ measure: Measure, _ value: Int32, _ amount: Int64) ->
  Void

/// A hearing that was set in a case.
public struct Hearing: Hashable, Sendable {
  public var branch: Int32
  public var isTrial: Bool
  public var awaits: Bool
}

/// The state that decides which event fits next.
public struct CaseMachine: Hashable, Sendable {
  /// The case's class, that of its `registered`; 0 before one took effect.
  public internal(set) var caseClass: Int32 = 0
  /// The last spell's branch; 0 before the first spell.
  public internal(set) var branch: Int32 = 0
  /// The day the last spell opened.
  public internal(set) var openedOn: Int32 = 0
  /// The day the last spell ended; nil while it is open.
  public internal(set) var endedOn: Int32?
  /// Every branch that the case had a spell at, in the order of first spells.
  public internal(set) var visited: [Int32] = []
  /// The branch that an undecided appeal is against; 0 where there is none.
  public internal(set) var appealBranch: Int32 = 0
  /// Where enforcement is open, and since when; 0 where it is not.
  public internal(set) var enforcementBranch: Int32 = 0
  public internal(set) var enforcementOpenedOn: Int32 = 0
  public internal(set) var hearings: [String: Hearing] = [:]

  public init() {}

  public var hasSpell: Bool { branch != 0 }
  public var isOpen: Bool { hasSpell && endedOn == nil }

  /// Applies an event if it fits; otherwise returns the first reason why not, and changes nothing.
  /// - Parameter claim: the branch of the case's claim (EVENTS, Reach); 0 where there is none.
  mutating func apply(
    _ event: TimelineEvent, claim: Int32, in territory: Territory, sink: ContributionSink
  ) -> AnomalyReason? {
    if let reason = misfit(event, claim: claim, in: territory) { return reason }
    take(event, sink: sink)
    return nil
  }

  /// The branch at which an event that fits takes effect, before it is applied; 0 for a retraction.
  func branchOfEffect(_ event: TimelineEvent) -> Int32 {
    switch event.kind {
    case .hearingHeld, .hearingAdjourned, .hearingCancelled: hearings[event.reference]?.branch ?? 0
    case .appealed: branch
    case .appealDecided: appealBranch
    default: event.branch
    }
  }
}

// MARK: - What fits

extension CaseMachine {
  /// The first reason why an event does not fit; nil if it does.
  func misfit(_ event: TimelineEvent, claim: Int32, in territory: Territory) -> AnomalyReason? {
    if event.branch != 0, !territory.isBranch(event.branch) { return .unknownBranch }
    if event.kind == .transferred, !territory.isBranch(event.other) { return .unknownBranch }
    if let reason = misfitOfKind(event) { return reason }
    return isWithinReach(event, claim: claim, in: territory) ? nil : .outOfReach
  }

  private func misfitOfKind(_ event: TimelineEvent) -> AnomalyReason? {
    switch event.kind {
    case .registered:
      return hasSpell ? .alreadyRegistered : nil
    case .transferred:
      if let reason = misfitOfPlace(event) { return reason }
      return event.other == event.branch ? .sameBranch : nil
    case .closed:
      return misfitOfPlace(event)
    case .reopened:
      return !hasSpell ? .notRegistered : isOpen ? .alreadyOpen : nil
    case .hearingSet:
      return misfitOfPlace(event) ?? misfitOfHearing(event)
    case .hearingHeld, .hearingAdjourned, .hearingCancelled:
      return hearings[event.reference]?.awaits == true ? nil : .unknownHearing
    case .appealed:
      return !hasSpell ? .notRegistered : isOpen ? .notClosed : appealBranch != 0 ? .alreadyAppealed : nil
    case .appealDecided:
      return appealBranch == 0 ? .notAppealed : nil
    case .enforcementOpened:
      return !hasSpell ? .notRegistered : enforcementBranch != 0 ? .alreadyEnforcing : nil
    case .enforcementPaid, .enforcementClosed:
      return enforcementBranch == 0 ? .notEnforcing : enforcementBranch != event.branch ? .wrongBranch : nil
    case .surveyed:
      return visited.contains(event.branch) ? nil : .noSpell
    case .retracted:
      return nil
    }
  }

  /// Whether an event cannot fit now whatever else it says: what kind and branch alone tell, in a few nanoseconds.
  func rulesOut(_ kind: EventKind, at branch: Int32) -> Bool {
    switch kind {
    case .registered: hasSpell
    case .transferred, .closed, .hearingSet: !isOpen || self.branch != branch
    case .reopened: !hasSpell || isOpen
    case .appealed: !hasSpell || isOpen || appealBranch != 0
    case .appealDecided: appealBranch == 0
    case .enforcementOpened: !hasSpell || enforcementBranch != 0
    case .enforcementPaid, .enforcementClosed: enforcementBranch == 0 || enforcementBranch != branch
    case .hearingHeld, .hearingAdjourned, .hearingCancelled, .surveyed, .retracted: false
    }
  }

  private func misfitOfPlace(_ event: TimelineEvent) -> AnomalyReason? {
    !isOpen ? .notOpen : branch != event.branch ? .wrongBranch : nil
  }

  private func misfitOfHearing(_ event: TimelineEvent) -> AnomalyReason? {
    if hearings[event.reference] != nil { return .hearingExists }
    let lead = Int64(event.onDay) - Int64(event.day)
    return lead < 0 ? .hearingInPast : lead > Int64(EventLimits.leadDays) ? .hearingTooFar : nil
  }

  private func isWithinReach(_ event: TimelineEvent, claim: Int32, in territory: Territory) -> Bool {
    guard event.reach != 0 else { return true }
    if event.branch != 0, !territory.isBranch(event.branch, within: event.reach) { return false }
    switch event.kind {
    case .registered:
      return territory.isBranch(claim, within: event.reach)
    case .reopened, .appealed:
      return territory.isBranch(branch, within: event.reach)
    case .hearingHeld, .hearingAdjourned, .hearingCancelled:
      return territory.isBranch(hearings[event.reference]?.branch ?? 0, within: event.reach)
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
  private mutating func take(_ event: TimelineEvent, sink: ContributionSink) {
    let day = event.day
    switch event.kind {
    case .registered:
      caseClass = event.other
      openSpell(at: event.branch, on: day, as: .registered, sink: sink)
    case .reopened:
      if let endedOn, day &- endedOn <= EventLimits.reopenedDays { sink(branch, endedOn, .closedReopened, 0, 1) }
      openSpell(at: event.branch, on: day, as: .reopened, sink: sink)
    case .transferred:
      endSpell(on: day, as: .sent, ages: .sentAges, sink: sink)
      openSpell(at: event.other, on: day, as: .received, sink: sink)
    case .closed:
      endSpell(on: day, as: .closed, ages: .closedAges, sink: sink)
      sink(branch, day, .outcome(Outcome(rawValue: event.what) ?? .other), 0, 1)
    case .hearingSet, .hearingHeld, .hearingAdjourned, .hearingCancelled:
      takeHearing(event, on: day, sink: sink)
    case .appealed:
      appealBranch = branch
      sink(branch, day, .appealed, 0, 1)
    case .appealDecided:
      sink(appealBranch, day, .result(AppealResult(rawValue: event.what) ?? .upheld), 0, 1)
      appealBranch = 0
    case .enforcementOpened, .enforcementPaid, .enforcementClosed:
      takeEnforcement(event, on: day, sink: sink)
    case .surveyed:
      sink(event.branch, day, .surveys, 0, 1)
      sink(event.branch, day, .scoreSum, 0, event.amount)
    case .retracted:
      break
    }
  }

  private mutating func openSpell(at branch: Int32, on day: Int32, as measure: Measure, sink: ContributionSink) {
    self.branch = branch
    openedOn = day
    endedOn = nil
    if !visited.contains(branch) { visited.append(branch) }
    sink(branch, day, measure, 0, 1)
  }

  private mutating func endSpell(on day: Int32, as measure: Measure, ages: Measure, sink: ContributionSink) {
    endedOn = day
    sink(branch, day, measure, 0, 1)
    sink(branch, day, ages, day &- openedOn, 1)
  }

  private mutating func takeHearing(_ event: TimelineEvent, on day: Int32, sink: ContributionSink) {
    if event.kind == .hearingSet {
      let isTrial = event.what == Purpose.trial.rawValue
      hearings[event.reference] = Hearing(branch: event.branch, isTrial: isTrial, awaits: true)
      guard isTrial else { return }
      sink(event.branch, day, .hearingsSet, 0, 1)
      sink(event.branch, day, .leads, event.onDay &- day, 1)
      return
    }
    guard let hearing = hearings[event.reference] else { return }
    hearings[event.reference]?.awaits = false
    guard hearing.isTrial else { return }
    let measure: Measure =
      event.kind == .hearingHeld
      ? .hearingsHeld : event.kind == .hearingAdjourned ? .hearingsAdjourned : .hearingsCancelled
    sink(hearing.branch, day, measure, 0, 1)
  }

  private mutating func takeEnforcement(_ event: TimelineEvent, on day: Int32, sink: ContributionSink) {
    switch event.kind {
    case .enforcementOpened:
      enforcementBranch = event.branch
      enforcementOpenedOn = day
      sink(event.branch, day, .enforcementOpened, 0, 1)
      sink(event.branch, day, .adjudgedRials, 0, event.amount)
    case .enforcementPaid:
      sink(event.branch, day, .payments, 0, 1)
      sink(event.branch, day, .paidRials, 0, event.amount)
    default:
      sink(event.branch, day, .enforcementClosed, 0, 1)
      sink(event.branch, day, .enforcementDays, 0, Int64(day) - Int64(enforcementOpenedOn))
      enforcementBranch = 0
      enforcementOpenedOn = 0
    }
  }
}
