// Principals, credentials, sessions, gateways and rollout, as every server holds them whole in memory.

import TarazuAccess
import TarazuDomain
import TarazuPostgres

public enum AccessTables {
  /// The epoch, which every change raises, and PostgreSQL's clock.
  public static func epoch(on connection: PostgresConnection) async throws(PostgresError) -> (
    epoch: Int64, now: StoreTime
  ) {
    let rows = try await connection.execute(SQL.epoch)
    return (try rows.int8(0, 0), try rows.storeTime(0, 1))
  }

  /// Everything, or what has changed since an epoch, in one snapshot.
  ///
  /// Changes hold the epoch's row until they commit, so they commit in its order. A snapshot that shows an epoch has all
  /// changes up to it and none after it.
  public static func load(
    since epoch: Int64? = nil, on connection: PostgresConnection
  ) async throws(PostgresError) -> AccessContent {
    let tables: [(Statement, [PostgresValue])] =
      if let epoch {
        [SQL.changedPrincipals, SQL.changedCredentials, SQL.changedSessions, SQL.changedGateways, SQL.changedRollout]
          .map { ($0, [.int8(epoch)]) }
      } else {
        [SQL.principals, SQL.credentials, SQL.sessions, SQL.gateways, SQL.rollout].map { ($0, []) }
      }
    let rows = try await connection.pipeline([(SQL.beginSnapshot, []), (SQL.epoch, [])] + tables + [(.commit, [])])
    guard rows.count == tables.count + 3 else { throw PostgresError(.decoding("\(rows.count) results")) }
    return AccessContent(
      since: epoch, epoch: try rows[1].int8(0, 0), principals: try all(rows[2], principal),
      credentials: try all(rows[3], credential) + all(rows[4], session), gateways: try all(rows[5], gateway),
      rollout: try all(rows[6], level), now: try rows[1].storeTime(0, 1))
  }

  private static func all<Row>(
    _ rows: PostgresRows, _ read: (PostgresRows, Int) throws(PostgresError) -> Row
  ) throws(PostgresError) -> [Row] {
    var all: [Row] = []
    all.reserveCapacity(rows.count)
    for row in 0..<rows.count { all.append(try read(rows, row)) }
    return all
  }

  private static func principal(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> PrincipalRow {
    let word = try rows.text(row, 1)
    guard let role = Role(rawValue: word) else { throw PostgresError(.decoding("a principal of the role \(word)")) }
    let scope = try rows.textOrNull(row, 2).map { Scope.unit($0) } ?? .country
    return PrincipalRow(
      principal: Principal(
        name: try rows.text(row, 0), role: role, scope: scope, sourceName: try rows.textOrNull(row, 3)),
      madeBy: try rows.textOrNull(row, 4), madeAt: try rows.storeTime(row, 5),
      expiresAt: try rows.storeTimeOrNull(row, 6), revokedAt: try rows.storeTimeOrNull(row, 7),
      limits: try rows.limits(row, 12), rejectionsLiftedAt: try rows.storeTimeOrNull(row, 8),
      lastSignIn: try rows.lastUse(row, 9), isRecovered: try rows.bool(row, 11))
  }

  private static func credential(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> CredentialRow {
    let word = try rows.text(row, 2)
    guard let kind = Credential.Kind(rawValue: word) else {
      throw PostgresError(.decoding("a credential of the type \(word)"))
    }
    return CredentialRow(
      credential: Credential(kind, id: try rows.int8(row, 0)), principal: try rows.text(row, 1),
      sha256: try rows.bytes(row, 3), madeBy: try rows.textOrNull(row, 4), madeAt: try rows.storeTime(row, 5),
      expiresAt: try rows.storeTime(row, 6), endedAt: try rows.storeTimeOrNull(row, 7),
      lastUse: try rows.lastUse(row, 8))
  }

  private static func session(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> CredentialRow {
    CredentialRow(
      credential: Credential(.session, id: try rows.int8(row, 0)), principal: try rows.text(row, 1),
      sha256: try rows.bytes(row, 2), madeAt: try rows.storeTime(row, 7), expiresAt: try rows.storeTime(row, 8),
      endedAt: try rows.storeTimeOrNull(row, 9), lastUse: try rows.lastUse(row, 10),
      signIn: SignIn(
        gateway: try rows.textOrNull(row, 3), isOneTime: try rows.bool(row, 4), hasSecondFactor: try rows.bool(row, 5),
        address: try rows.text(row, 6)))
  }

  private static func gateway(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> GatewayRow {
    GatewayRow(
      name: try rows.text(row, 0), sha256: try rows.bytes(row, 1), madeBy: try rows.textOrNull(row, 2),
      madeAt: try rows.storeTime(row, 3), expiresAt: try rows.storeTime(row, 4),
      endedAt: try rows.storeTimeOrNull(row, 5))
  }

  private static func level(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> RolloutRow {
    let word = try rows.text(row, 1)
    guard let level = Level(code: word) else { throw PostgresError(.decoding("a rollout of the level \(word)")) }
    return RolloutRow(province: try rows.text(row, 0), level: level, isOpen: try rows.bool(row, 2))
  }
}

extension PostgresRows {
  /// Two columns, a time and an address; nil where the time is null.
  func lastUse(_ row: Int, _ column: Int) throws(PostgresError) -> LastUse? {
    guard let at = try storeTimeOrNull(row, column) else { return nil }
    return LastUse(at: at, address: try textOrNull(row, column + 1) ?? "")
  }
}

// MARK: - SQL

extension AccessTables {
  private enum SQL {
    static let beginSnapshot = Statement(name: "begin_snapshot", sql: "begin isolation level repeatable read read only")
    static let epoch = Statement(
      name: "access_epoch", sql: "select epoch, clock_timestamp() from tarazu.access_epoch")

    static let principals = Statement(name: "all_principals", sql: "\(selectPrincipals)")
    static let credentials = Statement(name: "all_credentials", sql: "\(selectCredentials)\(notOver)")
    static let sessions = Statement(name: "all_sessions", sql: "\(selectSessions)\(notOver)")
    static let gateways = Statement(name: "all_gateways", sql: "\(selectGateways)")
    static let rollout = Statement(name: "all_rollout", sql: "\(selectRollout)")

    static let changedPrincipals = Statement(name: "changed_principals", sql: "\(selectPrincipals)\(later)")
    static let changedCredentials = Statement(name: "changed_credentials", sql: "\(selectCredentials)\(later)")
    static let changedSessions = Statement(name: "changed_sessions", sql: "\(selectSessions)\(later)")
    static let changedGateways = Statement(name: "changed_gateways", sql: "\(selectGateways)\(later)")
    static let changedRollout = Statement(name: "changed_rollout", sql: "\(selectRollout)\(later)")

    private static let selectPrincipals = """
      select name, role, unit, source, made_by, made_at, expires_at, revoked_at, rejections_lifted_at, last_sign_in_at,
        last_sign_in_from, recovered, \(UsageLimit.columns.joined(separator: ", "))
      from tarazu.principal
      """
    private static let selectCredentials = """
      select id, principal, type, sha256, made_by, made_at, expires_at, ended_at, last_used_at, last_used_from
      from tarazu.credential
      """
    private static let selectSessions = """
      select id, principal, sha256, gateway, one_time, second_factor, address, made_at, expires_at, ended_at,
        last_used_at, last_used_from
      from tarazu.session
      """
    private static let selectGateways =
      "select name, sha256, made_by, made_at, expires_at, ended_at from tarazu.gateway"
    private static let selectRollout = "select province, level, open from tarazu.rollout"

    private static let later = " where epoch > $1"
    /// An hour longer, so that no small step of the clock matters.
    private static let notOver = " where ended_at is null and expires_at > clock_timestamp() - interval '1 hour'"
  }
}
