// The kinds of events and the closed lists that their fields draw from. Raw values are stored; they never change.

/// What happened. The raw value orders the events of one instant (docs/spec/events.md#order-of-events).
public enum EventKind: Int16, CaseIterable, Sendable {
  case registered = 0
  case appealed = 1
  case reopened = 2
  case hearingSet = 3
  case hearingHeld = 4
  case hearingAdjourned = 5
  case hearingCancelled = 6
  case transferred = 7
  case closed = 8
  case appealDecided = 9
  case enforcementOpened = 10
  case enforcementPaid = 11
  case enforcementClosed = 12
  case surveyed = 13
  case retracted = 14

  /// The word for it in events, such as `hearing_set`.
  public var code: String {
    switch self {
    case .registered: "registered"
    case .appealed: "appealed"
    case .reopened: "reopened"
    case .hearingSet: "hearing_set"
    case .hearingHeld: "hearing_held"
    case .hearingAdjourned: "hearing_adjourned"
    case .hearingCancelled: "hearing_cancelled"
    case .transferred: "transferred"
    case .closed: "closed"
    case .appealDecided: "appeal_decided"
    case .enforcementOpened: "enforcement_opened"
    case .enforcementPaid: "enforcement_paid"
    case .enforcementClosed: "enforcement_closed"
    case .surveyed: "surveyed"
    case .retracted: "retracted"
    }
  }

  /// Whether such an event contributes but decides nothing about what else fits.
  var leavesTheCaseAsItIs: Bool { self == .enforcementPaid || self == .surveyed }

  public init?(code: String) {
    guard let kind = EventKind.byCode[code] else { return nil }
    self = kind
  }

  private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })
}

/// How a branch was done with a case.
public enum Outcome: Int16, CaseIterable, Sendable {
  case judgment = 0, settlement, dismissal, withdrawn, other
}

/// What a hearing is for; only trial hearings count in figures.
public enum Purpose: Int16, CaseIterable, Sendable {
  case trial = 0, control
}

/// Why a hearing was adjourned.
public enum AdjournmentReason: Int16, CaseIterable, Sendable {
  case service = 0, party, counsel, court, expert, other
}

/// How an appeal ended.
public enum AppealResult: Int16, CaseIterable, Sendable {
  case upheld = 0, modified, reversed
}

/// A closed list whose words are its cases' names.
public protocol WordList: CaseIterable, RawRepresentable, Sendable where RawValue == Int16 {}

extension WordList {
  /// The word for it in events.
  public var code: String { String(describing: self) }

  public init?(code: String) {
    guard let value = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = value
  }
}

extension Outcome: WordList {}
extension Purpose: WordList {}
extension AdjournmentReason: WordList {}
extension AppealResult: WordList {}
