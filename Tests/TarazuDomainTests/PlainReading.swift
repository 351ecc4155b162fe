// EVENTS read plainly, word by word and without any thought of speed, to compare the timeline with. It shares no code
// with the case machine: what happened is written down as a list first, and counted afterwards.

import TarazuCalendar
import TarazuDomain

/// What one case comes to.
struct PlainReading {
  struct Stay: Equatable {
    var branch: Int32
    var opened: (how: EventKind, day: Int32)
    var ended: (how: EventKind, day: Int32, outcome: Int16)?

    static func == (a: Stay, b: Stay) -> Bool {
      a.branch == b.branch && a.opened == b.opened && a.ended?.how == b.ended?.how && a.ended?.day == b.ended?.day
    }
  }

  private struct HearingNote {
    var branch: Int32
    var isTrial: Bool
    var isDone = false
  }

  private(set) var anomalies: [EventKey: AnomalyReason] = [:]
  /// The first retraction in order that took an event back.
  private(set) var takenBack: [EventKey: EventKey] = [:]
  private(set) var stays: [Stay] = []
  private(set) var caseClass: Int32 = 0
  /// Sums by "branch day measure value".
  private(set) var sums: [ContributionKey: Int64] = [:]

  private var hearings: [String: HearingNote] = [:]
  private var appealAgainst: Int32?
  private var enforcing: (branch: Int32, day: Int32)?
  /// (branch, day, measure, value, amount), the class being known at the end.
  private var written: [(Int32, Int32, Measure, Int32, Int64)] = []

  init(_ accepted: [TimelineEvent]) {
    let standing = dropRetracted(accepted)
    let claim = PlainReading.claim(standing)
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
      let target = accepted.first { $0.source == retraction.source && $0.id == retraction.reference }
      guard let target else {
        anomalies[retraction.key] = .nothingToRetract
        continue
      }
      if target.kind == .retracted {
        anomalies[retraction.key] = .retractsRetraction
      } else if target.at > retraction.at {
        anomalies[retraction.key] = .retractsLater
      } else if !PlainReading.mayRetract(retraction, target) {
        anomalies[retraction.key] = .outOfReach
      } else if takenBack[target.key] == nil {
        takenBack[target.key] = retraction.key
      }
    }
    return accepted.filter { $0.kind != .retracted && takenBack[$0.key] == nil }
  }

  private static func mayRetract(_ retraction: TimelineEvent, _ target: TimelineEvent) -> Bool {
    if isBranch(target.branch) { return within(target.branch, retraction.reach) }
    if retraction.reach == 0 || retraction.reach == 1 { return true }
    var unit: Int32? = target.reach == 0 ? 1 : target.reach
    while let here = unit {
      if here == retraction.reach { return true }
      unit = SmallCountry.parents[here]
    }
    return false
  }

  private static func isBranch(_ place: Int32) -> Bool { SmallCountry.branches.contains(place) }

  /// A branch is within a reach if it lies at or below that unit, or ever did.
  private static func within(_ branch: Int32, _ reach: Int32) -> Bool {
    if reach == 0 { return true }
    var unit: Int32? = branch
    while let here = unit {
      if here == reach { return true }
      unit = SmallCountry.parents[here]
    }
    return SmallCountry.formerly[branch]?.contains(reach) ?? false
  }

  private static func claim(_ standing: [TimelineEvent]) -> Int32? {
    standing.filter { $0.kind == .registered && isBranch($0.branch) && within($0.branch, $0.reach) }
      .sorted { $0.sequence < $1.sequence }.first?.branch
  }

  // MARK: - What fits

  private var isOpen: Bool { stays.last.map { $0.ended == nil } ?? false }

  private func reasonAgainst(_ event: TimelineEvent, _ claim: Int32?) -> AnomalyReason? {
    if event.branch != 0 && !PlainReading.isBranch(event.branch) { return .unknownBranch }
    if event.kind == .transferred && !PlainReading.isBranch(event.other) { return .unknownBranch }
    if let reason = reasonOfState(event) { return reason }
    return isWithinReach(event, claim) ? nil : .outOfReach
  }

  private func reasonOfState(_ event: TimelineEvent) -> AnomalyReason? {
    switch event.kind {
    case .registered: if !stays.isEmpty { return .alreadyRegistered }
    case .transferred:
      if !isOpen { return .notOpen }
      if stays.last?.branch != event.branch { return .wrongBranch }
      if event.other == event.branch { return .sameBranch }
    case .closed:
      if !isOpen { return .notOpen }
      if stays.last?.branch != event.branch { return .wrongBranch }
    case .reopened:
      if stays.isEmpty { return .notRegistered }
      if isOpen { return .alreadyOpen }
    case .hearingSet:
      if !isOpen { return .notOpen }
      if stays.last?.branch != event.branch { return .wrongBranch }
      if hearings[event.reference] != nil { return .hearingExists }
      if event.onDay < event.day { return .hearingInPast }
      if event.onDay - event.day > 1_095 { return .hearingTooFar }
    case .hearingHeld, .hearingAdjourned, .hearingCancelled:
      guard let hearing = hearings[event.reference], !hearing.isDone else { return .unknownHearing }
    case .appealed:
      if stays.isEmpty { return .notRegistered }
      if isOpen { return .notClosed }
      if appealAgainst != nil { return .alreadyAppealed }
    case .appealDecided: if appealAgainst == nil { return .notAppealed }
    case .enforcementOpened:
      if stays.isEmpty { return .notRegistered }
      if enforcing != nil { return .alreadyEnforcing }
    case .enforcementPaid, .enforcementClosed:
      guard let enforcing else { return .notEnforcing }
      if enforcing.branch != event.branch { return .wrongBranch }
    case .surveyed: if !stays.contains(where: { $0.branch == event.branch }) { return .noSpell }
    case .retracted: break
    }
    return nil
  }

  private func isWithinReach(_ event: TimelineEvent, _ claim: Int32?) -> Bool {
    func within(_ branch: Int32?) -> Bool { branch.map { PlainReading.within($0, event.reach) } ?? true }
    if event.branch != 0 && !within(event.branch) { return false }
    switch event.kind {
    case .registered: return within(claim)
    case .reopened, .appealed: return within(stays.last?.branch)
    case .hearingHeld, .hearingAdjourned, .hearingCancelled: return within(hearings[event.reference]?.branch)
    case .appealDecided: return within(appealAgainst)
    case .enforcementOpened: return stays.contains { within($0.branch) }
    default: return true
    }
  }

  // MARK: - What it does

  private mutating func apply(_ event: TimelineEvent) {
    let day = event.day
    func note(_ branch: Int32, _ measure: Measure, _ value: Int32 = 0, _ amount: Int64 = 1) {
      written.append((branch, day, measure, value, amount))
    }
    switch event.kind {
    case .registered, .reopened:
      if event.kind == .registered { caseClass = event.other }
      stays.append(Stay(branch: event.branch, opened: (event.kind, day)))
    case .transferred:
      stays[stays.count - 1].ended = (.transferred, day, 0)
      stays.append(Stay(branch: event.other, opened: (.transferred, day)))
    case .closed: stays[stays.count - 1].ended = (.closed, day, event.what)
    case .hearingSet:
      hearings[event.reference] = HearingNote(branch: event.branch, isTrial: event.what == 0)
      if event.what == 0 {
        note(event.branch, .hearingsSet)
        note(event.branch, .leads, event.onDay - day)
      }
    case .hearingHeld, .hearingAdjourned, .hearingCancelled:
      guard let hearing = hearings[event.reference] else { return }
      hearings[event.reference]?.isDone = true
      let measures: [EventKind: Measure] = [.hearingHeld: .hearingsHeld, .hearingAdjourned: .hearingsAdjourned]
      if hearing.isTrial { note(hearing.branch, measures[event.kind] ?? .hearingsCancelled) }
    case .appealed:
      appealAgainst = stays.last?.branch
      note(stays.last?.branch ?? 0, .appealed)
    case .appealDecided:
      note(appealAgainst ?? 0, [.upheld, .modified, .reversed][Int(event.what)])
      appealAgainst = nil
    case .enforcementOpened:
      enforcing = (event.branch, day)
      note(event.branch, .enforcementOpened)
      note(event.branch, .adjudgedRials, 0, event.amount)
    case .enforcementPaid:
      note(event.branch, .payments)
      note(event.branch, .paidRials, 0, event.amount)
    case .enforcementClosed:
      note(event.branch, .enforcementClosed)
      note(event.branch, .enforcementDays, 0, Int64(day - (enforcing?.day ?? 0)))
      enforcing = nil
    case .surveyed:
      note(event.branch, .surveys)
      note(event.branch, .scoreSum, 0, event.amount)
    case .retracted: break
    }
  }

  // MARK: - What it counts

  private mutating func count() {
    let outcomes: [Measure] = [.closedJudgment, .closedSettlement, .closedDismissal, .closedWithdrawn, .closedOther]
    for (index, stay) in stays.enumerated() {
      let opening: [EventKind: Measure] = [.registered: .registered, .reopened: .reopened, .transferred: .received]
      written.append((stay.branch, stay.opened.day, opening[stay.opened.how] ?? .received, 0, 1))
      guard let ended = stay.ended else { continue }
      let age = ended.day - stay.opened.day
      guard ended.how == .closed else {
        written += [(stay.branch, ended.day, .sent, 0, 1), (stay.branch, ended.day, .sentAges, age, 1)]
        continue
      }
      written += [(stay.branch, ended.day, .closed, 0, 1), (stay.branch, ended.day, .closedAges, age, 1)]
      written.append((stay.branch, ended.day, outcomes[Int(ended.outcome)], 0, 1))
      let next = stays[(index + 1)...].first { $0.opened.how == .reopened }
      if let next, next.opened.day - ended.day <= 90 {
        written.append((stay.branch, ended.day, .closedReopened, 0, 1))
      }
    }
    for (branch, day, measure, value, amount) in written {
      let cell = CellKey(day: day, branch: branch, caseClass: caseClass)
      sums[ContributionKey(cell: cell, measure: measure, value: value), default: 0] += amount
    }
    sums = sums.filter { $0.value != 0 }
  }
}

extension TimelineEvent {
  var key: EventKey { EventKey(source: source.number, id: id) }
}
