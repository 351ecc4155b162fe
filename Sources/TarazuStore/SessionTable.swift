// Sessions as their principal makes, sees and ends them. Changes run inside an `AccessTransaction`, whose epoch they take.

import TarazuDomain
import TarazuPostgres

/// A session that somebody signed in to.
public struct NewSession: Sendable {
  public var principal: String
  /// SHA-256 of its token.
  public var sha256: [UInt8]
  /// The gateway that it is made over; nil for none.
  public var gateway: String?
  /// Whether a one-time password was given for it.
  public var isOneTime: Bool
  /// Whether a code of the second factor was given for it.
  public var hasSecondFactor: Bool
  public var address: String

  public init(
    principal: String, sha256: [UInt8], gateway: String?, isOneTime: Bool, hasSecondFactor: Bool, address: String
  ) {
    self.principal = principal
    self.sha256 = sha256
    self.gateway = gateway
    self.isOneTime = isOneTime
    self.hasSecondFactor = hasSecondFactor
    self.address = address
  }
}

/// A live session as its principal sees it.
public struct ListedSession: Sendable {
  public var id: Int64
  public var madeAt: StoreTime
  public var address: String
  public var lastUsedAt: StoreTime
  /// When it ends at the latest.
  public var expiresAt: StoreTime
}

/// What a principal is told of its own sign-ins.
public struct OwnSignIns: Sendable {
  /// The sign-in before the calling session; for other credentials the last one. Nil for none.
  public var last: (at: StoreTime, address: String)?
  /// Wrong attempts for its name since then.
  public var wrongAttempts: Int64
  /// Whether its password is good only to set its own.
  public var hasOneTimePassword: Bool
  /// Whether it has a confirmed second factor.
  public var hasSecondFactor: Bool
  /// Whether a code of it was given for the calling session; nil for other credentials.
  public var sessionHasSecondFactor: Bool?
}

public enum SessionTable {
  /// The most live sessions of a principal.
  public static let most: Int32 = 10

  /// Makes a session of 12 hours; of more than 10 the oldest ends. Answers its id and when it ends at the latest.
  public static func insert(
    _ new: NewSession, on connection: PostgresConnection
  ) async throws(PostgresError) -> (id: Int64, expiresAt: StoreTime) {
    let rows = try await connection.pipeline([
      (SQL.giveWay, [.text(new.principal), .int4(most - 1)]),
      (
        SQL.insert,
        [
          .text(new.principal), .bytes(new.sha256), .text(orNull: new.gateway), .bool(new.isOneTime),
          .bool(new.hasSecondFactor), .text(new.address),
        ]
      ),
      (SQL.signedIn, [.text(new.principal), .text(new.address)]),
    ])
    return (try rows[1].int8(0, 0), try rows[1].storeTime(0, 1))
  }

  /// A principal's live sessions, the newest first.
  public static func live(
    of name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> [ListedSession] {
    let rows = try await connection.execute(SQL.live, [.text(name)])
    var sessions: [ListedSession] = []
    for row in 0..<rows.count {
      sessions.append(
        ListedSession(
          id: try rows.int8(row, 0), madeAt: try rows.storeTime(row, 1), address: try rows.text(row, 2),
          lastUsedAt: try rows.storeTime(row, 3), expiresAt: try rows.storeTime(row, 4)))
    }
    return sessions
  }

  /// Whether a principal has a session, and whether that has ended; nil for one that it never had.
  public static func hasEnded(
    _ id: Int64, of name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool? {
    let rows = try await connection.execute(SQL.hasEnded, [.text(name), .int8(id)])
    return rows.count > 0 ? try rows.bool(0, 0) : nil
  }

  /// Whether a session is live, apart from the 30 minutes since its last use, which each server knows better.
  public static func isLive(
    _ id: Int64, of name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool {
    try await connection.execute(SQL.isLive, [.text(name), .int8(id)]).count > 0
  }

  /// Ends a session.
  public static func end(_ id: Int64, of name: String) -> (Statement, [PostgresValue]) {
    (SQL.end, [.text(name), .int8(id)])
  }

  /// Ends all sessions of a principal but one; nil: all.
  public static func endOthers(than id: Int64?, of name: String) -> (Statement, [PostgresValue]) {
    (SQL.endOthers, [.text(name), .int8(orNull: id)])
  }

  /// Its password is its principal's own now.
  public static func completePassword(_ id: Int64, of name: String) -> (Statement, [PostgresValue]) {
    (SQL.completePassword, [.text(name), .int8(id)])
  }

  /// A code of the second factor was given for it.
  public static func completeFactor(_ id: Int64, of name: String) -> (Statement, [PostgresValue]) {
    (SQL.completeFactor, [.text(name), .int8(id)])
  }

  /// What a principal is told of its own sign-ins.
  /// - Parameter session: the session that calls; nil for another credential.
  public static func own(
    _ name: String, session: Int64?, on connection: PostgresConnection
  ) async throws(PostgresError) -> OwnSignIns {
    let rows = try await connection.execute(SQL.own, [.text(name), .int8(orNull: session)])
    guard rows.count > 0 else { throw PostgresError(.decoding("no principal \(name)")) }
    var last: (at: StoreTime, address: String)?
    if let at = try rows.storeTimeOrNull(0, 0) { last = (at, try rows.textOrNull(0, 1) ?? "") }
    return OwnSignIns(
      last: last, wrongAttempts: try rows.int8(0, 2), hasOneTimePassword: try rows.bool(0, 3),
      hasSecondFactor: try rows.bool(0, 4), sessionHasSecondFactor: try rows.boolOrNull(0, 5))
  }

  /// Administrators that were made on a service's machine in the last 30 days, because no other could sign in.
  public static func recoveries(
    on connection: PostgresConnection
  ) async throws(PostgresError) -> [(name: String, at: StoreTime)] {
    let rows = try await connection.execute(SQL.recoveries)
    var found: [(String, StoreTime)] = []
    for row in 0..<rows.count { found.append((try rows.text(row, 0), try rows.storeTime(row, 1))) }
    return found
  }

  private enum SQL {
    /// What is not over by its own clock.
    private static let isRunning = """
      ended_at is null and expires_at > clock_timestamp() and last_used_at > clock_timestamp() - interval '30 minutes'
      """
    static let giveWay = Statement(
      name: "oldest_session_gives_way",
      sql: """
        update tarazu.session s set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e
        where s.id in (select id from tarazu.session where principal = $1 and \(isRunning) order by id desc offset $2)
        """)
    static let insert = Statement(
      name: "insert_session",
      sql: """
        insert into tarazu.session (principal, sha256, gateway, one_time, second_factor, address, made_at, expires_at,
          last_used_at, last_used_from, epoch)
        select $1, $2, $3, $4, $5, $6, t, t + interval '12 hours', t, $6, epoch
        from tarazu.access_epoch, (select clock_timestamp() as t) as c
        returning id, expires_at
        """)
    static let signedIn = Statement(
      name: "signed_in",
      sql: """
        with known as (
          insert into tarazu.known_address (principal, address, last_at) values ($1, $2, clock_timestamp())
          on conflict (principal, address) do update set last_at = excluded.last_at)
        update tarazu.principal p set last_sign_in_at = clock_timestamp(), last_sign_in_from = $2, epoch = e.epoch
        from tarazu.access_epoch e where p.name = $1
        """)
    static let live = Statement(
      name: "live_sessions",
      sql: """
        select id, made_at, address, last_used_at, expires_at from tarazu.session
        where principal = $1 and \(isRunning) order by id desc
        """)
    static let hasEnded = Statement(
      name: "session_has_ended",
      sql: "select ended_at is not null from tarazu.session where principal = $1 and id = $2")
    static let isLive = Statement(
      name: "session_is_live",
      sql: """
        select 1 from tarazu.session s join tarazu.principal p on p.name = s.principal
        where s.principal = $1 and s.id = $2 and s.ended_at is null and s.expires_at > clock_timestamp()
          and p.revoked_at is null and coalesce(p.expires_at, 'infinity') > clock_timestamp()
        """)
    static let end = Statement(
      name: "end_own_session",
      sql: """
        update tarazu.session s set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where s.principal = $1 and s.id = $2 and s.ended_at is null
        """)
    static let endOthers = Statement(
      name: "end_other_sessions",
      sql: """
        update tarazu.session s set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where s.principal = $1 and s.id is distinct from $2 and s.ended_at is null
        """)
    static let completePassword = Statement(
      name: "complete_session_by_password",
      sql: """
        update tarazu.session s set one_time = false, epoch = e.epoch
        from tarazu.access_epoch e where s.principal = $1 and s.id = $2
        """)
    static let completeFactor = Statement(
      name: "complete_session_by_factor",
      sql: """
        update tarazu.session s set second_factor = true, epoch = e.epoch
        from tarazu.access_epoch e where s.principal = $1 and s.id = $2
        """)
    /// Sessions are made under the lock of access, so a higher id was made later.
    static let own = Statement(
      name: "own_sign_ins",
      sql: """
        with last as (
          (select made_at as at, address from tarazu.session where principal = $1 and id < $2 order by id desc limit 1)
          union all
          select last_sign_in_at, last_sign_in_from from tarazu.principal where name = $1 and $2::int8 is null)
        select (select at from last), (select address from last), (
            select count(*) from tarazu.wrong_attempt
            where name = $1 and at > coalesce((select at from last), '-infinity')),
          coalesce(w.one_time, false), f.confirmed_at is not null,
          (select second_factor from tarazu.session where principal = $1 and id = $2)
        from tarazu.principal p left join tarazu.password w on w.principal = p.name
          left join tarazu.second_factor f on f.principal = p.name
        where p.name = $1
        """)
    static let recoveries = Statement(
      name: "recoveries",
      sql: """
        select name, made_at from tarazu.principal
        where recovered and made_at > clock_timestamp() - interval '30 days' order by made_at desc, name
        """)
  }
}
