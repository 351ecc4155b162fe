// Principals and their credentials, as every server holds them whole in memory.

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// A credential that was given out.
public struct CredentialRow: Sendable {
  public typealias Kind = Credential.Kind

  public var id: Int64
  public var principal: String
  public var kind: Kind
  /// SHA-256 of the token's text, or of the certificate's DER.
  public var sha256: [UInt8]
  public var expiresAt: StoreTime
  public var endedAt: StoreTime?
}

/// A principal as it is kept, live or not.
public struct PrincipalRow: Sendable {
  public var principal: Principal
  public var expiresAt: StoreTime?
  public var revokedAt: StoreTime?
}

/// All of it, as of an epoch.
public struct AccessContent: Sendable {
  public var epoch: Int64
  public var principals: [PrincipalRow]
  public var credentials: [CredentialRow]
  /// When it was read.
  public var now: StoreTime

  public init(epoch: Int64, principals: [PrincipalRow], credentials: [CredentialRow], now: StoreTime) {
    self.epoch = epoch
    self.principals = principals
    self.credentials = credentials
    self.now = now
  }
}

public enum AccessTables {
  /// The epoch, which every change raises, and PostgreSQL's clock.
  public static func epoch(on connection: PostgresConnection) async throws(PostgresError) -> (
    epoch: Int64, now: StoreTime
  ) {
    let rows = try await connection.execute(SQL.epoch)
    return (try rows.int8(0, 0), try rows.storeTime(0, 1))
  }

  /// Everything, in one snapshot.
  public static func load(on connection: PostgresConnection) async throws(PostgresError) -> AccessContent {
    let rows = try await connection.pipeline([
      (SQL.beginSnapshot, []), (SQL.epoch, []), (SQL.principals, []), (SQL.credentials, []), (.commit, []),
    ])
    var principals: [PrincipalRow] = []
    for row in 0..<rows[2].count { principals.append(try principal(rows[2], row)) }
    var credentials: [CredentialRow] = []
    for row in 0..<rows[3].count { credentials.append(try credential(rows[3], row)) }
    return AccessContent(
      epoch: try rows[1].int8(0, 0), principals: principals, credentials: credentials,
      now: try rows[1].storeTime(0, 1))
  }

  private static func principal(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> PrincipalRow {
    let word = try rows.text(row, 1)
    guard let role = Role(rawValue: word) else { throw PostgresError(.decoding("a principal of the role \(word)")) }
    let scope = try rows.textOrNull(row, 2).map { Scope.unit($0) } ?? .country
    return PrincipalRow(
      principal: Principal(
        name: try rows.text(row, 0), role: role, scope: scope, sourceName: try rows.textOrNull(row, 3)),
      expiresAt: try rows.storeTimeOrNull(row, 4), revokedAt: try rows.storeTimeOrNull(row, 5))
  }

  private static func credential(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> CredentialRow {
    let word = try rows.text(row, 2)
    guard let kind = CredentialRow.Kind(rawValue: word) else {
      throw PostgresError(.decoding("a credential of the type \(word)"))
    }
    return CredentialRow(
      id: try rows.int8(row, 0), principal: try rows.text(row, 1), kind: kind, sha256: try rows.bytes(row, 3),
      expiresAt: try rows.storeTime(row, 4), endedAt: try rows.storeTimeOrNull(row, 5))
  }

  private enum SQL {
    static let beginSnapshot = Statement(name: "begin_snapshot", sql: "begin isolation level repeatable read read only")
    static let epoch = Statement(
      name: "access_epoch", sql: "select epoch, clock_timestamp() from tarazu.access_epoch")
    static let principals = Statement(
      name: "all_principals",
      sql: "select name, role, unit, source, expires_at, revoked_at from tarazu.principal")
    static let credentials = Statement(
      name: "all_credentials",
      sql: """
        select id, principal, type, sha256, expires_at, ended_at from tarazu.credential
        where ended_at is null and expires_at > clock_timestamp() - interval '1 day'
        """)
  }
}

// MARK: - The first administrator

extension AccessTables {
  /// Makes an administrator at the country unless it is there, and gives it credentials, in one transaction under the
  /// lock of access. What is recorded already stays as it is.
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
        insert into tarazu.principal (name, role, made_at, epoch)
        select $1, 'admin', clock_timestamp(), epoch from tarazu.access_epoch on conflict (name) do nothing
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
