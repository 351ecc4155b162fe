// Principals as administrators list and change them. Changes run inside an `AccessTransaction`, whose epoch they take.

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// A principal with what lists show of it.
public struct ListedPrincipal: Sendable {
  public var administered: AdministeredPrincipal
  public var maker: String?
  public var madeAt: StoreTime
  public var revokedAt: StoreTime?
  /// What was set of its limits.
  public var limits: UsageLimits
  /// Whether it has one of its own, not one for one time.
  public var hasPassword: Bool
  public var hasSecondFactor: Bool
  public var lastSignInAt: StoreTime?
  /// The last use of any credential.
  public var lastUsedAt: StoreTime?
  /// When the last of its live tokens and certificates ends.
  public var credentialsEndAt: StoreTime?

  public var principal: Principal { administered.principal }
}

/// Which principals a list has.
public struct PrincipalFilter: Sendable {
  /// The codes of their units; nil for all.
  public var units: [String]?
  /// Whether those at the country whose unit has no code are among them; not asked where `units` is nil.
  public var withCountry = false
  public var neverSignedIn = false
  /// Only live ones all of whose credentials end within this many days.
  public var expiringDays: Int32?

  public init(units: [String]?) { self.units = units }
}

public enum PrincipalTable {
  // MARK: Reading

  /// A principal by its name; nil if there never was one.
  public static func find(
    _ name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> ListedPrincipal? {
    let rows = try await connection.execute(SQL.find, [.text(name)])
    return rows.count > 0 ? try listed(rows, 0) : nil
  }

  /// Principals after a name, in order of their names, bytewise.
  public static func list(
    _ filter: PrincipalFilter, after name: String, limit: Int32, on connection: PostgresConnection
  ) async throws(PostgresError) -> [ListedPrincipal] {
    let rows = try await connection.execute(
      SQL.list,
      [
        .text(name), .bool(filter.units == nil), .textArray(filter.units ?? []), .bool(filter.withCountry),
        .bool(filter.neverSignedIn), .int4(orNull: filter.expiringDays), .int4(limit),
      ])
    var principals: [ListedPrincipal] = []
    for row in 0..<rows.count { principals.append(try listed(rows, row)) }
    return principals
  }

  /// The principals that have a source name, revoked ones too.
  public static func holders(
    ofSource source: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> [AdministeredPrincipal] {
    try await all(SQL.holders, [.text(source)], on: connection)
  }

  /// The administrators that are not revoked.
  public static func administrators(
    on connection: PostgresConnection
  ) async throws(PostgresError) -> [AdministeredPrincipal] {
    try await all(SQL.administrators, [], on: connection)
  }

  /// The caller as it is stored, if its credential is still good; nil if it is not.
  public static func live(
    _ name: String, by credential: Credential, on connection: PostgresConnection
  ) async throws(PostgresError) -> Principal? {
    let rows = try await connection.execute(
      SQL.live, [.text(name), .text(credential.kind.rawValue), .int8(credential.id)])
    return rows.count > 0 ? try administered(rows, 0).principal : nil
  }

  private static func all(
    _ statement: Statement, _ values: [PostgresValue], on connection: PostgresConnection
  ) async throws(PostgresError) -> [AdministeredPrincipal] {
    let rows = try await connection.execute(statement, values)
    var principals: [AdministeredPrincipal] = []
    for row in 0..<rows.count { principals.append(try administered(rows, row)) }
    return principals
  }

  private static func administered(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> AdministeredPrincipal {
    let word = try rows.text(row, 1)
    guard let role = Role(rawValue: word) else { throw PostgresError(.decoding("a principal of the role \(word)")) }
    let scope = try rows.textOrNull(row, 2).map { Scope.unit($0) } ?? .country
    return AdministeredPrincipal(
      Principal(name: try rows.text(row, 0), role: role, scope: scope, sourceName: try rows.textOrNull(row, 3)),
      expiresAt: try rows.storeTimeOrNull(row, 4), isRevoked: !(try rows.isNull(row, 5)))
  }

  private static func listed(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> ListedPrincipal {
    ListedPrincipal(
      administered: try administered(rows, row), maker: try rows.textOrNull(row, 6), madeAt: try rows.storeTime(row, 7),
      revokedAt: try rows.storeTimeOrNull(row, 5), limits: try rows.limits(row, 13),
      hasPassword: try rows.bool(row, 8), hasSecondFactor: try rows.bool(row, 9),
      lastSignInAt: try rows.storeTimeOrNull(row, 10), lastUsedAt: try rows.storeTimeOrNull(row, 11),
      credentialsEndAt: try rows.storeTimeOrNull(row, 12))
  }

  // MARK: Writing

  /// Makes a principal, of a name that was never given.
  public static func insert(_ new: AdministeredPrincipal, maker: String) -> (Statement, [PostgresValue]) {
    (
      SQL.insert,
      [
        .text(new.principal.name), .text(new.principal.role.rawValue), .text(orNull: new.principal.scope.code),
        .text(orNull: new.principal.sourceName), .text(maker), .timestamptz(orNull: new.expiresAt?.microseconds),
      ]
    )
  }

  /// Sets role, unit, expiry and limits.
  public static func update(
    _ after: AdministeredPrincipal, _ limits: UsageLimits, isLifted: Bool
  ) -> (Statement, [PostgresValue]) {
    (
      SQL.update,
      [
        .text(after.principal.name), .text(after.principal.role.rawValue), .text(orNull: after.principal.scope.code),
        .timestamptz(orNull: after.expiresAt?.microseconds), .bool(isLifted),
      ] + UsageLimit.allCases.map { .int8(orNull: limits[$0]) }
    )
  }

  /// Revokes a principal, and ends its credentials and sessions.
  public static func revoke(_ name: String) -> [(Statement, [PostgresValue])] {
    [(SQL.revoke, [.text(name)]), (SQL.endCredentials, [.text(name)]), SessionTable.endOthers(than: nil, of: name)]
  }
}

extension Scope {
  /// As it is stored: null for the country.
  public var code: String? { if case .unit(let code) = self { code } else { nil } }
}

// MARK: - The tree

extension PrincipalTable {
  /// The part of the directory that judging these scopes takes: their units and those above, as committed now. Moves
  /// that are committed meanwhile count as having come after the change.
  public static func tree(
    above scopes: [Scope], on connection: PostgresConnection
  ) async throws(PostgresError) -> Directory {
    let codes = Set(scopes.compactMap(\.code)).sorted()
    guard !codes.isEmpty else { return Directory() }
    let rows = try await connection.execute(SQL.tree, [.textArray(codes)])
    var directory = Directory()
    for row in 0..<rows.count {
      let word = try rows.text(row, 1)
      guard let level = Level(code: word) else { throw PostgresError(.decoding("a unit of the level \(word)")) }
      let code = try rows.text(row, 0)
      directory.units[code] = Unit(code: code, level: level, parent: try rows.textOrNull(row, 2), name: "")
    }
    return directory
  }
}

// MARK: - SQL

extension PrincipalTable {
  private enum SQL {
    private static let administered = "p.name, p.role, p.unit, p.source, p.expires_at, p.revoked_at"

    /// The columns of a list, and where they come from. `ends_at` of `w` is infinity for a password of one's own.
    private static let listed = """
      select \(administered), p.made_by, p.made_at, coalesce(not w.one_time, false),
        exists (select from tarazu.second_factor f where f.principal = p.name and f.confirmed_at is not null),
        p.last_sign_in_at, greatest(c.last_used_at, s.last_used_at, p.last_sign_in_at), c.ends_at,
        \(UsageLimit.columns.map { "p.\($0)" }.joined(separator: ", "))
      from tarazu.principal p
        left join tarazu.password w on w.principal = p.name
        left join lateral (
          select max(last_used_at) as last_used_at,
            max(least(expires_at, p.expires_at)) filter (where p.revoked_at is null and ended_at is null
              and least(expires_at, p.expires_at) > clock_timestamp()) as ends_at
          from tarazu.credential where principal = p.name) c on true
        left join lateral (
          select max(last_used_at) as last_used_at from tarazu.session where principal = p.name) s on true
      """

    private static let isLive = "p.revoked_at is null and (p.expires_at is null or p.expires_at > clock_timestamp())"

    static let find = Statement(name: "find_principal", sql: "\(listed) where p.name = $1")
    static let list = Statement(
      name: "list_principals",
      sql: """
        \(listed)
        where p.name > $1 and ($2 or p.unit = any($3::text[]) or ($4 and p.unit is null))
          and (not $5 or (\(isLive) and c.last_used_at is null and s.last_used_at is null and p.last_sign_in_at is null))
          and ($6::int4 is null or (\(isLive) and least(p.expires_at, greatest(c.ends_at,
            case when w.one_time and w.expires_at > clock_timestamp() then w.expires_at
              when not w.one_time then 'infinity' end)) <= clock_timestamp() + $6 * interval '1 day'
            and (c.ends_at is not null or w.principal is not null)))
        order by p.name limit $7
        """)
    static let holders = Statement(
      name: "source_holders", sql: "select \(administered) from tarazu.principal p where p.source = $1")
    static let administrators = Statement(
      name: "administrators",
      sql: "select \(administered) from tarazu.principal p where p.role = 'admin' and p.revoked_at is null")
    static let live = Statement(
      name: "live_caller",
      sql: """
        select \(administered) from tarazu.principal p
        where p.name = $1 and \(isLive) and case $2
          when 'session' then exists (
            select from tarazu.session s
            where s.id = $3 and s.principal = p.name and s.ended_at is null and s.expires_at > clock_timestamp())
          else exists (
            select from tarazu.credential c
            where c.id = $3 and c.principal = p.name and c.type = $2 and c.ended_at is null
              and c.expires_at > clock_timestamp()) end
        """)
    static let insert = Statement(
      name: "insert_principal",
      sql: """
        insert into tarazu.principal (name, role, unit, source, made_by, made_at, expires_at, epoch)
        select $1, $2, $3, $4, $5, clock_timestamp(), $6, epoch from tarazu.access_epoch
        """)
    static let update = Statement(
      name: "update_principal",
      sql: """
        update tarazu.principal p set role = $2, unit = $3, expires_at = $4,
          rejections_lifted_at = case when $5 then clock_timestamp() else p.rejections_lifted_at end,
          \(UsageLimit.columns.enumerated().map { "\($1) = $\($0 + 6)" }.joined(separator: ", ")), epoch = e.epoch
        from tarazu.access_epoch e where p.name = $1
        """)
    static let revoke = Statement(
      name: "revoke_principal",
      sql: """
        update tarazu.principal p set revoked_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where p.name = $1 and p.revoked_at is null
        """)
    static let endCredentials = Statement(
      name: "end_credentials",
      sql: """
        update tarazu.credential c set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where c.principal = $1 and c.ended_at is null
        """)
    static let tree = Statement(
      name: "units_above",
      sql: """
        with recursive above (code, level, parent) as (
          select code, level, parent from tarazu.unit where code = any($1::text[])
          union select u.code, u.level, u.parent from tarazu.unit u join above a on u.code = a.parent)
        select code, level, parent from above
        """)
  }
}
