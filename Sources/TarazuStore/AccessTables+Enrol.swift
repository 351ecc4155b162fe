// The first administrator, as `tarazu-server enrol-administrator` makes it.

import TarazuAccess
import TarazuPostgres

extension AccessTables {
  /// Makes an administrator at the country unless it is there, and gives it credentials, in one transaction under the
  /// lock of access. What is recorded already stays as it is. Its calls have no limit, so that it can load-test the
  /// service. The audit has what is new as `enrol-administrator`.
  /// - Parameters:
  ///   - days: how long each credential lives.
  ///   - token, certificate: SHA-256 of each; nil for none.
  public static func enrol(
    administrator name: String, token: [UInt8]?, certificate: [UInt8]?, days: Int32,
    on connection: PostgresConnection
  ) async throws {
    try await AccessTransaction.run(on: connection) { connection in
      let isNew = try await connection.executeInTransaction(SQLEnrol.principal, [.text(name)]).count > 0
      var made: [String] = []
      for (type, digest) in [("token", token), ("certificate", certificate)] {
        guard let digest else { continue }
        let rows = try await connection.executeInTransaction(
          SQLEnrol.credential, [.text(name), .text(type), .bytes(digest), .int4(days)])
        if rows.count > 0 { made.append(#"{"kind":"\#(type)","id":\#(try rows.int8(0, 0))}"#) }
      }
      guard isNew || !made.isEmpty else { return ((), last: []) }
      var record = AuditRecord(
        principal: nil, credential: nil, address: "", gateway: nil, server: "", method: "enrol-administrator",
        outcome: "OK", callID: "")
      let before = isNew ? "null" : #"{"name":"\#(name)","role":"admin","unit":null}"#
      record.change =
        #"{"before":\#(before),"after":{"name":"\#(name)","role":"admin","unit":null,"credentials":["#
        + made.joined(separator: ",") + "]}}"
      return ((), last: [AuditTable.insert(record)])
    }
  }

  /// Whether a credential of a principal stays live for this number of days.
  public static func isLive(
    _ sha256: [UInt8], of name: String, days: Int32, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool {
    try await connection.execute(SQLEnrol.live, [.bytes(sha256), .text(name), .int4(days)]).count > 0
  }

  private enum SQLEnrol {
    static let principal = Statement(
      name: "enrol_principal",
      sql: """
        insert into tarazu.principal (name, role, made_at, epoch, call_limit, heavy_call_limit)
        select $1, 'admin', clock_timestamp(), epoch, \(UsageLimits.none), \(UsageLimits.none) from tarazu.access_epoch
        on conflict (name) do nothing returning name
        """)
    static let credential = Statement(
      name: "enrol_credential",
      sql: """
        insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
        select $1, $2, $3, clock_timestamp(), clock_timestamp() + $4 * interval '1 day', epoch
        from tarazu.access_epoch on conflict (sha256) do nothing returning id
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
