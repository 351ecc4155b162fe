// A change of who may do what: one transaction, under the lock of access, that raises the epoch
// (docs/spec/access.md#changes-take-effect-within-a-second).

import TarazuPostgres

/// Runs changes of principals, credentials, sessions, gateways and rollout.
public enum AccessTransaction {
  /// Runs `body` in a transaction that holds the lock of access, so that what `body` reads there stays true until the
  /// end, and commits. The epoch is raised first, so rows take their `epoch` from `tarazu.access_epoch`.
  ///
  /// If `body` throws, nothing has changed. `body` returns the last statements of the change, among them the one that
  /// records it in the audit; they travel with the commit.
  public static func run<Value: Sendable>(
    on connection: PostgresConnection,
    _ body: (PostgresConnection) async throws -> (Value, last: [(Statement, [PostgresValue])])
  ) async throws -> Value {
    do {
      _ = try await connection.pipeline([(.begin, []), (SQL.lock, []), (SQL.raise, [])])
      let (value, last) = try await body(connection)
      _ = try await connection.pipeline(last + Durability.commit)
      return value
    } catch {
      // Settings of the role or the database act on new sessions, so the next attempt needs one.
      let isRefused = (error as? PostgresError)?.durabilityRefusal != nil
      if isRefused { await connection.close() } else { try? await connection.rollback() }
      throw error
    }
  }

  /// Keeps access as it is until the end of another transaction, so that a caller who is judged then is still good when
  /// it commits. It comes after the directory's lock and before the commit order's, shortly before the end, because
  /// changes of access wait for it.
  public static let share = Statement(name: "share_access", sql: "select pg_advisory_xact_lock_shared(7418, 4)")

  private enum SQL {
    static let lock = Statement(name: "hold_access", sql: "select pg_advisory_xact_lock(7418, 4)")
    static let raise = Statement(
      name: "raise_epoch",
      sql: "update tarazu.access_epoch set epoch = epoch + 1, changed_at = clock_timestamp()")
  }
}
