// An event as a source sends it: parsed, every field in its form, not yet judged against its case.

import TarazuCalendar

/// One accepted or acceptable event. Equal content means equal values, whatever the text it came from.
public struct Event: Hashable, Sendable {
  /// The system that sent it, `[A-Za-z0-9._:-]{1,64}`.
  public var source: String
  /// Unique within the source, 1 to 64 characters from U+0021 to U+007E.
  public var id: String
  public var at: Instant
  /// The case's code, of the form of `id`, unique over all sources.
  public var caseCode: String
  public var body: EventBody

  public init(source: String, id: String, at: Instant, caseCode: String, body: EventBody) {
    self.source = source
    self.id = id
    self.at = at
    self.caseCode = caseCode
    self.body = body
  }

  public var kind: EventKind { body.kind }
}

/// What happened, with the fields that its kind has.
public enum EventBody: Hashable, Sendable {
  case registered(branch: String, caseClass: String)
  case transferred(branch: String, to: String)
  case closed(branch: String, outcome: Outcome)
  case reopened(branch: String)
  case hearingSet(branch: String, hearing: String, on: Day, purpose: Purpose)
  case hearingHeld(hearing: String)
  case hearingAdjourned(hearing: String, reason: AdjournmentReason)
  case hearingCancelled(hearing: String)
  case appealed
  case appealDecided(result: AppealResult)
  /// `amount` in rials, 1 to 10^14.
  case enforcementOpened(branch: String, amount: Int64)
  case enforcementPaid(branch: String, amount: Int64)
  case enforcementClosed(branch: String)
  /// `score` from 1 to 5.
  case surveyed(branch: String, score: Int)
  case retracted(retracts: String)

  public var kind: EventKind {
    switch self {
    case .registered: .registered
    case .transferred: .transferred
    case .closed: .closed
    case .reopened: .reopened
    case .hearingSet: .hearingSet
    case .hearingHeld: .hearingHeld
    case .hearingAdjourned: .hearingAdjourned
    case .hearingCancelled: .hearingCancelled
    case .appealed: .appealed
    case .appealDecided: .appealDecided
    case .enforcementOpened: .enforcementOpened
    case .enforcementPaid: .enforcementPaid
    case .enforcementClosed: .enforcementClosed
    case .surveyed: .surveyed
    case .retracted: .retracted
    }
  }

  /// The branch that the event names, `to` apart.
  public var branch: String? {
    switch self {
    case .registered(let branch, _), .transferred(let branch, _), .closed(let branch, _), .reopened(let branch),
      .hearingSet(let branch, _, _, _), .enforcementOpened(let branch, _), .enforcementPaid(let branch, _),
      .enforcementClosed(let branch), .surveyed(let branch, _):
      branch
    case .hearingHeld, .hearingAdjourned, .hearingCancelled, .appealed, .appealDecided, .retracted: nil
    }
  }
}

/// Why an event, or what should have been one, was refused at the door, in the order of the checks.
public enum RejectionReason: String, CaseIterable, Sendable {
  case malformed
  case unknownKind = "unknown_kind"
  case unknownField = "unknown_field"
  case missingField = "missing_field"
  case badField = "bad_field"
  case notAllowed = "not_allowed"
  case inFuture = "in_future"
  case conflict
  case caseFull = "case_full"
}

/// Limits of what is accepted (EVENTS).
public enum EventLimits {
  /// Accepted events of one case, retractions among them.
  public static let eventsPerCase = 10_000
  /// Bytes of a line, its end apart.
  public static let lineBytes = 16_384
  /// Events of one batch, as large as one commit's piece of a streamed file.
  public static let eventsPerBatch = 5_000
  /// How far `at` may lie ahead of the service's clock: ten minutes, for clocks that run ahead.
  public static let aheadNanoseconds: Int64 = 600_000_000_000
  /// Days from the day on which a hearing is set to its date.
  public static let leadDays: Int32 = 1_095
  /// Days within which a reopening counts against the closing before it.
  public static let reopenedDays: Int32 = 90
}
