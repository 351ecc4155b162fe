// What the audit is told about one call (docs/spec/access.md#audit).

import TarazuAccess
import TarazuBase
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TarazuWire

/// Who a call is of, as the audit keeps it.
public struct Claimant: Hashable, Sendable {
  /// The caller, or where no credential was valid the principal whose name the call claims; nil for nobody.
  public var principal: Principal?
  public var credential: Credential?
  public var origin: CallOrigin

  public init(principal: Principal?, credential: Credential?, from origin: CallOrigin) {
    self.principal = principal
    self.credential = credential
    self.origin = origin
  }

  /// Nobody.
  public init(from origin: CallOrigin) { self.init(principal: nil, credential: nil, from: origin) }
}

/// One call's record while it is being answered: the service adds what only it knows.
public final class CallAudit: Sendable {
  private struct State {
    var record: AuditRecord
    var isStored = false
  }
  private let state: Locked<State>
  /// When the call came.
  public let arrival: MonotonicInstant

  public init(_ record: AuditRecord, arrival: MonotonicInstant = MonotonicClock.now()) {
    state = Locked(State(record: record))
    self.arrival = arrival
  }

  /// Who calls; until this is said, nobody does.
  public func isOf(_ claimant: Claimant) {
    state.withLock { state in
      state.record.principal = claimant.principal
      state.record.credential = claimant.credential
      state.record.address = claimant.origin.address
      state.record.gateway = claimant.origin.gateway
    }
  }

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
    record.microseconds = elapsed
    record.change = change
    return AuditTable.insert(record)
  }

  /// The transaction with the record has committed.
  public func changed() { state.withLock { $0.isStored = true } }

  /// The record of the call's end; nil if a transaction has stored it.
  /// - Parameter status: how it was refused; nil if it was answered.
  public func end(_ status: Status?) -> AuditRecord? {
    guard var record = state.withLock({ $0.isStored ? nil : $0.record }) else { return nil }
    record.microseconds = elapsed
    record.end(status)
    return record
  }

  /// The record of a stream's beginning.
  public var beginning: AuditRecord {
    var record = state.withLock { $0.record }
    record.id = AuditRecord.newID()
    record.outcome = AuditRecord.started
    return record
  }

  private var elapsed: Int64 {
    Int64(clamping: MonotonicClock.now().nanoseconds(since: arrival) / 1_000)
  }
}

extension AuditRecord {
  /// How the call ended; nil: it was answered.
  public mutating func end(_ status: Status?) {
    outcome = (status?.code ?? .ok).name
    reason = status?.reason.rawValue
    // An error inside the server has an id that its log has too.
    if let id = status?.requestID { callID = id }
  }
}

extension AuthorizedCall {
  /// The same call with what the audit is told of it.
  public func audited(by audit: CallAudit) -> AuthorizedCall {
    AuthorizedCall(
      caller: caller, rule: rule, directory: directory, address: address, gateway: gateway, usage: usage, audit: audit)
  }

  /// Who it is of.
  public var claimant: Claimant {
    Claimant(
      principal: principal, credential: caller.credential, from: CallOrigin(address: address, gateway: gateway))
  }
}
