// Events in the store's numbers.

import TarazuCalendar
import TarazuDomain
import TarazuStore

/// The codes that a group names, to be numbered before its transaction.
struct NamedCodes {
  var sources: Set<String> = []
  var places: Set<String> = []
  var classes: Set<String> = []

  mutating func take(_ event: Event) {
    sources.insert(event.source)
    if let branch = event.body.branch { places.insert(branch) }
    switch event.body {
    case .transferred(_, let to): places.insert(to)
    case .registered(_, let caseClass): classes.insert(caseClass)
    default: break
    }
  }
}

extension TimelineEvent {
  /// The event in numbers; nil if a code has none yet.
  init?(_ event: Event, reach: Int32, in names: Dictionaries.Content) {
    guard let source = names.sources.number(of: event.source) else { return nil }
    self.init(
      source: SourceName(number: source, code: event.source), id: event.id, at: event.at.nanoseconds, kind: event.kind,
      reach: reach)
    if let code = event.body.branch {
      guard let number = names.places.number(of: code) else { return nil }
      branch = number
    }
    guard takeFields(of: event.body, in: names) else { return nil }
  }

  private mutating func takeFields(of body: EventBody, in names: Dictionaries.Content) -> Bool {
    switch body {
    case .registered(_, let caseClass):
      guard let number = names.classes.number(of: caseClass) else { return false }
      other = number
    case .transferred(_, let to):
      guard let number = names.places.number(of: to) else { return false }
      other = number
    case .closed(_, let outcome): what = outcome.rawValue
    case .hearingSet(_, let hearing, let on, let purpose):
      reference = hearing
      onDay = on.number
      what = purpose.rawValue
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): reference = hearing
    case .hearingAdjourned(let hearing, let reason):
      reference = hearing
      what = reason.rawValue
    case .appealDecided(let result): what = result.rawValue
    case .enforcementOpened(_, let rials), .enforcementPaid(_, let rials): amount = rials
    case .surveyed(_, let score): amount = Int64(score)
    case .retracted(let retracts): reference = retracts
    case .reopened, .appealed, .enforcementClosed: break
    }
    return true
  }
}
