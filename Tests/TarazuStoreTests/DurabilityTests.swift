import TarazuPostgres
import TestDomain
import TestSupport
import Testing

@testable import TarazuStore

/// Each transaction that is reported as committed is checked, and the check knows all tables.
@Suite struct DurabilityTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
  }

  /// Tables whose rows come with a migration alone.
  private static let constant: Set = ["event_kind", "event_word", "jalali_month", "migration"]

  @Test func allTablesAreChecked() async throws {
    func names(_ kind: String) async throws -> Set<String> {
      let rows = try await database.psql(
        """
        select relname from pg_class where relnamespace = 'tarazu'::regnamespace and relkind = '\(kind)'
          and not relispartition
        """)
      return Set(rows.split(separator: "\n").map(String.init))
    }
    #expect(try await names("r") == Self.constant.union(Durability.tables))
    #expect(try await names("p") == Set(Durability.partitionedTables))
  }

  /// Each of them, partitions too, and partitions that were made elsewhere.
  @Test func eachTable() async throws {
    let connection = try await database.connect(on: loop.loop)
    let tables = Durability.tables + ["cell_2024", "rejection_default", "commit_log_default"]
    // A table with a foreign key cannot become unlogged.
    try await database.psql(
      """
      do $$ declare key record; begin
        for key in select conrelid::regclass as of_table, conname from pg_constraint where contype = 'f' loop
          execute format('alter table %s drop constraint %I', key.of_table, key.conname);
        end loop;
      end $$;
      create schema elsewhere; grant usage on schema elsewhere to public;
      create unlogged table elsewhere.part (like tarazu.cell including all);
      alter table tarazu.cell attach partition elsewhere.part for values from ('1801-01-01') to ('1802-01-01')
      """)
    try await expectRefusal("elsewhere.part", connection)
    try await database.psql("alter table elsewhere.part set logged")
    for table in tables {
      try await database.psql("alter table tarazu.\(table) set unlogged")
      try await expectRefusal("tarazu.\(table)", connection)
      try await database.psql("alter table tarazu.\(table) set logged")
      _ = try await connection.pipeline([(.begin, [])] + Durability.commit)
      #expect(try await Durability.refusal(on: connection) == nil)
    }
    await connection.close()
  }

  private func expectRefusal(_ table: String, _ connection: PostgresConnection) async throws {
    let reason = "the table \(table) is unlogged"
    await #expect { _ = try await connection.pipeline([(.begin, [])] + Durability.commit) } throws: {
      ($0 as? PostgresError)?.durabilityRefusal == reason
    }
    try await connection.rollback()
    // That of the whole schema may name a sequence of the table, which became unlogged with it.
    #expect(try await Durability.refusal(on: connection)?.hasSuffix(" is unlogged") == true)
  }

  /// New codes, senders, credentials, partitions and migrations.
  @Test func everyTransactionIsChecked() async throws {
    let connection = try await database.connect(on: loop.loop)
    let owner = try await database.connect(role: "tarazu_migrate", on: loop.loop)
    try await owner.simple("set role tarazu_owner")
    try await database.psql("alter table tarazu.anomaly set unlogged")
    await expectRefusal {
      try await Dictionaries().ensure(sources: ["s"], units: ["p"], classes: ["c"], on: connection)
    }
    try await connection.rollback()
    let sender = SenderRow(principal: "p", credential: "c", address: "a", gateway: nil, server: "s", reach: 0)
    await expectRefusal {
      _ = try await BatchTables.senderNumber(sender, on: connection, timeout: .seconds(10))
    }
    try await connection.rollback()
    await expectRefusal {
      try await AccessTables.enrol(
        administrator: "a", token: [UInt8](repeating: 1, count: 32), certificate: nil, days: 1, on: owner)
    }
    await expectRefusal { try await Partitions.tend(on: connection) }
    await connection.close()
    await owner.close()
    let migrator = try await database.connect(role: "tarazu_migrate", on: loop.loop)
    var migrations = try Migration.read(folder: PrivateCluster.repository + "/sql/migrations")
    migrations.append(Migration(number: Int32(migrations.count) + 1, name: "more", sql: "create table more (n int4)"))
    await #expect {
      _ = try await Migrator(migrations).migrate(on: migrator)
    } throws: {
      "\($0)".contains("is unlogged")
    }
    await migrator.close()
    let left = try await database.psql(
      """
      select (select count(*) from tarazu.source) + (select count(*) from tarazu.sender)
        + (select count(*) from tarazu.principal) + (select count(*) from pg_class where relname = 'more')
      """)
    #expect(left.split(separator: "\n") == ["0"])
  }

  private func expectRefusal(_ body: () async throws -> Void) async {
    await #expect {
      try await body()
    } throws: {
      ($0 as? PostgresError)?.durabilityRefusal == "the table tarazu.anomaly is unlogged"
    }
  }
}
