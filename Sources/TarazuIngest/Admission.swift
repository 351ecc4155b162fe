// The door: which events of a group are accepted, in the order in which they came (EVENTS, Refused at the door).

import TarazuCalendar
import TarazuDomain
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
  var caseNumber: Int64
  var event: TimelineEvent
}

/// What the door needs to know.
struct DoorKnowledge {
  var directory: StoredDirectory
  /// PostgreSQL's clock, nanoseconds.
  var now: Int64
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
    if let refusal = refusalOfRights(event, sender) { return .rejected(refusal) }
    if event.at.nanoseconds > knowledge.now &+ EventLimits.aheadNanoseconds {
      return .rejected(
        refusal(.inFuture, "at is more than 10 minutes ahead of the service's clock: \(event.at)", event))
    }
    let key = EventKey(source: candidate.event.source.number, id: candidate.event.id)
    if let sameAgain = isSameAgain(candidate, key) {
      return sameAgain
        ? .duplicate
        : .rejected(
          refusal(.conflict, "id \(event.id) of this source was accepted before with other content", event))
    }
    let stored = knowledge.cases[candidate.caseCode]?.state.accepted ?? 0
    let count = acceptedCounts[candidate.caseCode] ?? stored
    guard count < Int32(EventLimits.eventsPerCase) else {
      return .rejected(refusal(.caseFull, "the case has 10,000 accepted events, the most that one may have", event))
    }
    acceptedCounts[candidate.caseCode] = count + 1
    candidate.event.sequence = count + 1
    taken[key] = (candidate.caseCode, candidate.event)
    return .accepted
  }

  private func refusalOfRights(_ event: Event, _ sender: Sender) -> Refusal? {
    guard sender.mayUseSource(event.source) else {
      return refusal(.notAllowed, "source is not one that this sender may use: \(event.source)", event)
    }
    guard let unit = sender.unit, let branch = event.body.branch,
      knowledge.directory.directory.units[branch]?.level == .branch,
      !knowledge.directory.directory.isUnit(branch, atOrBelow: unit)
    else { return nil }
    return refusal(.notAllowed, "branch is outside the sender's unit: \(branch)", event)
  }

  /// Nil if the id is new; else whether the content is the same.
  private func isSameAgain(_ candidate: Candidate, _ key: EventKey) -> Bool? {
    if let before = taken[key] {
      return before.caseCode == candidate.caseCode && before.event.sameContent(as: candidate.event)
    }
    guard let known = knowledge.known[key] else { return nil }
    return knowledge.cases[candidate.caseCode]?.number == known.caseNumber
      && known.event.sameContent(as: candidate.event)
  }

  private func refusal(_ reason: RejectionReason, _ detail: String, _ event: Event) -> Refusal {
    Refusal(reason: reason, detail: detail, source: event.source, branch: event.body.branch)
  }
}

extension Refusal {
  /// The most bytes a detail may have.
  static let detailBytes = 200

  /// Cuts a text to 200 bytes, at a character.
  static func cut(_ text: String) -> String {
    guard text.utf8.count > detailBytes else { return text }
    var cut = text
    while cut.utf8.count > detailBytes - 3 { cut.removeLast() }
    return cut + "…"
  }
}
