import TarazuPostgres

/// Brings a database to the newest migration, each file in one transaction, with a ledger of what was applied.
///
/// Any number of servers may do so at once: one works, the others wait and find it done.
public struct Migrator: Sendable {
  private let migrations: [Migration]

  /// `migrations` in their order, as `Migration.read` gives them.
  public init(_ migrations: [Migration]) {
    self.migrations = migrations
  }

  /// How long another migrator may take before this one gives up.
  public static let lockTimeout = Duration.seconds(600)
  /// How long one migration may take: an index over a full journal is a matter of hours.
  public static let fileTimeout = Duration.seconds(6 * 3600)

  /// Applies what is missing; answers what was applied now. The connection is `tarazu_migrate`'s, used for nothing
  /// else; close it afterwards.
  public func migrate(
    on connection: PostgresConnection, progress: @Sendable (Migration) -> Void = { _ in }
  ) async throws(MigrationError) -> [Migration] {
    try await prepare(connection)
    let pending = try await pending(on: connection)
    for migration in pending {
      progress(migration)
      try await apply(migration, on: connection)
    }
    try await run("the migrations' lock") { () async throws(PostgresError) in
      _ = try await connection.execute(Ledger.unlock)
    }
    return pending
  }

  /// What is not applied yet; throws where the files are not those that were applied. Any role that reads the
  /// ledger can ask.
  public func pending(on connection: PostgresConnection) async throws(MigrationError) -> [Migration] {
    let applied = try await applied(on: connection)
    for row in applied {
      guard let migration = migrations.first(where: { $0.number == row.number }) else {
        throw MigrationError.missing(row.fileName)
      }
      let sha256 = try await sha256(of: migration, on: connection)
      guard sha256 == row.sha256, migration.name == row.name else { throw MigrationError.edited(row.fileName) }
    }
    let last = applied.map(\.number).max() ?? 0
    let pending = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
    if let early = pending.first(where: { $0.number < last }) { throw MigrationError.outOfOrder(early.fileName) }
    return pending
  }

  // MARK: Parts

  /// Becomes the owner, takes the lock, and makes schema and ledger where they are missing.
  private func prepare(_ connection: PostgresConnection) async throws(MigrationError) {
    do throws(PostgresError) {
      try await connection.simple("set role tarazu_owner")
      _ = try await connection.execute(Ledger.lock, timeout: Migrator.lockTimeout)
      if try await connection.execute(Ledger.exists).isEmpty {
        try await connection.simple("begin; " + Ledger.create)
        _ = try await connection.pipeline(Durability.commitOfMigration)
      }
    } catch {
      // 42501 insufficient_privilege, 42704 undefined_object, 22023 for a role that is not there.
      if let state = error.sqlstate, ["42501", "42704", "22023"].contains(state) {
        throw MigrationError.notBootstrapped(error)
      }
      throw MigrationError.failed("the migrations' ledger", error)
    }
  }

  private func apply(_ migration: Migration, on connection: PostgresConnection) async throws(MigrationError) {
    try await run(migration.fileName) { () async throws(PostgresError) in
      try await connection.simple("begin; set local search_path = tarazu, pg_temp;")
      try await connection.simple(migration.sql, timeout: Migrator.fileTimeout)
    }
    guard await connection.isInTransaction else { throw MigrationError.endsTransaction(migration.fileName) }
    try await run(migration.fileName) { () async throws(PostgresError) in
      let values: [PostgresValue] = [
        .int4(migration.number), .text(migration.name), .bytes([UInt8](migration.sql.utf8)),
      ]
      _ = try await connection.pipeline(
        [(Ledger.insert, values)] + Durability.commitOfMigration, timeout: Migrator.fileTimeout)
    }
  }

  private func applied(on connection: PostgresConnection) async throws(MigrationError) -> [AppliedMigration] {
    var applied: [AppliedMigration] = []
    try await run("the migrations' ledger") { () async throws(PostgresError) in
      if try await connection.execute(Ledger.exists).isEmpty { return }
      let rows = try await connection.execute(Ledger.list)
      for row in 0..<rows.count {
        applied.append(
          AppliedMigration(number: try rows.int4(row, 0), name: try rows.text(row, 1), sha256: try rows.bytes(row, 2)))
      }
    }
    return applied
  }

  /// PostgreSQL computes it, which spares this target a library.
  private func sha256(
    of migration: Migration, on connection: PostgresConnection
  ) async throws(MigrationError) -> [UInt8] {
    var sha256: [UInt8] = []
    try await run(migration.fileName) { () async throws(PostgresError) in
      sha256 = try await connection.execute(Ledger.sha256, [.bytes([UInt8](migration.sql.utf8))]).bytes(0, 0)
    }
    return sha256
  }

  private func run(
    _ what: String, _ body: () async throws(PostgresError) -> Void
  ) async throws(MigrationError) {
    do throws(PostgresError) { try await body() } catch { throw MigrationError.failed(what, error) }
  }
}

/// A row of the ledger.
private struct AppliedMigration {
  let number: Int32
  let name: String
  let sha256: [UInt8]

  var fileName: String { Migration(number: number, name: name, sql: "").fileName }
}

/// The ledger's SQL. It is in the code because the ledger comes before the first migration.
private enum Ledger {
  static let lock = Statement(name: "migration_lock", sql: "select pg_advisory_lock(7418, 1)")
  static let unlock = Statement(name: "migration_unlock", sql: "select pg_advisory_unlock(7418, 1)")
  static let exists = Statement(
    name: "migration_exists",
    sql: "select from pg_tables where schemaname = 'tarazu' and tablename = 'migration'")
  static let list = Statement(
    name: "migration_list", sql: "select number, name, sha256 from tarazu.migration order by number")
  static let sha256 = Statement(name: "migration_sha256", sql: "select sha256($1)")
  static let insert = Statement(
    name: "migration_insert",
    sql: """
      insert into tarazu.migration (number, name, sha256, applied_at)
      values ($1, $2, sha256($3), clock_timestamp())
      """)
  static let create = """
    create schema if not exists tarazu;
    comment on schema tarazu is 'What Tarazu keeps: directory, journal, state of cases, cells, commit log, access';
    create table tarazu.migration (
      number integer constraint migration_key primary key,
      name text not null,
      sha256 bytea not null,
      applied_at timestamptz not null
    );
    comment on table tarazu.migration is 'The migrations that were applied';
    comment on column tarazu.migration.number is 'The number in the file''s name';
    comment on column tarazu.migration.name is 'The rest of the file''s name';
    comment on column tarazu.migration.sha256 is 'SHA-256 of the file, which must not change any more';
    comment on column tarazu.migration.applied_at is 'When it was applied';
    grant usage on schema tarazu to tarazu_service;
    grant select on tarazu.migration to tarazu_service;
    """
}
