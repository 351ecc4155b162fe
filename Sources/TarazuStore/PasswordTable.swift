// Passwords and second factors, as signing in needs them (docs/spec/access.md#passwords-and-sign-in).

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// A password as it is kept.
public struct PasswordRow: Hashable, Sendable {
  public var salt: [UInt8]
  public var hash: [UInt8]
  public var memoryKiB: Int32
  public var passes: Int32
  /// Good only to set one's own.
  public var isOneTime: Bool
  /// When it ends; nil for never.
  public var expiresAt: StoreTime?
  /// Which access key it was hashed under; nil where that was not recorded.
  public var keyID: [UInt8]?

  public init(
    salt: [UInt8], hash: [UInt8], memoryKiB: Int32, passes: Int32, isOneTime: Bool = false, expiresAt: StoreTime? = nil,
    keyID: [UInt8]? = nil
  ) {
    self.salt = salt
    self.hash = hash
    self.memoryKiB = memoryKiB
    self.passes = passes
    self.isOneTime = isOneTime
    self.expiresAt = expiresAt
    self.keyID = keyID
  }
}

/// A second factor as it is kept: seeds are encrypted.
public struct SecondFactorRow: Hashable, Sendable {
  /// The seed that counts; nil where none was confirmed.
  public var seed: [UInt8]?
  /// One that waits for a code of it.
  public var pendingSeed: [UInt8]?
  /// The step of the last code that was taken.
  public var lastStep: Int64
}

/// What the store knows of somebody who signs in, or changes how.
public struct SignInRecord: Sendable {
  public var principal: Principal
  /// When it and all its credentials end; nil for never.
  public var expiresAt: StoreTime?
  public var isRevoked: Bool
  public var password: PasswordRow?
  public var secondFactor: SecondFactorRow?
  /// When this was read.
  public var now: StoreTime

  /// Its password, if it may sign in with it now.
  public var livePassword: PasswordRow? {
    guard !isRevoked, now < expiresAt ?? .max, principal.role != .source, let password,
      now < password.expiresAt ?? .max
    else { return nil }
    return password
  }
}

public enum PasswordTable {
  /// A principal with its password and second factor; nil for a name that was never given.
  public static func find(
    _ name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> SignInRecord? {
    let rows = try await connection.execute(SQL.find, [.text(name)])
    guard rows.count > 0 else { return nil }
    let word = try rows.text(0, 1)
    guard let role = Role(rawValue: word) else { throw PostgresError(.decoding("a principal of the role \(word)")) }
    var password: PasswordRow?
    if !(try rows.isNull(0, 6)) {
      password = PasswordRow(
        salt: try rows.bytes(0, 6), hash: try rows.bytes(0, 7), memoryKiB: try rows.int4(0, 8),
        passes: try rows.int4(0, 9), isOneTime: try rows.bool(0, 10), expiresAt: try rows.storeTimeOrNull(0, 11),
        keyID: try rows.bytesOrNull(0, 16))
    }
    var factor: SecondFactorRow?
    if !(try rows.isNull(0, 14)) {
      factor = SecondFactorRow(
        seed: try rows.bytesOrNull(0, 12), pendingSeed: try rows.bytesOrNull(0, 13), lastStep: try rows.int8(0, 14))
    }
    return SignInRecord(
      principal: Principal(
        name: try rows.text(0, 0), role: role, scope: try rows.textOrNull(0, 2).map { .unit($0) } ?? .country,
        sourceName: try rows.textOrNull(0, 3)),
      expiresAt: try rows.storeTimeOrNull(0, 4), isRevoked: !(try rows.isNull(0, 5)), password: password,
      secondFactor: factor, now: try rows.storeTime(0, 15))
  }

  /// Gives a principal, which has a password, another one of its own.
  public static func change(of name: String, to password: PasswordRow) -> (Statement, [PostgresValue]) {
    (SQL.change, values(name, password))
  }

  /// Keeps the same password by another hash.
  public static func hashAnew(of name: String, _ password: PasswordRow) -> (Statement, [PostgresValue]) {
    (SQL.hashAnew, values(name, password))
  }

  private static func values(_ name: String, _ password: PasswordRow) -> [PostgresValue] {
    [
      .text(name), .bytes(password.salt), .bytes(password.hash), .int4(password.memoryKiB), .int4(password.passes),
      .bytes(orNull: password.keyID),
    ]
  }

  // MARK: The second factor

  /// Keeps a seed that waits for a code of it.
  public static func makePending(_ seed: [UInt8], of name: String) -> (Statement, [PostgresValue]) {
    (SQL.makePending, [.text(name), .bytes(seed)])
  }

  /// Takes the code of a step; false if that or a later one was taken before.
  public static func take(
    step: Int64, of name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool {
    try await connection.pipeline([(SQL.takeStep, [.text(name), .int8(step)])])[0].count > 0
  }

  /// Lets the seed that waits count, by the code of a step; false if it waits no more.
  public static func confirm(
    _ seed: [UInt8], step: Int64, of name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool {
    try await connection.pipeline([(SQL.confirm, [.text(name), .bytes(seed), .int8(step)])])[0].count > 0
  }

  private enum SQL {
    static let find = Statement(
      name: "find_signing_in",
      sql: """
        select p.name, p.role, p.unit, p.source, p.expires_at, p.revoked_at, w.salt, w.hash, w.memory_kib, w.passes,
          w.one_time, w.expires_at, f.seed, f.pending_seed, f.last_step, clock_timestamp(), w.key_id
        from tarazu.principal p left join tarazu.password w on w.principal = p.name
          left join tarazu.second_factor f on f.principal = p.name
        where p.name = $1
        """)
    static let change = Statement(
      name: "change_password",
      sql: """
        update tarazu.password set salt = $2, hash = $3, memory_kib = $4, passes = $5, key_id = $6, one_time = false,
          set_by = $1, set_at = clock_timestamp(), expires_at = null, seal = null
        where principal = $1
        """)
    static let hashAnew = Statement(
      name: "hash_password_anew",
      sql: """
        update tarazu.password set salt = $2, hash = $3, memory_kib = $4, passes = $5, key_id = $6, seal = null
        where principal = $1
        """)
    static let makePending = Statement(
      name: "make_pending_seed",
      sql: """
        insert into tarazu.second_factor (principal, pending_seed) values ($1, $2)
        on conflict (principal) do update set pending_seed = excluded.pending_seed, seal = null
        """)
    static let takeStep = Statement(
      name: "take_step",
      sql: """
        update tarazu.second_factor set last_step = $2, seal = null where principal = $1 and last_step < $2 returning 1
        """)
    static let confirm = Statement(
      name: "confirm_seed",
      sql: """
        update tarazu.second_factor set seed = pending_seed, pending_seed = null, last_step = $3,
          confirmed_at = clock_timestamp(), seal = null
        where principal = $1 and pending_seed = $2 returning 1
        """)
  }
}
