// The limit of classes a day that were never seen before (docs/spec/access.md#limits-of-a-principal): each takes a row of
// the dictionary and of every server's memory, for good. Only groups with new codes come here.

import TarazuAccess
import TarazuDomain
import TarazuPostgres
import TarazuStore

extension IngestSession {
  /// Counts the classes that the group's batches are the first to name, each for the first batch that does; answers the
  /// batches that are beyond their sender's limit, with that limit.
  func limitNewClasses(
    _ work: GroupComputation, _ names: Dictionaries.Content
  ) async throws(PostgresError) -> [Int: Int64] {
    var counted: [Int] = []
    var statements: [(Statement, [PostgresValue])] = []
    var before = work.unnumbered.classes
    for (batch, submission) in work.group.submissions.enumerated() where !before.isEmpty {
      let sender = submission.sender
      guard sender.limits.newClasses < UsageLimits.none else { continue }
      let named = submission.newClasses(names).intersection(before)
      guard !named.isEmpty else { continue }
      before.subtract(named)
      counted.append(batch)
      statements.append(
        NewClassTable.count(Int64(named.count), of: sender.principal.name, limit: sender.limits.newClasses))
    }
    guard !statements.isEmpty else { return [:] }
    let rows = try await connection.pipeline(
      [(.begin, [])] + statements + Durability.commit, timeout: Self.flushTimeout)
    var over: [Int: Int64] = [:]
    for (index, batch) in counted.enumerated() where rows[index + 1].count == 0 {
      over[batch] = work.group.submissions[batch].sender.limits.newClasses
    }
    return over
  }
}

extension Submission {
  /// The classes that it names and that the dictionary does not have.
  fileprivate func newClasses(_ names: Dictionaries.Content) -> Set<String> {
    var classes: Set<String> = []
    for line in lines {
      guard case .event(let event) = line.content, case .registered(_, let caseClass) = event.body,
        names.classes.number(of: caseClass) == nil
      else { continue }
      classes.insert(caseClass)
    }
    return classes
  }
}
