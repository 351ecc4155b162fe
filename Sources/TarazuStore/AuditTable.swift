// The audit: who asked for what, and what was answered (docs/spec/access.md#audit).

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// A call, or several that are alike within a second, as the audit keeps it.
public struct AuditRecord: Hashable, Sendable {
  /// When it was answered; nil: when it is stored, by PostgreSQL's clock.
  public var at: StoreTime?
  /// The caller; nil where nobody could be identified.
  public var principal: Principal?
  public var credential: Credential?
  public var address: String
  public var gateway: String?
  public var server: String
  /// As in `KpiService/GetScorecard`, or a command of the service's machine.
  public var method: String
  public var unit: String?
  public var caseCode: String?
  /// The name of the status; of a stream's beginning `STARTED`.
  public var outcome: String
  public var reason: String?
  public var count: Int64 = 1
  public var rowCount: Int64 = 0
  /// What the slowest of the calls took.
  public var microseconds: Int64 = 0
  public var callID: String
  /// JSON with `before` and `after`, without secrets.
  public var change: String?

  public init(
    principal: Principal?, credential: Credential?, address: String, gateway: String?, server: String, method: String,
    outcome: String, callID: String
  ) {
    self.principal = principal
    self.credential = credential
    self.address = address
    self.gateway = gateway
    self.server = server
    self.method = method
    self.outcome = outcome
    self.callID = callID
  }
}

public enum AuditTable {
  /// The statement that stores a record, to be run in the transaction of the change that it records.
  public static func insert(_ record: AuditRecord) -> (Statement, [PostgresValue]) {
    let scope: String? = if case .unit(let code) = record.principal?.scope { code } else { nil }
    return (
      SQL.insert,
      [
        .timestamptz(orNull: record.at?.microseconds), .text(orNull: record.principal?.name),
        .text(orNull: record.principal?.role.rawValue), .text(orNull: scope),
        .text(orNull: record.credential?.kind.rawValue), .int8(orNull: record.credential?.id), .text(record.address),
        .text(orNull: record.gateway), .text(record.server), .text(record.method), .text(orNull: record.unit),
        .text(orNull: record.caseCode), .text(record.outcome), .text(orNull: record.reason), .int8(record.count),
        .int8(record.rowCount), .int8(record.microseconds), .text(record.callID), .text(orNull: record.change),
      ]
    )
  }

  private enum SQL {
    static let insert = Statement(
      name: "insert_audit",
      sql: """
        insert into tarazu.audit (at, who, role, scope, credential_type, credential_id, address, gateway, server, method,
          unit, case_code, outcome, reason, count, row_count, milliseconds, call_id, change)
        values (coalesce($1, clock_timestamp()), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
          $17::int8 / 1000.0, $18, $19::jsonb)
        """)
  }
}
