// What was answered, held against what was sent and against what the store has.

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TarazuLines

/// A batch with its answer.
struct Answered: Sendable {
  var batch: TestBatch
  var receipt: Receipt
}

private struct Key: Hashable {
  var source: String
  var id: String

  init(_ event: Event) { (source, id) = (event.source, event.id) }
}

/// Checks of answers, all of which arrived.
struct Receipts {
  let answered: [Answered]
  /// What the senders may do is judged by it.
  let directory: Directory

  /// What is wrong with them.
  func differences(from contents: StoreContents) -> [String] {
    var found: [String] = []
    var accepted: [Key: StoredEvent] = [:]
    each { sender, content, outcome in
      guard case .event(let event) = content, outcome == .accepted else { return }
      let stored = StoredEvent(event: event, reach: reach(of: sender), batch: 0)
      if accepted.updateValue(stored, forKey: Key(event)) != nil { found.append("accepted twice: \(event)") }
    }
    each { sender, content, outcome in
      let right = outcomes(content, from: sender, accepted: accepted)
      if !right.contains(outcome.word) { found.append("\(outcome.word) instead of \(right): \(content)") }
      if case .rejected(let rejection) = outcome, case .refused(let refusal) = content, rejection != refusal {
        found.append("another refusal than the parser's: \(rejection)")
      }
    }
    let journal = contents.events.map { StoredEvent(event: $0.event, reach: $0.reach, batch: 0) }
    if journal.count != accepted.count { found.append("\(journal.count) in the journal, \(accepted.count) accepted") }
    found += Audit.compared("an event", Set(accepted.values), Set(journal))
    return Array(found.prefix(20)) + batchDifferences(contents)
  }

  /// The answers that are right for one line, given what was accepted in the end.
  private func outcomes(_ content: Sent.Content, from sender: TestSender, accepted: [Key: StoredEvent]) -> [String] {
    guard case .event(let event) = content else { return ["bad_field"] }
    if !mayName(event.source, sender) || !maySend(event, sender) { return ["not_allowed"] }
    if event.at == Instant.last { return ["in_future"] }
    guard let taken = accepted[Key(event)] else { return ["case_full"] }
    return taken.event == event ? ["accepted", "duplicate"] : ["conflict"]
  }

  private func mayName(_ source: String, _ sender: TestSender) -> Bool {
    if sender.role == .source { return source == sender.sourceName }
    return source != "src" || [nil, "IR", "P2"].contains(sender.unit)
  }

  private func maySend(_ event: Event, _ sender: TestSender) -> Bool {
    guard let branch = event.body.branch, directory.units[branch]?.level == .branch else { return true }
    return sender.unit.map { directory.isUnit(branch, atOrBelow: $0) } ?? true
  }

  private func reach(of sender: TestSender) -> String? {
    sender.unit == directory.country ? nil : sender.unit
  }

  /// Rows of batches and rejections, against the answers. A line that its sender had rejected before for the same reason is
  /// kept once, whichever came first.
  private func batchDifferences(_ contents: StoreContents) -> [String] {
    var found: [String] = []
    var rejections: Set<String> = []
    var batches: [String: Int] = [:]
    for one in answered {
      let words = one.receipt.outcomes.map(\.word)
      let (taken, again) = (words.count { $0 == "accepted" }, words.count { $0 == "duplicate" })
      if taken > 0 { batches["\(one.batch.sender.name) \(taken) \(again)", default: 0] += 1 }
      for (index, line) in one.batch.submission.lines.enumerated() {
        guard case .rejected(let rejection) = one.receipt.outcomes[index] else { continue }
        let raw = line.raw == [0xFF, 0x00] ? "\\377\\000" : String(decoding: line.raw, as: UTF8.self)
        rejections.insert([one.batch.sender.name, rejection.reason.rawValue, raw].joined(separator: "|"))
      }
    }
    let stored = contents.batches.values.filter { $0.accepted > 0 }
    found += compared("a batch", batches, stored.map { "\($0.sender) \($0.accepted) \($0.duplicates)" })
    found += compared(
      "a rejection", Dictionary(uniqueKeysWithValues: rejections.map { ($0, 1) }),
      contents.rejections.map { row in
        let columns = row.split(separator: "|", omittingEmptySubsequences: false)
        return [columns.first, columns.dropFirst(2).first, columns.last].compactMap { $0 }.joined(separator: "|")
      })
    let counted = contents.batches.values.reduce(0) { $0 + Int($1.rejected) }
    if counted != rejections.count { found.append("batches count \(counted) rejections, \(rejections.count) is right") }
    return found
  }

  private func compared(_ what: String, _ right: [String: Int], _ stored: [String]) -> [String] {
    let counts = Dictionary(stored.map { ($0, 1) }, uniquingKeysWith: +)
    return Set(right.keys).union(counts.keys).filter { right[$0] != counts[$0] }.prefix(3).map {
      "\(what): \(counts[$0] ?? 0) times there, \(right[$0] ?? 0) is right: \($0)"
    }
  }

  private func each(_ body: (TestSender, Sent.Content, LineOutcome) -> Void) {
    for one in answered {
      for (content, outcome) in zip(one.batch.lines, one.receipt.outcomes) { body(one.batch.sender, content, outcome) }
    }
  }
}

extension LineOutcome {
  /// `accepted`, `duplicate` or the reason.
  var word: String {
    switch self {
    case .accepted: "accepted"
    case .duplicate: "duplicate"
    case .rejected(let rejection): rejection.reason.rawValue
    }
  }
}
