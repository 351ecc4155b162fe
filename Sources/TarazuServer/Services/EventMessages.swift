// Events between the wire's messages and the domain.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuProtocol
import TarazuStore

extension EventFields {
  /// The fields of a message, with proto3's zeros.
  init(_ event: WireEvent) {
    self.init()
    source = event.source
    id = event.eventId
    time = event.eventTime.map { ($0.seconds, $0.nanos) }
    caseCode = event.caseId
    unknownField = event.reception.unknownFieldNumbers.first.map { Int($0) }
    size = event.reception.byteCount
    if let kind = event.kind { take(kind) }
  }

  private mutating func take(_ wire: WireEvent.Kind) {
    switch wire {
    case .registered(let body): (kind, branch, caseClass) = (.registered, body.branch, body.caseClass)
    case .transferred(let body): (kind, branch, to) = (.transferred, body.branch, body.toBranch)
    case .closed(let body): (kind, branch, outcome) = (.closed, body.branch, body.outcome)
    case .reopened(let body): (kind, branch) = (.reopened, body.branch)
    case .hearingSet(let body):
      (kind, branch, hearing) = (.hearingSet, body.branch, body.hearingId)
      (on, purpose) = (body.onDate, body.purpose)
    case .hearingHeld(let body): (kind, hearing) = (.hearingHeld, body.hearingId)
    case .hearingAdjourned(let body): (kind, hearing, reason) = (.hearingAdjourned, body.hearingId, body.reason)
    case .hearingCancelled(let body): (kind, hearing) = (.hearingCancelled, body.hearingId)
    case .appealed: kind = .appealed
    case .appealDecided(let body): (kind, result) = (.appealDecided, body.result)
    case .enforcementOpened(let body): (kind, branch, amount) = (.enforcementOpened, body.branch, body.amountRials)
    case .enforcementPaid(let body): (kind, branch, amount) = (.enforcementPaid, body.branch, body.amountRials)
    case .enforcementClosed(let body): (kind, branch) = (.enforcementClosed, body.branch)
    case .surveyed(let body): (kind, branch, score) = (.surveyed, body.branch, body.score)
    case .retracted(let body): (kind, retracts) = (.retracted, body.retractedEventId)
    }
  }
}

extension WireEvent {
  /// An event of the journal, with defaults written out.
  init(_ event: TimelineEvent, ofCase code: String, _ names: Dictionaries.Content) {
    let instant = Instant(nanoseconds: event.at)
    self.init(
      source: event.source.code, eventId: event.id,
      eventTime: ProtobufTimestamp(seconds: instant.seconds, nanos: Int32(truncatingIfNeeded: instant.fraction)),
      caseId: code, kind: WireEvent.kind(event, names))
  }

  private static func kind(_ event: TimelineEvent, _ names: Dictionaries.Content) -> Kind {
    let branch = names.units.code(of: event.branch) ?? ""
    switch event.kind {
    case .registered:
      return .registered(Registered(branch: branch, caseClass: names.classes.code(of: event.other) ?? ""))
    case .transferred:
      return .transferred(Transferred(branch: branch, toBranch: names.units.code(of: event.other) ?? ""))
    case .closed: return .closed(Closed(branch: branch, outcome: Outcome(rawValue: event.what)?.code ?? ""))
    case .reopened: return .reopened(Reopened(branch: branch))
    case .hearingSet:
      return .hearingSet(
        HearingSet(
          branch: branch, hearingId: event.reference, onDate: Day(number: event.onDay).description,
          purpose: Purpose(rawValue: event.what)?.code ?? ""))
    case .hearingHeld: return .hearingHeld(HearingHeld(hearingId: event.reference))
    case .hearingAdjourned:
      return .hearingAdjourned(
        HearingAdjourned(hearingId: event.reference, reason: AdjournmentReason(rawValue: event.what)?.code ?? ""))
    case .hearingCancelled: return .hearingCancelled(HearingCancelled(hearingId: event.reference))
    case .appealed: return .appealed(Appealed())
    case .appealDecided: return .appealDecided(AppealDecided(result: AppealResult(rawValue: event.what)?.code ?? ""))
    case .enforcementOpened:
      return .enforcementOpened(EnforcementOpened(branch: branch, amountRials: event.amount))
    case .enforcementPaid: return .enforcementPaid(EnforcementPaid(branch: branch, amountRials: event.amount))
    case .enforcementClosed: return .enforcementClosed(EnforcementClosed(branch: branch))
    case .surveyed: return .surveyed(Surveyed(branch: branch, score: event.amount))
    case .retracted: return .retracted(Retracted(retractedEventId: event.reference))
    }
  }
}
