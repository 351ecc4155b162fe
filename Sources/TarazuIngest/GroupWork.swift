// The computing of a group between the flushes of its transaction: pure, so that it can be tested without a store.

import TarazuDomain
import TarazuLines
import TarazuPostgres
import TarazuStore

struct GroupWork {
  let group: Group
  /// Codes that the group names.
  private(set) var codes = NamedCodes()
  /// One for each batch.
  var senderNumbers: [Int32] = []
  var reaches: [Int32] = []
  /// One for each line of each batch.
  private(set) var outcomes: [[LineOutcome]]
  private var candidates: [Candidate] = []
  private var door: Door?
  private var placeNumbers = Dictionary32()

  /// The events that were accepted, by case, in the order of acceptance.
  private(set) var accepted: [String: [Candidate]] = [:]
  var numbersOfNewCases: [String: Int64] = [:]
  private var changes: [String: CaseChange] = [:]
  private var outOfOrder: Set<String> = []
  /// Events of stored cases that must be computed whole.
  var histories: [Int64: [TimelineEvent]] = [:]
  private(set) var contributions = Contributions()

  init(_ group: Group) {
    self.group = group
    outcomes = group.submissions.map { submission in
      submission.lines.map { line in
        switch line.content {
        case .event: .duplicate
        case .refused(let refusal): .rejected(refusal)
        }
      }
    }
    for submission in group.submissions {
      for line in submission.lines {
        switch line.content {
        case .event(let event): codes.take(event)
        case .refused(let refusal): if let branch = refusal.branch { codes.places.insert(branch) }
        }
      }
    }
  }

  /// Turns the events into candidates; false if a code has no number.
  mutating func intern(_ names: Dictionaries.Content) -> Bool {
    for (batch, submission) in group.submissions.enumerated() {
      for (place, line) in submission.lines.enumerated() {
        guard case .event(let event) = line.content else { continue }
        guard let numbered = TimelineEvent(event, reach: reaches[batch], in: names) else { return false }
        candidates.append(Candidate(batch: batch, line: place, caseCode: event.caseCode, event: numbered))
      }
    }
    placeNumbers = names.places
    return true
  }

  /// The cases that candidates name, each once.
  var caseCodes: [String] { Array(Set(candidates.map(\.caseCode))) }
  /// The ids of the candidates, each once.
  var keys: [EventKey] { Array(Set(candidates.map(\.event.key))) }

  mutating func know(_ knowledge: DoorKnowledge) { door = Door(knowledge) }

  /// Judges the candidates in the order in which they came.
  mutating func judge() {
    guard var door else { return }
    for var candidate in candidates {
      let submission = group.submissions[candidate.batch]
      guard case .event(let event) = submission.lines[candidate.line].content else { continue }
      if isOfTheCountry(submission.sender, door.knowledge) { candidate.event.reach = 0 }
      let outcome = door.judge(&candidate, of: event, from: submission.sender)
      outcomes[candidate.batch][candidate.line] = outcome
      if outcome == .accepted { accepted[candidate.caseCode, default: []].append(candidate) }
    }
    self.door = door
  }

  private func isOfTheCountry(_ sender: Sender, _ knowledge: DoorKnowledge) -> Bool {
    guard let unit = sender.unit else { return true }
    return knowledge.directory.directory.units[unit]?.level == .country
  }

  var newCaseCodes: [String] {
    accepted.keys.filter { door?.knowledge.cases[$0] == nil }.sorted()
  }

  private func stored(_ code: String) -> StoredCase? { door?.knowledge.cases[code] }
  private func number(of code: String) -> Int64 { stored(code)?.number ?? numbersOfNewCases[code] ?? 0 }
}

// MARK: - Cases

extension GroupWork {
  /// Goes on from the compact state where a case's new events come in order.
  mutating func advance(in territory: Territory) throws(ArithmeticOverflow) {
    for (code, events) in accepted {
      let state = stored(code)?.state ?? CaseState()
      if let change = try CaseChange.inOrder(events.map(\.event), from: state, in: territory) {
        changes[code] = change
      } else {
        outOfOrder.insert(code)
      }
    }
  }

  var storedCasesOutOfOrder: [Int64] { outOfOrder.compactMap { stored($0)?.number }.sorted() }

  /// Computes the others from all of their events, and sums what changes.
  mutating func recompute(in territory: Territory) throws(ArithmeticOverflow) {
    for code in outOfOrder {
      let history = histories[number(of: code)] ?? []
      changes[code] = try CaseChange.recomputed(
        history: history, new: (accepted[code] ?? []).map(\.event), in: territory)
    }
    for change in changes.values { try contributions.add(change.contributions) }
  }
}

// MARK: - Rows

extension GroupWork {
  var journalRows: [JournalRow] {
    accepted.flatMap { code, events in
      let number = number(of: code)
      return events.map {
        JournalRow(caseNumber: number, batchNumber: group.batchNumbers[$0.batch], event: $0.event)
      }
    }
  }

  /// New and changed cases, anomalies and rejections.
  var statements: [(Statement, [PostgresValue])] {
    var statements: [(Statement, [PostgresValue])] = []
    let lastBatch = group.batchNumbers.max() ?? 0
    let (new, known) = caseRows
    if !new.isEmpty { statements.append(CaseTable.insert(new, lastBatch: lastBatch)) }
    if !known.isEmpty { statements.append(CaseTable.update(known, lastBatch: lastBatch)) }
    let healed = changes.values.flatMap(\.healed)
    if !healed.isEmpty { statements.append(AnomalyTable.delete(healed)) }
    let appeared = changes.flatMap { code, change in
      change.appeared.map { AnomalyRow(caseNumber: number(of: code), event: $0.event, reason: $0.reason) }
    }
    if !appeared.isEmpty { statements.append(AnomalyTable.insert(appeared)) }
    let rejections = rejectionRows
    if !rejections.isEmpty { statements.append(BatchTables.insert(rejections)) }
    return statements
  }

  private var caseRows: (new: [StoredCase], known: [StoredCase]) {
    var new: [StoredCase] = []
    var known: [StoredCase] = []
    for (code, change) in changes {
      if var row = stored(code) {
        row.state = change.state
        row.checksum = row.checksum &+ change.contributions.checksum
        known.append(row)
      } else {
        new.append(
          StoredCase(
            number: number(of: code), code: code, state: change.state, checksum: change.contributions.checksum))
      }
    }
    return (new, known)
  }

  private var rejectionRows: [RejectionRow] {
    var rows: [RejectionRow] = []
    for (batch, submission) in group.submissions.enumerated() {
      for (place, line) in submission.lines.enumerated() {
        guard case .rejected(let refusal) = outcomes[batch][place] else { continue }
        rows.append(
          RejectionRow(
            batchNumber: group.batchNumbers[batch], line: line.line, reason: refusal.reason.rawValue,
            detail: refusal.detail, source: refusal.source,
            branch: refusal.branch.flatMap { placeNumbers.number(of: $0) } ?? 0, raw: line.raw,
            length: line.cut?.length ?? Int64(line.raw.count), sha256: line.cut?.sha256))
      }
    }
    return rows
  }

  /// The batches that brought something: duplicates alone leave no row.
  var batchRows: [BatchRow] {
    var rows: [BatchRow] = []
    for (batch, submission) in group.submissions.enumerated() {
      var row = BatchRow(
        number: group.batchNumbers[batch], sender: senderNumbers[batch], accepted: 0, duplicates: 0, rejected: 0,
        byteCount: submission.byteCount, sha256: submission.sha256)
      for outcome in outcomes[batch] {
        switch outcome {
        case .accepted: row.accepted += 1
        case .duplicate: row.duplicates += 1
        case .rejected: row.rejected += 1
        }
      }
      if row.accepted + row.rejected > 0 { rows.append(row) }
    }
    return rows
  }
}
