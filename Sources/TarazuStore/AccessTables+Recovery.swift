// The administrator that `tarazu-server recover` makes.

import TarazuAccess
import TarazuPostgres

extension AccessTables {
  /// Makes an administrator at the country that ends after some hours, with a token of that SHA-256; answers its name.
  /// The audit has it as `recover`.
  public static func recover(
    token: [UInt8], hours: Int32, on connection: PostgresConnection
  ) async throws -> String {
    try await AccessTransaction.run(on: connection) { connection in
      let rows = try await connection.executeInTransaction(SQL.principal, [.int4(hours)])
      let name = try rows.text(0, 0)
      _ = try await connection.executeInTransaction(SQL.credential, [.text(name), .bytes(token), .int4(hours)])
      var record = AuditRecord(
        principal: nil, credential: nil, address: "", gateway: nil, server: "", method: "recover", outcome: "OK",
        callID: "")
      record.change = #"{"before":null,"after":{"name":"\#(name)","role":"admin","unit":null}}"#
      return (name, last: [AuditTable.insert(record)])
    }
  }

  private enum SQL {
    // Names are never given twice: the time and a number make them new.
    static let principal = Statement(
      name: "recover_principal",
      sql: """
        insert into tarazu.principal (name, role, made_at, expires_at, recovered, epoch)
        select 'recovery-' || to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDD-HH24MISS') || '-'
            || (select count(*) from tarazu.principal where recovered),
          'admin', clock_timestamp(), clock_timestamp() + $1 * interval '1 hour', true, epoch
        from tarazu.access_epoch returning name
        """)
    static let credential = Statement(
      name: "recover_credential",
      sql: """
        insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
        select $1, 'token', $2, clock_timestamp(), clock_timestamp() + $3 * interval '1 hour', epoch
        from tarazu.access_epoch
        """)
  }
}
