// Admission: which events of a group are accepted, in the order in which they came
// (docs/spec/events.md#rejected-events).

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuStore

/// What is known of an id that is in the journal already.
struct KnownEvent: Sendable {
  var caseCode: String
  var event: TimelineEvent
}

/// What decides whether an event is accepted, and which ids this group has brought so far.
struct Admission {
  let directory: Directory
  /// The latest instant that an event may carry: ten minutes ahead of PostgreSQL's clock.
  let latest: Instant
  /// Ids that are in the journal.
  let known: [EventKey: KnownEvent]
  /// Candidates accepted from this group, by their key: later ones are duplicates or conflicts.
  private var accepted: [EventKey: Int]

  init(directory: Directory, latest: Instant, known: [EventKey: KnownEvent], expecting count: Int) {
    self.directory = directory
    self.latest = latest
    self.known = known
    accepted = Dictionary(minimumCapacity: count)
  }

  mutating func note(_ index: Int, _ key: EventKey) { accepted[key] = index }

  /// Nil if a candidate's id is new; else whether the content is the same.
  func isSameAgain(_ index: Int, in work: GroupComputation) -> Bool? {
    let event = work.candidates[index].event
    if let before = accepted[event.key] {
      return work.candidates[before].inCase == work.candidates[index].inCase
        && work.candidates[before].event.sameContent(as: event)
    }
    guard !known.isEmpty, let there = known[event.key] else { return nil }
    return there.caseCode == work.cases[work.candidates[index].inCase].code && there.event.sameContent(as: event)
  }
}

/// What a sender may do, found out once for each source and branch of a batch.
struct SenderRights {
  private let sender: Sender
  private let directory: Directory
  private var sources: [SourceNumber: Bool] = [:]
  private var branches: [UnitNumber: Bool] = [:]

  init(_ sender: Sender, _ directory: Directory) {
    self.sender = sender
    self.directory = directory
  }

  mutating func mayName(_ source: SourceName) -> Bool {
    if let isAllowed = sources[source.number] { return isAllowed }
    let isAllowed = sender.principal.mayName(
      source: source.code, heldAt: sender.holder(source.code), in: directory)
    sources[source.number] = isAllowed
    return isAllowed
  }

  /// Whether it may send an event that names this branch, or none.
  mutating func maySend(to number: UnitNumber?, of event: Event) -> Bool {
    guard let number else { return true }
    if let isAllowed = branches[number] { return isAllowed }
    let isAllowed = event.body.branch.map { sender.principal.maySend(toBranch: $0, in: directory) } ?? true
    branches[number] = isAllowed
    return isAllowed
  }
}
