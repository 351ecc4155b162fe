// Events in the store's numbers: each code of a source, unit or class becomes its number in a dictionary.

import TarazuCalendar
import TarazuDomain
import TarazuStore

/// Codes to be numbered before a group's transaction.
struct NamedCodes {
  var sources: Set<String> = []
  var units: Set<String> = []
  var classes: Set<String> = []

  var isEmpty: Bool { sources.isEmpty && units.isEmpty && classes.isEmpty }

  mutating func take(_ event: Event) {
    sources.insert(event.source)
    if let branch = event.body.branch { units.insert(branch) }
    switch event.body {
    case .transferred(_, let to): units.insert(to)
    case .registered(_, let caseClass): classes.insert(caseClass)
    default: break
    }
  }
}

/// Puts events into numbers, by the dictionaries as they were at one time.
struct Numbering {
  private let names: Dictionaries.Content
  /// The source of the event before: a batch is mostly of one.
  private var last: SourceName?

  init(_ names: Dictionaries.Content) { self.names = names }

  /// The event in numbers, without its reach; nil if a code has none yet.
  mutating func timelineEvent(_ event: Event) -> TimelineEvent? {
    guard let source = source(event.source) else { return nil }
    var numbered = TimelineEvent(source: source, id: event.id, at: event.at.nanoseconds, kind: event.kind)
    if let code = event.body.branch {
      guard let number = names.units.number(of: code) else { return nil }
      numbered.branch = number
    }
    return take(event.body, into: &numbered) ? numbered : nil
  }

  private mutating func source(_ code: String) -> SourceName? {
    if let last, last.code == code { return last }
    last = names.sources.number(of: code).map { SourceName(number: $0, code: code) }
    return last
  }

  private func take(_ body: EventBody, into event: inout TimelineEvent) -> Bool {
    switch body {
    case .registered(_, let caseClass):
      guard let number = names.classes.number(of: caseClass) else { return false }
      event.other = number
    case .transferred(_, let to):
      guard let number = names.units.number(of: to) else { return false }
      event.other = number
    case .closed(_, let outcome): event.what = outcome.rawValue
    case .hearingSet(_, let hearing, let on, let purpose):
      event.reference = hearing
      event.onDay = on.number
      event.what = purpose.rawValue
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): event.reference = hearing
    case .hearingAdjourned(let hearing, let reason):
      event.reference = hearing
      event.what = reason.rawValue
    case .appealDecided(let result): event.what = result.rawValue
    case .enforcementOpened(_, let rials), .enforcementPaid(_, let rials): event.amount = rials
    case .surveyed(_, let score): event.amount = Int64(score)
    case .retracted(let retracts): event.reference = retracts
    case .reopened, .appealed, .enforcementClosed: break
    }
    return true
  }
}
