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

  mutating func insert(_ event: Event) {
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
    let body = event.body.renamed(
      unit: { names.units.number(of: $0) }, caseClass: { names.classes.number(of: $0) })
    return body.map { TimelineEvent(source: source, id: event.id, at: event.at, body: $0) }
  }

  private mutating func source(_ code: String) -> SourceName? {
    if let last, last.code == code { return last }
    last = names.sources.number(of: code).map { SourceName(number: $0, code: code) }
    return last
  }
}
