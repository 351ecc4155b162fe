// The audit: who asked for what, and what was answered (docs/spec/access.md#audit).

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// A call, or several that are alike within a second, as the audit keeps it.
public struct AuditRecord: Hashable, Sendable {
  /// When it was answered; nil: when it is stored, by PostgreSQL's clock.
  public var at: StoreTime?
  /// Tells records of one instant apart, and one that is stored a second time from another.
  public var id: Int64
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
    id = Self.newID()
    self.principal = principal
    self.credential = credential
    self.address = address
    self.gateway = gateway
    self.server = server
    self.method = method
    self.outcome = outcome
    self.callID = callID
  }

  /// The outcome of a stream's first record.
  public static let started = "STARTED"

  public static func newID() -> Int64 { .random(in: 0 ... .max) }

  /// A new call's id.
  public static func newCallID() -> String { String(UInt64.random(in: .min ... .max), radix: 16) }
}

public enum AuditTable {
  /// The statement that stores a record, to be run in the transaction of the change that it records.
  public static func insert(_ record: AuditRecord) -> (Statement, [PostgresValue]) { insert([record]) }

  /// The statement that stores records. Those that are stored already, by time and id, stay as they are: whoever does
  /// not know whether records were stored can store them again.
  public static func insert(_ records: [AuditRecord]) -> (Statement, [PostgresValue]) {
    (
      SQL.insert,
      [
        .timestamptzOptionalArray(records.map { $0.at?.microseconds }), .int8Array(records.map(\.id)),
        .textOptionalArray(records.map { $0.principal?.name }),
        .textOptionalArray(records.map { $0.principal?.role.rawValue }), .textOptionalArray(records.map(\.scope)),
        .textOptionalArray(records.map { $0.credential?.kind.rawValue }),
        .int8OptionalArray(records.map { $0.credential?.id }), .textArray(records.map(\.address)),
        .textOptionalArray(records.map(\.gateway)), .textArray(records.map(\.server)),
        .textArray(records.map(\.method)), .textOptionalArray(records.map(\.unit)),
        .textOptionalArray(records.map(\.caseCode)), .textArray(records.map(\.outcome)),
        .textOptionalArray(records.map(\.reason)), .int8Array(records.map(\.count)),
        .int8Array(records.map(\.rowCount)), .int8Array(records.map(\.microseconds)),
        .textArray(records.map(\.callID)), .textOptionalArray(records.map(\.change)),
      ]
    )
  }

  private enum SQL {
    static let insert = Statement(
      name: "insert_audit",
      sql: """
        insert into tarazu.audit (at, id, who, role, scope, credential_type, credential_id, address, gateway, server,
          method, unit, case_code, outcome, reason, count, row_count, milliseconds, call_id, change)
        select coalesce(at, clock_timestamp()), id, who, role, scope, credential_type, credential_id, address, gateway,
          server, method, unit, case_code, outcome, reason, count, row_count, microseconds / 1000.0, call_id, change::jsonb
        from unnest($1::timestamptz[], $2::int8[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::text[],
          $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::int8[],
          $17::int8[], $18::int8[], $19::text[], $20::text[])
          as r (at, id, who, role, scope, credential_type, credential_id, address, gateway, server, method, unit,
            case_code, outcome, reason, count, row_count, microseconds, call_id, change)
        on conflict (at, id) do nothing
        """)
  }
}

extension AuditRecord {
  /// The code of the caller's unit; nil for the country, and for nobody.
  public var scope: String? {
    if case .unit(let code) = principal?.scope { code } else { nil }
  }
}
