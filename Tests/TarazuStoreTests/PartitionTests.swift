import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// Partitions are made before the day that needs them.
@Suite struct PartitionTests {
  @Test func theyAreMadeAhead() async throws {
    let loop = try TestLoop()
    let database = try await PrivateCluster.shared.makeDatabase()
    // As if no server had run since the migrations, which make some too.
    let partitions = """
      select i.inhrelid::regclass from pg_inherits i where i.inhparent in
        ('tarazu.cell'::regclass, 'tarazu.rejection'::regclass, 'tarazu.commit_log'::regclass,
        'tarazu.audit'::regclass)
        and i.inhrelid::regclass::text !~ 'default'
      """
    try await database.psql(
      """
      do $$ declare part regclass; begin
        for part in \(partitions) loop execute 'drop table ' || part; end loop;
      end $$
      """)
    let connection = try await database.connect(on: loop.loop)
    let expected = """
      select 'tarazu.commit_log_' || to_char(today + n, 'YYYY_MM_DD') from day, generate_series(0, 3) as n
      union select 'tarazu.rejection_' || to_char(today + n * interval '1 month', 'YYYY_MM')
        from day, generate_series(0, 3) as n
      union select 'tarazu.audit_' || to_char(today + n * interval '1 month', 'YYYY_MM')
        from day, generate_series(0, 3) as n
      union select 'tarazu.cell_' || to_char(today + n * interval '1 month', 'YYYY') from day, generate_series(0, 3) as n
      """
    func list(_ sql: String) async throws -> [String] {
      try await database.psql(
        "with day as (select (clock_timestamp() at time zone 'UTC')::date as today) select text from (\(sql)) as t (text) "
          + "order by text collate \"C\""
      ).split(separator: "\n").map(String.init)
    }
    let before = try await list(expected)
    try await Partitions.tend(on: connection)
    let made = try await list(partitions.replacing("inhrelid::regclass from", with: "inhrelid::regclass::text from"))
    let after = try await list(expected)
    // Midnight may lie between the two.
    #expect(made.count >= 4 + 4 + 4 + 1 && Set(made).isSuperset(of: Set(before).intersection(after)))
    // Again changes nothing.
    try await Partitions.tend(on: connection)
    await connection.close()
  }

  /// None is made, and none is dropped, where that could be lost.
  @Test func notWhereTheyCouldBeLost() async throws {
    let loop = try TestLoop()
    let database = try await PrivateCluster.shared.makeDatabase()
    let part = "'tarazu.commit_log_' || to_char((clock_timestamp() at time zone 'UTC')::date + 1, 'YYYY_MM_DD')"
    try await database.psql("do $$ begin execute 'drop table ' || \(part); end $$")
    try await database.psql(
      """
      create table tarazu.commit_log_2001_01_01 partition of tarazu.commit_log
        for values from ('2001-01-01 00:00:00+00') to ('2001-01-02 00:00:00+00');
      alter table tarazu.commit_log_2001_01_01 owner to tarazu_owner
      """)
    try await database.psql("alter role tarazu_service in database \(database.name) set synchronous_commit = off")
    let unsafe = try await database.connect(on: loop.loop)
    await #expect { try await Partitions.tend(on: unsafe) } throws: {
      ($0 as? PostgresError)?.durabilityRefusal == "synchronous_commit is off"
    }
    await unsafe.close()
    let state = "select to_regclass(\(part)) is null, to_regclass('tarazu.commit_log_2001_01_01') is null"
    #expect(try await database.psql(state) == "t|f\n")
    try await database.psql("alter role tarazu_service in database \(database.name) reset synchronous_commit")
    let safe = try await database.connect(on: loop.loop)
    try await Partitions.tend(on: safe)
    await safe.close()
    #expect(try await database.psql(state) == "f|t\n")
  }
}
