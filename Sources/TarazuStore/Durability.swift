// What PostgreSQL must promise before anything is acknowledged (docs/design/durability.md#the-check-before-each-commit).

import TarazuPostgres

/// The check that what is about to be acknowledged cannot be lost.
///
/// Each transaction whose outcome is reported to a caller ends with `commit`, never with a bare COMMIT. The check runs
/// as the last statement before COMMIT, in the same flush, so it costs no round trip. By then the transaction holds a
/// lock on each table that it wrote, so no table can become unlogged between the check and the COMMIT; and the check
/// fixes `synchronous_commit` for the rest of the transaction, so no reload can change it.
public enum Durability {
  /// The statements that end a writing transaction. Where something could be lost, the first one fails with an error
  /// that has a `durabilityRefusal`, and the transaction has no effect.
  public static let commit: [(Statement, [PostgresValue])] = [(SQL.assertion, []), (.commit, [])]

  /// Like `commit`, for a transaction that may run before all tables exist: a migration.
  static let commitOfMigration: [(Statement, [PostgresValue])] = [(SQL.schemaAssertion, []), (.commit, [])]

  /// Why the store must not be written to, as a new session sees it; nil if it may be.
  public static func refusal(on connection: PostgresConnection) async throws(PostgresError) -> String? {
    try await connection.execute(SQL.schemaRefusal).textOrNull(0, 0)
  }

  /// How the error begins by which a refused transaction fails. Plain SQL can raise an error with
  /// our own text only by casting that text to a number. A function in the database could be replaced.
  fileprivate static let mark = "Tarazu does not write where what it acknowledges could be lost: "

  /// The tables that hold what is acknowledged, apart from partitions. A test compares them with the schema.
  static let tables = [
    "source", "place", "class", "kind", "unit", "branch_formerly_below", "directory_version", "healing", "sender",
    "batch", "journal", "court_case", "listed", "anomaly", "figures", "access_epoch", "principal", "credential",
    "gateway", "rollout", "sql_reader", "rejection_count", "new_class_count", "password", "second_factor", "session",
    "wrong_attempt", "known_address",
  ]
  static let partitionedTables = ["cell", "rejection", "commit_log", "audit"]
}

extension PostgresError {
  /// Why a transaction was refused by the check of `Durability`; nil for every other error.
  public var durabilityRefusal: String? {
    guard case .server(let message) = kind, message.sqlstate == "22P02",
      let mark = message.message.firstRange(of: Durability.mark)
    else { return nil }
    let reason = message.message[mark.upperBound...]
    return String(reason.last == "\"" ? reason.dropLast() : reason)
  }
}

// MARK: - SQL

extension Durability {
  private enum SQL {
    static let assertion = Statement(
      name: "assert_durability",
      sql: "select ('\(mark)' || coalesce((\(settings(pinned: true))), (\(unloggedTable))))::int4")
    static let schemaAssertion = Statement(
      name: "assert_durability_of_schema",
      sql: "select ('\(mark)' || coalesce((\(settings(pinned: true))), (\(unloggedInSchema))))::int4")
    static let schemaRefusal = Statement(
      name: "durability_refusal", sql: "select coalesce((\(settings(pinned: false))), (\(unloggedInSchema)))")

    /// What is wrong with the settings; null if nothing is. `synchronous_commit` is a setting of the session, which a
    /// reload changes too; set locally to the value that it has, it stays until the transaction ends. Stricter values
    /// are kept. Where standbys are named, `local` and `remote_write` report a commit that no standby has flushed.
    private static func settings(pinned: Bool) -> String {
      let value = "current_setting('synchronous_commit')"
      return """
        select case
          when committing not in ('local', 'remote_write', 'on', 'remote_apply') then 'synchronous_commit is ' || committing
          when standbys <> '' and committing not in ('on', 'remote_apply')
            then 'synchronous_commit is ' || committing || ' although synchronous_standby_names names standbys'
          when standbys <> '' and senders = '0'
            then 'max_wal_senders is 0 although synchronous_standby_names names standbys'
          when fsync <> 'on' then 'fsync is ' || fsync
          when full_page_writes <> 'on' then 'full_page_writes is ' || full_page_writes
        end
        from (select \(pinned ? "set_config('synchronous_commit', \(value), true)" : value) as committing,
          current_setting('synchronous_standby_names') as standbys, current_setting('max_wal_senders') as senders,
          current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes) as s
        """
    }

    /// The first of our tables that is not kept through a crash; null if all are. PostgreSQL's own function looks into
    /// the cache of its catalogue, at a tenth of a microsecond a table; it is false for a table that is not logged.
    private static let unloggedTable = """
      select 'the table ' || (\(name(of: "min(t::oid)"))) || ' is unlogged'
      from (select t from unnest(array[\(list(tables))]) as t
        union all select inhrelid::regclass from pg_catalog.pg_inherits where inhparent in (\(list(partitionedTables))))
        as u (t)
      where not pg_relation_is_publishable(t)
      """

    /// The same for everything in the schema, sequences too, and for partitions elsewhere, by the whole catalogue.
    private static let unloggedInSchema = """
      select 'the table ' || (\(name(of: "min(c.oid)"))) || ' is unlogged'
      from pg_catalog.pg_class c
      where c.relpersistence = 'u' and c.relkind in ('r', 'p', 'S')
        and (c.relnamespace = to_regnamespace('tarazu') or exists (
          select from pg_catalog.pg_inherits i join pg_catalog.pg_class p on p.oid = i.inhparent
          where i.inhrelid = c.oid and p.relnamespace = to_regnamespace('tarazu')))
      """

    private static func name(of oid: String) -> String {
      "select relnamespace::regnamespace || '.' || relname from pg_catalog.pg_class where oid = \(oid)"
    }

    private static func list(_ tables: [String]) -> String {
      tables.map { "'tarazu.\($0)'::regclass" }.joined(separator: ", ")
    }
  }
}
