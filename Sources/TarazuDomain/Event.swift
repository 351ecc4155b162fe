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

/// What happened, with codes for units and classes, as sources send it.
public typealias EventBody = EventContent<String, String>

/// What happened, with the fields that its kind has. Units and classes are named by codes in what is sent, and by
/// numbers in what is stored and computed with.
public enum EventContent<UnitName, ClassName> {
  case registered(branch: UnitName, caseClass: ClassName)
  case transferred(branch: UnitName, to: UnitName)
  case closed(branch: UnitName, outcome: Outcome)
  case reopened(branch: UnitName)
  case hearingSet(branch: UnitName, hearing: String, on: Day, purpose: Purpose)
  case hearingHeld(hearing: String)
  case hearingAdjourned(hearing: String, reason: AdjournmentReason)
  case hearingCancelled(hearing: String)
  case appealed
  case appealDecided(result: AppealResult)
  /// `amount` in rials, 1 to 10^14.
  case enforcementOpened(branch: UnitName, amount: Int64)
  case enforcementPaid(branch: UnitName, amount: Int64)
  case enforcementClosed(branch: UnitName)
  /// `score` from 1 to 5.
  case surveyed(branch: UnitName, score: Int)
  case retracted(retracts: String)

  @inlinable
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
  @inlinable
  public var branch: UnitName? {
    switch self {
    case .registered(let branch, _), .transferred(let branch, _), .closed(let branch, _), .reopened(let branch),
      .hearingSet(let branch, _, _, _), .enforcementOpened(let branch, _), .enforcementPaid(let branch, _),
      .enforcementClosed(let branch), .surveyed(let branch, _):
      branch
    case .hearingHeld, .hearingAdjourned, .hearingCancelled, .appealed, .appealDecided, .retracted: nil
    }
  }
}

extension EventContent: Equatable where UnitName: Equatable, ClassName: Equatable {}
extension EventContent: Hashable where UnitName: Hashable, ClassName: Hashable {}
extension EventContent: Sendable where UnitName: Sendable, ClassName: Sendable {}

extension EventContent {
  /// The same with other names of units and classes; nil where one of them has none.
  @inlinable
  public func renamed<NewUnit, NewClass>(
    unit: (UnitName) -> NewUnit?, caseClass: (ClassName) -> NewClass?
  ) -> EventContent<NewUnit, NewClass>? {
    switch self {
    case .registered(let branch, let name):
      guard let branch = unit(branch), let name = caseClass(name) else { return nil }
      return .registered(branch: branch, caseClass: name)
    case .transferred(let branch, let to):
      guard let branch = unit(branch), let to = unit(to) else { return nil }
      return .transferred(branch: branch, to: to)
    case .closed(let branch, let outcome): return unit(branch).map { .closed(branch: $0, outcome: outcome) }
    case .reopened(let branch): return unit(branch).map { .reopened(branch: $0) }
    case .hearingSet(let branch, let hearing, let day, let purpose):
      return unit(branch).map { .hearingSet(branch: $0, hearing: hearing, on: day, purpose: purpose) }
    case .hearingHeld(let hearing): return .hearingHeld(hearing: hearing)
    case .hearingAdjourned(let hearing, let reason): return .hearingAdjourned(hearing: hearing, reason: reason)
    case .hearingCancelled(let hearing): return .hearingCancelled(hearing: hearing)
    case .appealed: return .appealed
    case .appealDecided(let result): return .appealDecided(result: result)
    case .enforcementOpened(let branch, let amount):
      return unit(branch).map { .enforcementOpened(branch: $0, amount: amount) }
    case .enforcementPaid(let branch, let amount):
      return unit(branch).map { .enforcementPaid(branch: $0, amount: amount) }
    case .enforcementClosed(let branch): return unit(branch).map { .enforcementClosed(branch: $0) }
    case .surveyed(let branch, let score): return unit(branch).map { .surveyed(branch: $0, score: score) }
    case .retracted(let id): return .retracted(retracts: id)
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

/// Limits of what is accepted (docs/spec/events.md#limits).
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
  /// Days for which a control hearing stays on the calendar after the day on which it was set.
  public static let controlDays: Int32 = 90
  /// Days without a date after which a case is undated.
  public static let undatedDays: Int32 = 30
  /// Days within which a decision is properly given after the last hearing.
  public static let decisionDays: Int32 = 7
  /// Days after its date from which a hearing without an outcome is overdue.
  public static let overdueDays: Int32 = 4
  /// The least score of a party that is satisfied.
  public static let satisfiedScore = 4
}
