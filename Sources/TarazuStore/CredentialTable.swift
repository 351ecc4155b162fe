// A principal's credentials as administrators list, make and end them. Changes run inside an `AccessTransaction`.

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// A credential without its secret.
public struct ListedCredential: Sendable {
  public var credential: Credential
  public var maker: String?
  public var madeAt: StoreTime
  public var expiresAt: StoreTime
  public var endedAt: StoreTime?
  public var lastUsedAt: StoreTime?
  public var lastUsedFrom: String?
}

/// A new token or certificate.
public struct NewCredentialRow: Sendable {
  public var principal: String
  public var kind: Credential.Kind
  /// SHA-256 of the token's text, or of the certificate's DER.
  public var sha256: [UInt8]
  public var expiresAt: StoreTime

  public init(principal: String, kind: Credential.Kind, sha256: [UInt8], expiresAt: StoreTime) {
    self.principal = principal
    self.kind = kind
    self.sha256 = sha256
    self.expiresAt = expiresAt
  }
}

public enum CredentialTable {
  // MARK: Reading

  /// A principal's tokens, certificates and sessions, the newest first; what ended over a year ago is left out.
  public static func list(
    of name: String, limit: Int32, on connection: PostgresConnection
  ) async throws(PostgresError) -> [ListedCredential] {
    let rows = try await connection.execute(SQL.list, [.text(name), .int4(limit)])
    var credentials: [ListedCredential] = []
    for row in 0..<rows.count {
      let word = try rows.text(row, 0)
      guard let kind = Credential.Kind(rawValue: word) else {
        throw PostgresError(.decoding("a credential of the type \(word)"))
      }
      credentials.append(
        ListedCredential(
          credential: Credential(kind, id: try rows.int8(row, 1)), maker: try rows.textOrNull(row, 2),
          madeAt: try rows.storeTime(row, 3), expiresAt: try rows.storeTime(row, 4),
          endedAt: try rows.storeTimeOrNull(row, 5), lastUsedAt: try rows.storeTimeOrNull(row, 6),
          lastUsedFrom: try rows.textOrNull(row, 7)))
    }
    return credentials
  }

  /// Whether a principal has a credential, ended or not.
  public static func exists(
    _ credential: Credential, of name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool {
    try await connection.execute(
      SQL.exists, [.text(name), .text(credential.kind.rawValue), .int8(credential.id)]
    ).count > 0
  }

  // MARK: Writing

  /// Records a credential, and answers its id; nil if that certificate or token is recorded already.
  public static func insert(
    _ new: NewCredentialRow, maker: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> Int64? {
    let values: [PostgresValue] = [
      .text(new.principal), .text(new.kind.rawValue), .bytes(new.sha256), .text(maker),
      .timestamptz(new.expiresAt.microseconds),
    ]
    let rows = try await connection.pipeline([(SQL.insert, values)])
    return rows[0].count > 0 ? try rows[0].int8(0, 0) : nil
  }

  /// Ends one credential, if it is live.
  public static func end(_ credential: Credential, of name: String) -> (Statement, [PostgresValue]) {
    let values: [PostgresValue] = [.text(name), .int8(credential.id)]
    return credential.kind == .session ? (SQL.endSession, values) : (SQL.end, values)
  }

  /// Lets a principal's other credentials of a kind end at a time, if they live that long.
  public static func outlive(
    _ credential: Credential, of name: String, until end: StoreTime
  ) -> (Statement, [PostgresValue]) {
    (
      SQL.outlive,
      [.text(name), .text(credential.kind.rawValue), .int8(credential.id), .timestamptz(end.microseconds)]
    )
  }

  /// Ends a principal's other credentials of a kind now.
  public static func endOthers(
    than credential: Credential, of name: String
  ) -> (Statement, [PostgresValue]) {
    (SQL.endOthers, [.text(name), .text(credential.kind.rawValue), .int8(credential.id)])
  }

  /// Gives a principal a password that is good for one time, in place of the one it has.
  public static func setOneTimePassword(
    of name: String, to password: PasswordRow, maker: String, until end: StoreTime
  ) -> (Statement, [PostgresValue]) {
    (
      SQL.setOneTimePassword,
      [
        .text(name), .bytes(password.salt), .bytes(password.hash), .int4(password.memoryKiB), .int4(password.passes),
        .text(maker), .timestamptz(end.microseconds), .bytes(orNull: password.keyID),
      ]
    )
  }

  private enum SQL {
    static let setOneTimePassword = Statement(
      name: "set_one_time_password",
      sql: """
        insert into tarazu.password (principal, salt, hash, memory_kib, passes, one_time, set_by, set_at, expires_at,
          key_id)
        values ($1, $2, $3, $4, $5, true, $6, clock_timestamp(), $7, $8)
        on conflict (principal) do update set salt = excluded.salt, hash = excluded.hash,
          memory_kib = excluded.memory_kib, passes = excluded.passes, one_time = true, set_by = excluded.set_by,
          set_at = excluded.set_at, expires_at = excluded.expires_at, key_id = excluded.key_id, seal = null
        """)
    static let list = Statement(
      name: "list_credentials",
      sql: """
        select * from (
          select type, id, made_by, made_at, expires_at, ended_at, last_used_at, last_used_from
          from tarazu.credential where principal = $1
          union all
          select 'session', id, null, made_at, least(expires_at, last_used_at + interval '30 minutes'), ended_at,
            last_used_at, last_used_from
          from tarazu.session where principal = $1) c
        where least(expires_at, ended_at) > clock_timestamp() - interval '1 year'
        order by made_at desc, type, id desc limit $2
        """)
    static let exists = Statement(
      name: "credential_exists",
      sql: """
        select from tarazu.credential where principal = $1 and type = $2 and id = $3
        union all select from tarazu.session where principal = $1 and $2 = 'session' and id = $3
        """)
    static let insert = Statement(
      name: "insert_credential",
      sql: """
        insert into tarazu.credential (principal, type, sha256, made_by, made_at, expires_at, epoch)
        select $1, $2, $3, $4, clock_timestamp(), $5, epoch from tarazu.access_epoch
        on conflict (sha256) do nothing returning id
        """)
    static let end = Statement(
      name: "end_credential",
      sql: """
        update tarazu.credential c set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where c.principal = $1 and c.id = $2 and c.ended_at is null
        """)
    static let endSession = Statement(
      name: "end_session_of",
      sql: """
        update tarazu.session s set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where s.principal = $1 and s.id = $2 and s.ended_at is null
        """)
    static let outlive = Statement(
      name: "outlive_credentials",
      sql: """
        update tarazu.credential c set expires_at = $4, epoch = e.epoch
        from tarazu.access_epoch e
        where c.principal = $1 and c.type = $2 and c.id <> $3 and c.ended_at is null and c.expires_at > $4
        """)
    static let endOthers = Statement(
      name: "end_other_credentials",
      sql: """
        update tarazu.credential c set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where c.principal = $1 and c.type = $2 and c.id <> $3 and c.ended_at is null
        """)
  }
}
