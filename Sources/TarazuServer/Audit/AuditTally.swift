// Records that are alike, together: those of one second share one (docs/spec/access.md#audit).

import TarazuAccess
import TarazuDomain
import TarazuStore

/// A record that others may be added to.
final class AuditEntry {
  // Of one thread, as everything here, and no access spans a call to anything else.
  @exclusivity(unchecked)
  fileprivate(set) var record: AuditRecord
  /// Which of its loop's seconds it is of, and the caller that it is of: for those who remember the entry.
  @exclusivity(unchecked)
  var second: UInt64 = 0
  @exclusivity(unchecked)
  var caller: Caller?

  fileprivate init(_ record: AuditRecord) { self.record = record }

  /// One more call of this sort.
  func add(rows: Int, microseconds: Int64) {
    record.count += 1
    record.rowCount += Int64(rows)
    if microseconds > record.microseconds { record.microseconds = microseconds }
  }

  fileprivate func add(_ other: AuditRecord) {
    record.count += other.count
    record.rowCount += other.rowCount
    record.microseconds = max(record.microseconds, other.microseconds)
    // The time and the call are those of the first.
    guard let at = other.at, at < record.at ?? .max else { return }
    record.at = at
    record.id = other.id
    record.callID = other.callID
  }
}

/// Records by what makes them alike. All have a time.
struct AuditTally {
  /// Everything but times, numbers and ids. Records of changes are never in a tally.
  private struct Key: Hashable {
    let second: Int64
    let principal: Principal?
    let credential: Credential?
    let address: String
    let gateway: String?
    let server: String
    let method: String
    let unit: String?
    let caseCode: String?
    let outcome: String
    let reason: String?

    init(_ record: AuditRecord) {
      second = (record.at?.microseconds ?? 0) / 1_000_000
      principal = record.principal
      credential = record.credential
      address = record.address
      gateway = record.gateway
      server = record.server
      method = record.method
      unit = record.unit
      caseCode = record.caseCode
      outcome = record.outcome
      reason = record.reason
    }
  }

  private var entries: [Key: AuditEntry] = [:]

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  /// Adds a record to one that is alike, or as a new one.
  @discardableResult
  mutating func add(_ record: AuditRecord) -> (entry: AuditEntry, isNew: Bool) {
    let key = Key(record)
    if let entry = entries[key] {
      entry.add(record)
      return (entry, false)
    }
    let entry = AuditEntry(record)
    entries[key] = entry
    return (entry, true)
  }

  /// Takes all records out, the earliest first.
  mutating func takeAll() -> [AuditRecord] {
    defer { entries.removeAll(keepingCapacity: entries.count < 1_000) }
    return entries.values.map(\.record).sorted { ($0.at ?? .min, $0.id) < ($1.at ?? .min, $1.id) }
  }
}
