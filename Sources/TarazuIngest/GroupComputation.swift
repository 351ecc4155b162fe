// The computing of a group between the flushes of its transaction: pure, so that it can be tested without a store.
// Events and cases are kept in flat lists and refer to each other by index: at 10,000 events each list is one
// allocation.

import TarazuAccess
import TarazuDomain
import TarazuLines
import TarazuPostgres
import TarazuStore

/// An event of the group with its numbers, before it is judged.
struct Candidate: Sendable {
  /// Which batch of the group, and which of its lines.
  var batch: Int
  var line: Int
  /// Which of the group's cases.
  var inCase: Int
  var event: TimelineEvent
  /// The next accepted event of the same case, in the order of acceptance; -1 after the last.
  var next = -1
}

/// A case that the group names.
struct CaseWork: Sendable {
  let code: String
  /// 0 until it has one.
  var number: Int64 = 0
  /// Whether the store has it.
  var isStored = false
  /// As it was locked, then as the group's events leave it.
  var state = CaseState()
  var checksum: UInt64 = 0
  /// Accepted events, the store's and the group's.
  var acceptedCount: Int32 = 0
  /// The group's first and last accepted event; -1 where there is none.
  var first = -1
  var last = -1
  /// Whether it was computed by another version of the figures: then it takes the slow path.
  var isStale = false
  /// What the store lists it as; nothing of a stale case.
  var listed: [CaseListing] = []
  /// Whether it takes the slow path: is computed from all of its events.
  var takesSlowPath = false
  var history: [TimelineEvent] = []

  init(_ code: String) { self.code = code }

  var hasChanged: Bool { first >= 0 }
}

struct GroupComputation {
  let group: BatchGroup
  /// One for each batch.
  var senderNumbers: [Int32] = []
  var reaches: [UnitNumber] = []
  /// One for each line of each batch.
  private(set) var outcomes: [[LineOutcome]]
  /// Codes that the group names and that have no number yet.
  private(set) var unnumbered = NamedCodes()
  private(set) var candidates: [Candidate] = []
  private(set) var cases: [CaseWork] = []
  private var caseIndexes: [String: Int] = [:]
  /// The cases' indexes in the order of their codes, which is the order of locks.
  private(set) var casesByCode: [Int] = []
  private var unitNumbers = CodeDictionary<UnitNumber>()
  /// The accepted candidates' indexes, in the order of acceptance.
  private var accepted: [Int] = []
  /// What the cases add to the cells, in no order and not summed.
  private var changes: [ContributionChange] = []
  private var appeared: [AnomalyRow] = []
  private var healed: [EventKey] = []
  /// The rejected lines, once it is known which of them are kept; nil where there are none.
  var rejections: GroupRejections?

  init(_ group: BatchGroup) {
    self.group = group
    outcomes = group.submissions.map { submission in
      submission.lines.map { line in
        switch line.content {
        case .event: .duplicate
        case .rejected(let rejection): .rejected(rejection)
        }
      }
    }
  }

  var hasAccepted: Bool { !accepted.isEmpty }
}

// MARK: - Numbers

extension GroupComputation {
  /// Turns the events into candidates; false if codes have no number: then those are in `unnumbered`.
  mutating func number(by names: Dictionaries.Content) -> Bool {
    var numbering = Numbering(names)
    candidates.reserveCapacity(group.submissions.reduce(0) { $0 + $1.lines.count })
    for (batch, submission) in group.submissions.enumerated() {
      for (line, submitted) in submission.lines.enumerated() {
        switch submitted.content {
        case .event(let event):
          guard let numbered = numbering.timelineEvent(event) else {
            unnumbered.insert(event)
            continue
          }
          candidates.append(Candidate(batch: batch, line: line, inCase: caseIndex(of: event.caseCode), event: numbered))
        case .rejected(let rejection):
          if let branch = rejection.branch, names.units.number(of: branch) == nil { unnumbered.units.insert(branch) }
        }
      }
    }
    guard unnumbered.isEmpty else { return false }
    casesByCode = cases.indices.sorted { cases[$0].code < cases[$1].code }
    unitNumbers = names.units
    return true
  }

  /// The same, once the codes were written.
  mutating func numberAgain(by names: Dictionaries.Content) -> Bool {
    unnumbered = NamedCodes()
    candidates.removeAll(keepingCapacity: true)
    return number(by: names)
  }

  private mutating func caseIndex(of code: String) -> Int {
    if let last = candidates.last, cases[last.inCase].code == code { return last.inCase }
    if let index = caseIndexes[code] { return index }
    caseIndexes[code] = cases.count
    cases.append(CaseWork(code))
    return cases.count - 1
  }

  /// The cases' codes, in their order.
  var caseCodes: [String] { casesByCode.map { cases[$0].code } }
}

// MARK: - Judging

extension GroupComputation {
  /// Sets a case to what the store has of it.
  mutating func setStored(_ stored: StoredCase) {
    guard let caseIndex = caseIndexes[stored.code] else { return }
    cases[caseIndex].number = stored.number
    cases[caseIndex].isStored = true
    cases[caseIndex].state = stored.state
    cases[caseIndex].checksum = stored.checksum
    cases[caseIndex].acceptedCount = stored.state.accepted
    cases[caseIndex].isStale = stored.isStale
  }

  /// Judges the candidates in the order in which they came: which are accepted, and why the others are not.
  mutating func admit(by admission: inout Admission) {
    var rights: SenderRights?
    var batch = -1
    var reach = UnitNumber.wholeCountry
    for index in candidates.indices {
      if candidates[index].batch != batch {
        batch = candidates[index].batch
        let sender = group.submissions[batch].sender
        rights = SenderRights(sender, admission.directory)
        reach = isOfTheCountry(sender, admission.directory) ? .wholeCountry : reaches[batch]
      }
      candidates[index].event.reach = reach
      if let outcome = outcomeIfNotAccepted(of: index, &rights, &admission) {
        outcomes[batch][candidates[index].line] = outcome
        continue
      }
      accept(index)
      outcomes[batch][candidates[index].line] = .accepted
    }
  }

  /// What an event is answered with that is not accepted; nil where it is accepted.
  private func outcomeIfNotAccepted(
    of index: Int, _ rights: inout SenderRights?, _ admission: inout Admission
  ) -> LineOutcome? {
    let candidate = candidates[index]
    guard case .event(let event) = group.submissions[candidate.batch].lines[candidate.line].content else { return nil }
    guard rights?.mayName(candidate.event.source) ?? false else { return .rejected(.notAllowed(source: event)) }
    guard rights?.maySend(to: candidate.event.branch, of: event) ?? false else {
      return .rejected(.notAllowed(branch: event))
    }
    guard candidate.event.at <= admission.latest else { return .rejected(.inFuture(event)) }
    if let isSame = admission.isSameAgain(index, in: self) { return isSame ? .duplicate : .rejected(.conflict(event)) }
    guard cases[candidate.inCase].acceptedCount < Int32(EventLimits.eventsPerCase) else {
      return .rejected(.caseFull(event))
    }
    admission.note(index, candidate.event.key)
    return nil
  }

  private mutating func accept(_ index: Int) {
    let here = candidates[index].inCase
    cases[here].acceptedCount += 1
    candidates[index].event.sequence = cases[here].acceptedCount
    let last = cases[here].last
    if last < 0 { cases[here].first = index } else { candidates[last].next = index }
    cases[here].last = index
    accepted.append(index)
  }

  private func isOfTheCountry(_ sender: Sender, _ directory: Directory) -> Bool {
    guard let unit = sender.unit else { return true }
    return directory.units[unit]?.level == .country
  }

  /// How many cases are new to the store.
  var newCaseCount: Int { cases.count { $0.hasChanged && !$0.isStored } }

  /// Gives the new cases their numbers, in the order of their codes.
  mutating func numberNewCases(_ next: () -> Int64?) {
    for caseIndex in casesByCode where cases[caseIndex].hasChanged && !cases[caseIndex].isStored {
      if let number = next() { cases[caseIndex].number = number }
    }
  }
}

// MARK: - Cases

extension GroupComputation {
  /// The fast path: goes on from the compact state where that is enough for a case's new events.
  mutating func advance(in territory: Territory) {
    changes.reserveCapacity(3 * accepted.count)
    for caseIndex in casesByCode where cases[caseIndex].hasChanged { advance(caseIndex, in: territory) }
  }

  private mutating func advance(_ caseIndex: Int, in territory: Territory) {
    if cases[caseIndex].isStored, !cases[caseIndex].isStale {
      cases[caseIndex].listed = cases[caseIndex].state.listings
    }
    let (changesBefore, anomaliesBefore) = (changes.count, appeared.count)
    var events = newEvents(of: caseIndex)
    // Between senders of separate reach the claim is by acceptance, which sorting would hide.
    var stateIsEnough =
      !cases[caseIndex].isStale && events.count { candidates[$0].event.kind == .registered } < 2
    if events.count > 1 {
      events.sort { TimelineEvent.precedes(candidates[$0].event, candidates[$1].event) }
    }
    for index in events where stateIsEnough {
      switch cases[caseIndex].state.advance(candidates[index].event, in: territory, adding: &changes) {
      case .needsWholeCase: stateIsEnough = false
      case .anomaly(let reason):
        appeared.append(
          AnomalyRow(caseNumber: cases[caseIndex].number, event: candidates[index].event, reason: reason))
      case .applied: break
      }
    }
    if stateIsEnough {
      cases[caseIndex].checksum &+= Checksum.sum(changes[changesBefore...])
    } else {
      changes.removeLast(changes.count - changesBefore)
      appeared.removeLast(appeared.count - anomaliesBefore)
      cases[caseIndex].takesSlowPath = true
    }
  }

  /// The group's events of a case, in the order of acceptance.
  private func newEvents(of caseIndex: Int) -> [Int] {
    var events: [Int] = []
    var next = cases[caseIndex].first
    while next >= 0 {
      events.append(next)
      next = candidates[next].next
    }
    return events
  }

  /// Stored cases that take the slow path, by number.
  var storedCasesOnSlowPath: [Int64] {
    cases.filter { $0.takesSlowPath && $0.isStored }.map(\.number).sorted()
  }

  /// Sets the events that the store has of the cases that take the slow path.
  mutating func setHistories(_ histories: [Int64: [TimelineEvent]]) {
    for caseIndex in cases.indices where cases[caseIndex].takesSlowPath {
      cases[caseIndex].history = histories[cases[caseIndex].number] ?? []
    }
  }

  /// The slow path: computes the cases that need it from all of their events.
  mutating func recompute(in territory: Territory) throws(ArithmeticOverflow) {
    for caseIndex in casesByCode where cases[caseIndex].takesSlowPath {
      let change = try CaseChange.recomputed(
        history: cases[caseIndex].history, new: newEvents(of: caseIndex).map { candidates[$0].event },
        isStale: cases[caseIndex].isStale, in: territory)
      cases[caseIndex].state = change.state
      cases[caseIndex].checksum &+= change.contributions.checksum
      changes += change.contributions.changes
      healed += change.healed
      appeared += change.appeared.map {
        AnomalyRow(caseNumber: cases[caseIndex].number, event: $0.event, reason: $0.reason)
      }
    }
  }

  /// What all cases add to the cells, summed, in the order of cells.
  func summedChanges() throws(ArithmeticOverflow) -> [ContributionChange] { try changes.summed() }
}

// MARK: - Rows

extension GroupComputation {
  var journalRows: [JournalRow] {
    accepted.map { index in
      JournalRow(
        caseNumber: cases[candidates[index].inCase].number,
        batchNumber: group.batchNumbers[candidates[index].batch], event: candidates[index].event)
    }
  }

  /// New and changed cases, what they are listed as, anomalies, rejections and their counts.
  var statements: [(Statement, [PostgresValue])] {
    var statements: [(Statement, [PostgresValue])] = []
    let lastBatch = group.batchNumbers.max() ?? 0
    let (new, known) = caseRows
    if !new.isEmpty { statements.append(CaseTable.insert(new, lastBatch: lastBatch)) }
    if !known.isEmpty { statements.append(CaseTable.update(known, lastBatch: lastBatch)) }
    statements += listedChanges.statements
    if !healed.isEmpty { statements.append(AnomalyTable.delete(healed)) }
    if !appeared.isEmpty { statements.append(AnomalyTable.insert(appeared)) }
    let rejections = rejectionRows
    if !rejections.isEmpty { statements.append(RejectionTables.insert(rejections)) }
    if let added = self.rejections?.added, !added.isEmpty { statements.append(RejectionTables.count(added)) }
    return statements
  }

  private var caseRows: (new: [StoredCase], known: [StoredCase]) {
    var new: [StoredCase] = []
    var known: [StoredCase] = []
    for index in casesByCode where cases[index].hasChanged {
      let here = cases[index]
      let row = StoredCase(number: here.number, code: here.code, state: here.state, checksum: here.checksum)
      if here.isStored { known.append(row) } else { new.append(row) }
    }
    return (new, known)
  }

  private var listedChanges: ListedChanges {
    var listed = ListedChanges()
    for index in casesByCode where cases[index].hasChanged {
      let here = cases[index]
      listed.note(case: here.number, here.code, from: here.listed, to: here.state.listings)
    }
    return listed
  }

  private var rejectionRows: [RejectionRow] {
    var rows: [RejectionRow] = []
    for (batch, submission) in group.submissions.enumerated() {
      for (index, line) in submission.lines.enumerated() {
        guard case .rejected(let rejection) = outcomes[batch][index], isKept(batch, index) else { continue }
        rows.append(
          RejectionRow(
            batchNumber: group.batchNumbers[batch], line: line.line, reason: rejection.reason.rawValue,
            detail: rejection.detail, source: rejection.source,
            branch: rejection.branch.flatMap { unitNumbers.number(of: $0) }, raw: line.raw,
            length: line.cut?.length ?? Int64(line.raw.count), sha256: line.cut?.sha256))
      }
    }
    return rows
  }

  /// Whether a rejected line is kept: not if it was rejected before.
  private func isKept(_ batch: Int, _ line: Int) -> Bool {
    !(rejections?.repeated.contains(LinePlace(batch: batch, line: line)) ?? false)
  }

  /// The batches that brought something: duplicates alone leave no row, nor do lines that were rejected before.
  var batchRows: [BatchRow] {
    var rows: [BatchRow] = []
    for (batch, submission) in group.submissions.enumerated() {
      var row = BatchRow(
        number: group.batchNumbers[batch], sender: senderNumbers[batch], accepted: 0, duplicates: 0, rejected: 0,
        byteCount: submission.byteCount, sha256: submission.sha256)
      for (line, outcome) in outcomes[batch].enumerated() {
        switch outcome {
        case .accepted: row.accepted += 1
        case .duplicate: row.duplicates += 1
        case .rejected: row.rejected += isKept(batch, line) ? 1 : 0
        }
      }
      if row.accepted + row.rejected > 0 { rows.append(row) }
    }
    return rows
  }
}
