// The fields of events: which kind of event has which, and which are required.

import TarazuDomain

enum EventField: UInt8, LineField {
  case source, id, kind, at, caseCode, branch, to, caseClass, outcome, hearing, on, purpose, reason, result, amount
  case score, retracts

  var name: String {
    switch self {
    case .caseCode: "case"
    case .caseClass: "class"
    default: String(describing: self)
    }
  }

  static let table = WordTable(allCases, word: \.name)
}

/// The fields of a kind of event.
struct EventFieldSet {
  let required: [EventField]
  let optional: [EventField]
  /// All fields, as bits by their numbers.
  let all: UInt32
  /// The required ones, as bits.
  let needed: UInt32

  private init(_ further: [EventField], optional: [EventField] = []) {
    required = [.source, .id, .kind, .at, .caseCode] + further
    self.optional = optional
    needed = EventFieldSet.bits(required)
    all = needed | EventFieldSet.bits(optional)
  }

  private static func bits(_ fields: [EventField]) -> UInt32 { fields.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }

  /// By the kind's raw value.
  private static let byKind = EventKind.allCases.map { EventFieldSet($0) }

  static func of(_ kind: EventKind) -> EventFieldSet { byKind[Int(kind.rawValue)] }

  private init(_ kind: EventKind) {
    switch kind {
    case .registered: self.init([.branch, .caseClass])
    case .transferred: self.init([.branch, .to])
    case .closed: self.init([.branch, .outcome])
    case .reopened, .enforcementClosed: self.init([.branch])
    case .hearingSet: self.init([.branch, .hearing, .on], optional: [.purpose])
    case .hearingHeld, .hearingCancelled: self.init([.hearing])
    case .hearingAdjourned: self.init([.hearing], optional: [.reason])
    case .appealed: self.init([])
    case .appealDecided: self.init([.result])
    case .enforcementOpened, .enforcementPaid: self.init([.branch, .amount])
    case .surveyed: self.init([.branch, .score])
    case .retracted: self.init([.retracts])
    }
  }
}

/// The names and ranges of values in events.
enum EventWords {
  static let kinds = WordTable(EventKind.allCases, word: \.code)
  static let outcomes = WordTable(Outcome.allCases, word: \.code)
  static let purposes = WordTable(Purpose.allCases, word: \.code)
  static let reasons = WordTable(AdjournmentReason.allCases, word: \.code)
  static let results = WordTable(AppealResult.allCases, word: \.code)
  /// Rials.
  static let amounts: ClosedRange<Int64> = 1...100_000_000_000_000
  static let scores: ClosedRange<Int64> = 1...5
}
