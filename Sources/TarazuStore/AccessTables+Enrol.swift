// The first administrator, as `tarazu-server enrol-administrator` makes it.

import TarazuAccess
import TarazuPostgres

extension AccessTables {
  /// Makes an administrator at the country unless it is there, and gives it credentials, in one transaction under the
  /// lock of access. What is recorded already stays as it is. Its calls have no limit, so that it can load-test the
  /// service.
  /// - Parameters:
  ///   - days: how long each credential lives.
  ///   - token, certificate: SHA-256 of each; nil for none.
  public static func enrol(
    administrator name: String, token: [UInt8]?, certificate: [UInt8]?, days: Int32,
    on connection: PostgresConnection
  ) async throws(PostgresError) {
    var statements: [(Statement, [PostgresValue])] = [
      (.begin, []), (SQLEnrol.lock, []), (SQLEnrol.raise, []), (SQLEnrol.principal, [.text(name)]),
    ]
    for (type, digest) in [("token", token), ("certificate", certificate)] {
      if let digest {
        statements.append((SQLEnrol.credential, [.text(name), .text(type), .bytes(digest), .int4(days)]))
      }
    }
    _ = try await connection.pipeline(statements + Durability.commit)
  }

  /// Whether a credential of a principal stays live for this number of days.
  public static func isLive(
    _ sha256: [UInt8], of name: String, days: Int32, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool {
    try await connection.execute(SQLEnrol.live, [.bytes(sha256), .text(name), .int4(days)]).count > 0
  }

  private enum SQLEnrol {
    static let lock = Statement(name: "hold_access", sql: "select pg_advisory_xact_lock(7418, 4)")
    static let raise = Statement(
      name: "raise_epoch",
      sql: "update tarazu.access_epoch set epoch = epoch + 1, changed_at = clock_timestamp()")
    static let principal = Statement(
      name: "enrol_principal",
      sql: """
        insert into tarazu.principal (name, role, made_at, epoch, call_limit, heavy_call_limit)
        select $1, 'admin', clock_timestamp(), epoch, \(UsageLimits.none), \(UsageLimits.none) from tarazu.access_epoch
        on conflict (name) do nothing
        """)
    static let credential = Statement(
      name: "enrol_credential",
      sql: """
        insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
        select $1, $2, $3, clock_timestamp(), clock_timestamp() + $4 * interval '1 day', epoch
        from tarazu.access_epoch on conflict (sha256) do nothing
        """)
    static let live = Statement(
      name: "live_credential",
      sql: """
        select 1 from tarazu.credential c join tarazu.principal p on p.name = c.principal
        where c.sha256 = $1 and c.principal = $2 and c.ended_at is null and p.revoked_at is null
          and c.expires_at > clock_timestamp() + $3 * interval '1 day'
        """)
  }
}
