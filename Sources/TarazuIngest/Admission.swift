// The door: which events of a group are accepted, in the order in which they came (EVENTS, Refused at the door).

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuStore

/// An event of the group with its numbers, before it is judged.
struct Candidate: Sendable {
  /// Which batch of the group, and which of its lines.
  var batch: Int
  var line: Int
  var caseCode: String
  var event: TimelineEvent
}

/// What is known of an id that is in the journal already.
struct KnownEvent: Sendable {
  var caseCode: String
  var event: TimelineEvent
}

/// What the door needs to know.
struct DoorKnowledge {
  var directory: StoredDirectory
  /// The latest instant that an event may carry, in nanoseconds: ten minutes ahead of PostgreSQL's clock.
  var latest: Int64
  var known: [EventKey: KnownEvent]
  /// The cases of the group that are stored, by code.
  var cases: [String: StoredCase]
}

/// Judges candidates one by one; what it accepts has its place in its case's order of acceptance.
struct Door {
  let knowledge: DoorKnowledge
  /// Events accepted from this group, by their key: later ones are duplicates or conflicts.
  private(set) var taken: [EventKey: (caseCode: String, event: TimelineEvent)] = [:]
  private var acceptedCounts: [String: Int32] = [:]

  init(_ knowledge: DoorKnowledge) { self.knowledge = knowledge }

  /// Judges one event. On acceptance its `sequence` is set.
  mutating func judge(_ candidate: inout Candidate, of event: Event, from sender: Sender) -> LineOutcome {
    let directory = knowledge.directory.directory
    let (principal, source) = (sender.principal, event.source)
    guard principal.mayName(source: source, heldAt: sender.holder(source), in: directory) else {
      return .rejected(.notAllowed(source: event))
    }
    if let branch = event.body.branch, !principal.maySend(toBranch: branch, in: directory) {
      return .rejected(.notAllowed(branch: event))
    }
    guard event.at.nanoseconds <= knowledge.latest else { return .rejected(.inFuture(event)) }
    let key = candidate.event.key
    if let isSame = isSameAgain(candidate, key) { return isSame ? .duplicate : .rejected(.conflict(event)) }
    let stored = knowledge.cases[candidate.caseCode]?.state.accepted ?? 0
    let count = acceptedCounts[candidate.caseCode] ?? stored
    guard count < Int32(EventLimits.eventsPerCase) else { return .rejected(.caseFull(event)) }
    acceptedCounts[candidate.caseCode] = count + 1
    candidate.event.sequence = count + 1
    taken[key] = (candidate.caseCode, candidate.event)
    return .accepted
  }

  /// Nil if the id is new; else whether the content is the same.
  private func isSameAgain(_ candidate: Candidate, _ key: EventKey) -> Bool? {
    if let before = taken[key] {
      return before.caseCode == candidate.caseCode && before.event.sameContent(as: candidate.event)
    }
    guard let known = knowledge.known[key] else { return nil }
    return known.caseCode == candidate.caseCode && known.event.sameContent(as: candidate.event)
  }
}
