// docs/spec/events.md read plainly and without any thought of speed, to compare the timeline with. It shares no code
// with the case machine: what happened is written down as a list first, and counted afterwards.

import TarazuCalendar
import TarazuDomain

/// What one case comes to.
public struct PlainReading {
  public struct Stay: Equatable {
    public var branch: UnitNumber
    public var opened: (how: EventKind, day: Day)
    public var ended: (how: EventKind, day: Day, outcome: Outcome?)?

    public init(
      branch: UnitNumber, opened: (how: EventKind, day: Day),
      ended: (how: EventKind, day: Day, outcome: Outcome?)? = nil
    ) {
      self.branch = branch
      self.opened = opened
      self.ended = ended
    }

    public static func == (a: Stay, b: Stay) -> Bool {
      a.branch == b.branch && a.opened == b.opened && a.ended?.how == b.ended?.how && a.ended?.day == b.ended?.day
    }
  }

  public struct HearingNote {
    public var branch: UnitNumber
    public var isTrial: Bool
    /// The index of the stay in which it was set.
    public var stay: Int
    public var setOn: Day
    public var date: Day
    /// How and when it was done with, and as the how manieth of the case's hearings.
    public var done: (how: EventKind, day: Day, rank: Int)?

    /// Whether the calendar has it on a day.
    public func covers(_ day: Int32) -> Bool {
      if day < setOn.number || day > date.number { return false }
      if let done, day >= done.day.number { return false }
      return isTrial || day <= setOn.number + 90
    }
  }

  public private(set) var anomalies: [EventKey: AnomalyReason] = [:]
  /// The first retraction in order that took an event back.
  public private(set) var takenBack: [EventKey: EventKey] = [:]
  public private(set) var stays: [Stay] = []
  public private(set) var caseClass: ClassNumber?
  /// Sums by "branch day measure value".
  public private(set) var sums: [ContributionKey: Int64] = [:]

  public private(set) var hearings: [String: HearingNote] = [:]
  private let country: PlainCountry
  private var appealAgainst: UnitNumber?
  private var enforcing: (branch: UnitNumber, day: Day)?
  /// (branch, day, measure, value, amount), the class being known at the end.
  private var written: [(UnitNumber, Day, Measure, Int32, Int64)] = []

  public init(_ accepted: [TimelineEvent], in country: PlainCountry) {
    self.country = country
    let standing = dropRetracted(accepted)
    let claim = claim(standing)
    for at in Set(standing.map(\.at)).sorted() {
      var left = standing.filter { $0.at == at }.sorted(by: PlainReading.isBefore)
      while true {
        var kept: [(TimelineEvent, AnomalyReason)] = []
        for event in left {
          if let reason = reasonAgainst(event, claim) { kept.append((event, reason)) } else { apply(event) }
        }
        if kept.count == left.count {
          for (event, reason) in kept { anomalies[event.key] = reason }
          break
        }
        left = kept.map(\.0)
      }
    }
    count()
  }

  private static func isBefore(_ a: TimelineEvent, _ b: TimelineEvent) -> Bool {
    let order: [EventKind] = [
      .registered, .appealed, .reopened, .hearingSet, .hearingHeld, .hearingAdjourned, .hearingCancelled, .transferred,
      .closed, .appealDecided, .enforcementOpened, .enforcementPaid, .enforcementClosed, .surveyed, .retracted,
    ]
    let (x, y) = (order.firstIndex(of: a.kind) ?? 0, order.firstIndex(of: b.kind) ?? 0)
    if x != y { return x < y }
    if a.source.code != b.source.code { return Array(a.source.code.utf8).lexicographicallyPrecedes(b.source.code.utf8) }
    return Array(a.id.utf8).lexicographicallyPrecedes(b.id.utf8)
  }

  // MARK: - Retractions and reach

  private mutating func dropRetracted(_ accepted: [TimelineEvent]) -> [TimelineEvent] {
    let retractions = accepted.filter { $0.kind == .retracted }
      .sorted { $0.at != $1.at ? $0.at < $1.at : PlainReading.isBefore($0, $1) }
    for retraction in retractions {
      guard case .retracted(let id) = retraction.body else { continue }
      let target = accepted.first { $0.source == retraction.source && $0.id == id }
      guard let target else {
        anomalies[retraction.key] = .nothingToRetract
        continue
      }
      if target.kind == .retracted {
        anomalies[retraction.key] = .retractsRetraction
      } else if target.at > retraction.at {
        anomalies[retraction.key] = .retractsLater
      } else if !mayRetract(retraction, target) {
        anomalies[retraction.key] = .outOfReach
      } else if takenBack[target.key] == nil {
        takenBack[target.key] = retraction.key
      }
    }
    return accepted.filter { $0.kind != .retracted && takenBack[$0.key] == nil }
  }

  private func mayRetract(_ retraction: TimelineEvent, _ target: TimelineEvent) -> Bool {
    if let branch = target.branch, isBranch(branch) { return within(branch, retraction.reach) }
    if retraction.reach == 0 || retraction.reach == country.country { return true }
    var unit: UnitNumber? = target.reach == 0 ? country.country : target.reach
    while let here = unit {
      if here == retraction.reach { return true }
      unit = country.parents[here]
    }
    return false
  }

  private func isBranch(_ unit: UnitNumber) -> Bool { country.branches.contains(unit) }

  /// A branch is within a reach if it lies at or below that unit, or ever did.
  private func within(_ branch: UnitNumber, _ reach: UnitNumber) -> Bool {
    if reach == 0 { return true }
    var unit: UnitNumber? = branch
    while let here = unit {
      if here == reach { return true }
      unit = country.parents[here]
    }
    return country.formerly[branch]?.contains(reach) ?? false
  }

  private func claim(_ standing: [TimelineEvent]) -> UnitNumber? {
    let valid = standing.filter { event in
      guard event.kind == .registered, let branch = event.branch else { return false }
      return isBranch(branch) && within(branch, event.reach)
    }
    return valid.sorted { $0.sequence < $1.sequence }.first?.branch
  }

  // MARK: - What fits

  private var isOpen: Bool { stays.last.map { $0.ended == nil } ?? false }

  private func reasonAgainst(_ event: TimelineEvent, _ claim: UnitNumber?) -> AnomalyReason? {
    if let branch = event.branch, !isBranch(branch) { return .unknownBranch }
    if case .transferred(_, let to) = event.body, !isBranch(to) { return .unknownBranch }
    if let reason = reasonOfState(event) { return reason }
    return isWithinReach(event, claim) ? nil : .outOfReach
  }

  private func reasonOfState(_ event: TimelineEvent) -> AnomalyReason? {
    switch event.body {
    case .registered: if !stays.isEmpty { return .alreadyRegistered }
    case .transferred(let branch, let to):
      if !isOpen { return .notOpen }
      if stays.last?.branch != branch { return .wrongBranch }
      if to == branch { return .sameBranch }
    case .closed(let branch, _):
      if !isOpen { return .notOpen }
      if stays.last?.branch != branch { return .wrongBranch }
    case .reopened:
      if stays.isEmpty { return .notRegistered }
      if isOpen { return .alreadyOpen }
    case .hearingSet(let branch, let id, let date, _):
      if !isOpen { return .notOpen }
      if stays.last?.branch != branch { return .wrongBranch }
      if hearings[id] != nil { return .hearingExists }
      if date < event.day { return .hearingInPast }
      if date.number - event.day.number > 1_095 { return .hearingTooFar }
    case .hearingHeld(let id), .hearingAdjourned(let id, _), .hearingCancelled(let id):
      guard let hearing = hearings[id], hearing.done == nil else { return .unknownHearing }
    case .appealed:
      if stays.isEmpty { return .notRegistered }
      if isOpen { return .notClosed }
      if appealAgainst != nil { return .alreadyAppealed }
    case .appealDecided: if appealAgainst == nil { return .notAppealed }
    case .enforcementOpened:
      if stays.isEmpty { return .notRegistered }
      if enforcing != nil { return .alreadyEnforcing }
    case .enforcementPaid(let branch, _), .enforcementClosed(let branch):
      guard let enforcing else { return .notEnforcing }
      if enforcing.branch != branch { return .wrongBranch }
    case .surveyed(let branch, _): if !stays.contains(where: { $0.branch == branch }) { return .noSpell }
    case .retracted: break
    }
    return nil
  }

  private func isWithinReach(_ event: TimelineEvent, _ claim: UnitNumber?) -> Bool {
    func isWithin(_ branch: UnitNumber?) -> Bool { branch.map { within($0, event.reach) } ?? true }
    if !isWithin(event.branch) { return false }
    switch event.body {
    case .registered: return isWithin(claim)
    case .reopened, .appealed: return isWithin(stays.last?.branch)
    case .hearingHeld(let id), .hearingAdjourned(let id, _), .hearingCancelled(let id):
      return isWithin(hearings[id]?.branch)
    case .appealDecided: return isWithin(appealAgainst)
    case .enforcementOpened: return stays.contains { isWithin($0.branch) }
    default: return true
    }
  }

  // MARK: - What it does

  private mutating func apply(_ event: TimelineEvent) {
    let day = event.day
    func note(_ branch: UnitNumber?, _ measure: Measure, _ value: Int32 = 0, _ amount: Int64 = 1) {
      written.append((branch ?? 0, day, measure, value, amount))
    }
    func endHearing(_ id: String, _ measures: Measure...) {
      guard let hearing = hearings[id] else { return }
      let rank = hearings.values.count { $0.done != nil }
      hearings[id]?.done = (event.kind, day, rank)
      if hearing.isTrial { for measure in measures { note(hearing.branch, measure) } }
    }
    switch event.body {
    case .registered(let branch, let number):
      caseClass = number
      stays.append(Stay(branch: branch, opened: (.registered, day)))
    case .reopened(let branch): stays.append(Stay(branch: branch, opened: (.reopened, day)))
    case .transferred(_, let to):
      stays[stays.count - 1].ended = (.transferred, day, nil)
      stays.append(Stay(branch: to, opened: (.transferred, day)))
    case .closed(_, let outcome): stays[stays.count - 1].ended = (.closed, day, outcome)
    case .hearingSet(let branch, let id, let date, let purpose):
      hearings[id] = HearingNote(
        branch: branch, isTrial: purpose == .trial, stay: stays.count - 1, setOn: day, date: date)
    case .hearingHeld(let id): endHearing(id, .hearingsHeld)
    case .hearingAdjourned(let id, let reason):
      let reasons: [AdjournmentReason: Measure] = [
        .service: .adjournedService, .party: .adjournedParty, .counsel: .adjournedCounsel, .court: .adjournedCourt,
        .expert: .adjournedExpert,
      ]
      endHearing(id, .hearingsAdjourned, reasons[reason] ?? .adjournedOther)
    case .hearingCancelled(let id):
      endHearing(id, hearings[id]?.setOn == day ? .hearingsWithdrawn : .hearingsCancelled)
    case .appealed:
      appealAgainst = stays.last?.branch
      note(stays.last?.branch, .appealed)
    case .appealDecided(let result):
      let measures: [AppealResult: Measure] = [.upheld: .upheld, .modified: .modified]
      note(appealAgainst, measures[result] ?? .reversed)
      appealAgainst = nil
    case .enforcementOpened(let branch, let rials):
      enforcing = (branch, day)
      note(branch, .enforcementOpened)
      note(branch, .adjudgedRials, 0, rials)
    case .enforcementPaid(let branch, let rials):
      note(branch, .payments)
      note(branch, .paidRials, 0, rials)
    case .enforcementClosed(let branch):
      note(branch, .enforcementClosed)
      note(branch, .enforcementDays, 0, Int64(day.number - (enforcing?.day.number ?? 0)))
      enforcing = nil
    case .surveyed(let branch, let score):
      note(branch, .surveys)
      note(branch, .scoreSum, 0, Int64(score))
      note(branch, .scoreSquares, 0, Int64(score * score))
      if score == 4 || score == 5 { note(branch, .satisfied) }
    case .retracted: break
    }
  }

  // MARK: - What it counts

  private mutating func count() {
    let outcomes: [Outcome: Measure] = [
      .judgment: .closedJudgment, .settlement: .closedSettlement, .dismissal: .closedDismissal,
      .withdrawn: .closedWithdrawn, .other: .closedOther,
    ]
    var courseOn: Day = 0
    for (index, stay) in stays.enumerated() {
      let opening: [EventKind: Measure] = [.registered: .registered, .reopened: .reopened, .transferred: .received]
      written.append((stay.branch, stay.opened.day, opening[stay.opened.how] ?? .received, 0, 1))
      if stay.opened.how == .transferred {
        written.append((stay.branch, stay.opened.day, .receivedCaseAges, stay.opened.day.number - courseOn.number, 1))
      } else {
        courseOn = stay.opened.day
      }
      countGaps(index)
      guard let ended = stay.ended else { continue }
      let age = ended.day.number - stay.opened.day.number
      let caseAge = ended.day.number - courseOn.number
      guard ended.how == .closed else {
        written += [
          (stay.branch, ended.day, .sent, 0, 1), (stay.branch, ended.day, .sentAges, age, 1),
          (stay.branch, ended.day, .sentCaseAges, caseAge, 1),
        ]
        continue
      }
      written += [
        (stay.branch, ended.day, .closed, 0, 1), (stay.branch, ended.day, .closedAges, age, 1),
        (stay.branch, ended.day, .closedCaseAges, caseAge, 1),
      ]
      written.append((stay.branch, ended.day, ended.outcome.flatMap { outcomes[$0] } ?? .closedOther, 0, 1))
      if ended.outcome == .judgment { countDecision(index, ended.day) }
      let next = stays[(index + 1)...].first { $0.opened.how == .reopened }
      if let next, next.opened.day.number - ended.day.number <= 90 {
        written.append((stay.branch, ended.day, .closedReopened, 0, 1))
      }
    }
    countHearings()
    for (branch, day, measure, value, amount) in written {
      let cell = CellKey(day: day, branch: branch, caseClass: caseClass ?? 0)
      sums[ContributionKey(cell: cell, measure: measure, value: value), default: 0] += amount
    }
    sums = sums.filter { $0.value != 0 }
  }
}

// MARK: - Gaps, decisions and hearings, day by day

extension PlainReading {
  private func hearings(of stay: Int) -> [HearingNote] { hearings.values.filter { $0.stay == stay } }

  /// +1 on a day unless it ended on or before that day; -1 on the day it ended, if it had counted.
  private mutating func count(_ stock: Measure, at branch: UnitNumber, from day: Int32, endedOn end: Int32?) {
    if let end, end <= day { return }
    written.append((branch, Day(number: day), stock, 0, 1))
    if let end { written.append((branch, Day(number: end), stock, 0, -1)) }
  }

  private mutating func countGaps(_ index: Int) {
    let stay = stays[index]
    let own = hearings(of: index)
    let first = stay.opened.day.number
    // After this day nothing is on the calendar, so that a gap that reaches it has no end.
    let quiet = max(first, own.flatMap { [$0.date.number, $0.done?.day.number ?? 0] }.max() ?? first) + 2
    let end = stay.ended?.day.number
    var start: Int32?
    for day in first..<max(first, end ?? quiet) {
      let isCovered = own.contains { $0.covers(day) }
      if isCovered, let from = start {
        countGap(from, day, stay.branch, own)
        start = nil
      } else if !isCovered, start == nil {
        start = day
      }
    }
    if let start { countGap(start, end, stay.branch, own) }
  }

  /// The gap [u, v), and the decision gaps in it.
  private mutating func countGap(_ u: Int32, _ v: Int32?, _ branch: UnitNumber, _ own: [HearingNote]) {
    let trials = own.filter(\.isTrial)
    var begins = Set(trials.filter { $0.done?.how == .hearingHeld }.compactMap { $0.done?.day.number })
      .filter { u <= $0 && $0 < v ?? .max }
    let outcomes = trials.compactMap(\.done).filter { $0.how != .hearingCancelled && $0.day.number <= u }
    if outcomes.max(by: { $0.rank < $1.rank })?.how == .hearingHeld { begins.insert(u) }
    let sorted = begins.sorted()
    count(.undated, at: branch, from: u + 30, endedOn: sorted.first ?? v)
    for (index, h) in sorted.enumerated() {
      count(.undecided, at: branch, from: h + 8, endedOn: index + 1 < sorted.count ? sorted[index + 1] : v)
    }
  }

  private mutating func countDecision(_ index: Int, _ end: Day) {
    let held = hearings(of: index).filter { $0.isTrial && $0.done?.how == .hearingHeld }
      .compactMap { $0.done?.day }.filter { $0 <= end }.max()
    guard let held else { return }
    let days = end.number - held.number
    written += [
      (stays[index].branch, end, .decisions, 0, 1), (stays[index].branch, end, .decisionDays, 0, Int64(days)),
    ]
    if days <= 7 { written.append((stays[index].branch, end, .decisionsOnTime, 0, 1)) }
  }

  private mutating func countHearings() {
    for hearing in hearings.values where hearing.isTrial {
      let end = [hearing.done?.day, stays[hearing.stay].ended?.day].compactMap { $0?.number }.min()
      count(.overdue, at: hearing.branch, from: hearing.date.number + 4, endedOn: end)
      if hearing.done?.how == .hearingCancelled, hearing.done?.day == hearing.setOn { continue }
      written += [
        (hearing.branch, hearing.setOn, .hearingsSet, 0, 1),
        (hearing.branch, hearing.setOn, .leads, hearing.date.number - hearing.setOn.number, 1),
      ]
    }
  }
}

extension TimelineEvent {
  public var key: EventKey { EventKey(source: source.number, id: id) }
}
