// What the audit is told about one call (docs/spec/access.md#audit).

import TarazuAccess
import TarazuBase
import TarazuPostgres
import TarazuStore

/// One call's record while it is being answered: the service adds what only it knows.
public final class CallAudit: Sendable {
  private struct State {
    var record: AuditRecord
    var isStored = false
  }
  private let state: Locked<State>

  public init(_ record: AuditRecord) { state = Locked(State(record: record)) }

  /// The principal that signs in, or as which somebody tries to; only one that exists, never a text as it was typed.
  public func claims(_ principal: Principal, credential: Credential? = nil) {
    state.withLock { state in
      state.record.principal = principal
      state.record.credential = credential
    }
  }

  /// The unit and the case that the call asks for, in their form; nil for none.
  public func asks(unit: String? = nil, caseCode: String? = nil) {
    state.withLock { state in
      if let unit { state.record.unit = unit }
      if let caseCode { state.record.caseCode = caseCode }
    }
  }

  /// Items that were given out.
  public func gave(_ rows: Int) { state.withLock { $0.record.rowCount += Int64(rows) } }

  /// The statement that records a change, for the change's own transaction. The call leaves no other record if that
  /// transaction commits: call `changed` then.
  /// - Parameter change: JSON with `before` and `after`, without secrets.
  public func recordOfChange(_ change: String) -> (Statement, [PostgresValue]) {
    var record = state.withLock { $0.record }
    record.change = change
    return AuditTable.insert(record)
  }

  /// The transaction with the record has committed.
  public func changed() { state.withLock { $0.isStored = true } }

  /// The record as it stands; nil if a transaction has stored it.
  public var unstored: AuditRecord? { state.withLock { $0.isStored ? nil : $0.record } }
}
