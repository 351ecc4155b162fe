// Events between the wire's messages and the domain.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuProtocol
import TarazuStore

extension MessageEvent {
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
  /// - Parameter unitCode: the code of a unit; empty where the caller may not see it.
  init(
    _ event: TimelineEvent, ofCase code: String, _ names: Dictionaries.Content, unitCode: (UnitNumber) -> String
  ) {
    self.init(
      source: event.source.code, eventId: event.id,
      eventTime: ProtobufTimestamp(seconds: event.at.seconds, nanos: Int32(truncatingIfNeeded: event.at.fraction)),
      caseId: code, kind: WireEvent.kind(event, names, unitCode))
  }

  private static func kind(
    _ event: TimelineEvent, _ names: Dictionaries.Content, _ code: (UnitNumber) -> String
  ) -> Kind {
    switch event.body {
    case .registered(let branch, let caseClass):
      return .registered(Registered(branch: code(branch), caseClass: names.classes.code(of: caseClass) ?? ""))
    case .transferred(let branch, let to):
      return .transferred(Transferred(branch: code(branch), toBranch: code(to)))
    case .closed(let branch, let outcome):
      return .closed(Closed(branch: code(branch), outcome: outcome.code))
    case .reopened(let branch): return .reopened(Reopened(branch: code(branch)))
    case .hearingSet(let branch, let hearing, let day, let purpose):
      return .hearingSet(
        HearingSet(branch: code(branch), hearingId: hearing, onDate: day.description, purpose: purpose.code))
    case .hearingHeld(let hearing): return .hearingHeld(HearingHeld(hearingId: hearing))
    case .hearingAdjourned(let hearing, let reason):
      return .hearingAdjourned(HearingAdjourned(hearingId: hearing, reason: reason.code))
    case .hearingCancelled(let hearing): return .hearingCancelled(HearingCancelled(hearingId: hearing))
    case .appealed: return .appealed(Appealed())
    case .appealDecided(let result): return .appealDecided(AppealDecided(result: result.code))
    case .enforcementOpened(let branch, let rials):
      return .enforcementOpened(EnforcementOpened(branch: code(branch), amountRials: rials))
    case .enforcementPaid(let branch, let rials):
      return .enforcementPaid(EnforcementPaid(branch: code(branch), amountRials: rials))
    case .enforcementClosed(let branch): return .enforcementClosed(EnforcementClosed(branch: code(branch)))
    case .surveyed(let branch, let score): return .surveyed(Surveyed(branch: code(branch), score: Int64(score)))
    case .retracted(let id): return .retracted(Retracted(retractedEventId: id))
    }
  }
}
