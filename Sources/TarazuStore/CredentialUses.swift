// Last uses of credentials: what servers write back now and then, and what they learn of each other's
// (docs/spec/access.md#credentials). Uses change no rights, so they raise no epoch.

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// A credential's last use.
public struct CredentialLastUse: Hashable, Sendable {
  public var credential: Credential
  public var last: LastUse

  public init(_ credential: Credential, _ last: LastUse) {
    self.credential = credential
    self.last = last
  }
}

public enum CredentialUses {
  /// How many are written in one transaction, because it holds up changes of access.
  private static let most = 1_000

  /// Writes last uses; of a credential's own in the store and the given one the later stays.
  public static func write(
    _ uses: [CredentialLastUse], on connection: PostgresConnection, timeout: Duration
  ) async throws(PostgresError) {
    var first = 0
    while first < uses.count {
      let part = uses[first..<min(first + most, uses.count)]
      first += most
      // The lock of access, because changes of access lock several of these rows, in another order.
      _ = try await connection.pipeline(
        [
          (.begin, []), (SQL.lock, []), (SQL.noteCredentials, values(part.filter { $0.credential.kind != .session })),
          (SQL.noteSessions, values(part.filter { $0.credential.kind == .session })),
        ] + Durability.commit, timeout: timeout)
    }
  }

  /// The last uses of all sessions that are not over.
  public static func ofSessions(
    on connection: PostgresConnection, timeout: Duration
  ) async throws(PostgresError) -> [CredentialLastUse] {
    let rows = try await connection.execute(SQL.ofSessions, timeout: timeout)
    var uses: [CredentialLastUse] = []
    uses.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      let last = LastUse(at: try rows.storeTime(row, 1), address: try rows.text(row, 2))
      uses.append(CredentialLastUse(Credential(.session, id: try rows.int8(row, 0)), last))
    }
    return uses
  }

  private static func values(_ uses: [CredentialLastUse]) -> [PostgresValue] {
    [
      .int8Array(uses.map(\.credential.id)), .timestamptzArray(uses.map(\.last.at.microseconds)),
      .textArray(uses.map(\.last.address)),
    ]
  }

  private enum SQL {
    static let lock = Statement(name: "hold_access", sql: "select pg_advisory_xact_lock(7418, 4)")
    static let noteCredentials = Statement(
      name: "note_credential_uses",
      sql: """
        update tarazu.credential c set last_used_at = u.at, last_used_from = u.address
        from unnest($1::int8[], $2::timestamptz[], $3::text[]) as u (id, at, address)
        where c.id = u.id and (c.last_used_at is null or c.last_used_at < u.at)
        """)
    static let noteSessions = Statement(
      name: "note_session_uses",
      sql: """
        update tarazu.session s set last_used_at = u.at, last_used_from = u.address
        from unnest($1::int8[], $2::timestamptz[], $3::text[]) as u (id, at, address)
        where s.id = u.id and s.last_used_at < u.at
        """)
    static let ofSessions = Statement(
      name: "session_uses",
      sql: """
        select id, last_used_at, last_used_from from tarazu.session
        where ended_at is null and expires_at > clock_timestamp()
        """)
  }
}
