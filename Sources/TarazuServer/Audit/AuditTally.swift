// Records that are alike, together: those of one second share one (docs/spec/access.md#audit).

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuStore

/// A record that others may be added to.
final class AuditEntry {
  // Of one thread, as everything here, and no access spans a call to anything else.
  @exclusivity(unchecked)
  fileprivate(set) var record: AuditRecord
  /// Until when calls may be added; long past once the record has been handed over.
  @exclusivity(unchecked)
  fileprivate var end: MonotonicInstant
  /// The caller that it is of, for those who remember the entry.
  @exclusivity(unchecked)
  var caller: Caller?

  fileprivate init(_ record: AuditRecord, until end: MonotonicInstant) {
    self.record = record
    self.end = end
  }

  /// Adds one more answer from the cache, if this record is of its caller and its second; whether it did. Its time is
  /// taken to the kernel's tick, rounded down: most take none.
  @inline(__always)
  func addAnswer(to identity: CachedIdentity, rows: Int, since arrival: MonotonicInstant) -> Bool {
    let now = MonotonicClock.lastTick()
    guard now < end, caller === identity.caller, record.address == identity.origin.address,
      record.gateway == identity.origin.gateway
    else { return false }
    record.count += 1
    record.rowCount += Int64(rows)
    if now > arrival {
      record.microseconds = max(record.microseconds, Int64(clamping: now.nanoseconds(since: arrival) / 1_000))
    }
    return true
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

  /// Adds a record to one that is alike, or as a new one, to which others may be added until `end`.
  @discardableResult
  mutating func add(_ record: AuditRecord, until end: MonotonicInstant = .min) -> (entry: AuditEntry, isNew: Bool) {
    let key = Key(record)
    if let entry = entries[key] {
      entry.add(record)
      return (entry, false)
    }
    let entry = AuditEntry(record, until: end)
    entries[key] = entry
    return (entry, true)
  }

  /// Takes all records out, the earliest first.
  mutating func takeAll() -> [AuditRecord] {
    defer { entries.removeAll(keepingCapacity: entries.count < 1_000) }
    for entry in entries.values { entry.end = .min }
    return entries.values.map(\.record).sorted { ($0.at ?? .min, $0.id) < ($1.at ?? .min, $1.id) }
  }
}
