import Foundation
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// Migrations: twice, at once, edited, missing, out of order, and without the bootstrap.
@Suite struct MigratorTests {
  private let loop: TestLoop
  private let database: PrivateDatabase
  private let all: [Migration]

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase(isEmpty: true)
    all = try Migration.read(folder: PrivateCluster.repository + "/sql/migrations")
  }

  private func migrate(_ migrations: [Migration]) async throws -> [Int32] {
    let connection = try await database.connect(role: "tarazu_migrate", on: loop.loop)
    do {
      let applied = try await Migrator(migrations).migrate(on: connection)
      await connection.close()
      return applied.map(\.number)
    } catch {
      await connection.close()
      throw error
    }
  }

  private func failure(_ migrations: [Migration]) async -> String {
    do {
      return "applied \(try await migrate(migrations))"
    } catch {
      return "\(error)"
    }
  }

  @Test func twice() async throws {
    #expect(try await migrate(all) == all.map(\.number))
    #expect(try await migrate(all) == [])
    let ledger = try await database.psql(
      "select number || ' ' || name || ' ' || length(sha256) from tarazu.migration order by number")
    #expect(ledger.split(separator: "\n").map(String.init) == all.map { "\($0.number) \($0.name) 32" })
    #expect(try await database.psql("select commit_no, length(tag) from tarazu.commit_log") == "1|8\n")
  }

  @Test func manyAtOnce() async throws {
    let applied = try await withThrowingTaskGroup(of: [Int32].self) { group in
      for _ in 0..<6 { group.addTask { try await migrate(all) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(applied.sorted() == all.map(\.number))
  }

  @Test func editedMissingAndOutOfOrder() async throws {
    let last = Int32(all.count)
    let good = Migration(number: last + 1, name: "good", sql: "create table good (n int);")
    #expect(try await migrate(all + [good]).count == all.count + 1)
    let edited = Migration(number: last + 1, name: "good", sql: "create table good (n bigint);")
    #expect(await failure(all + [edited]).contains("_good.sql was changed"))
    let renamed = Migration(number: last + 1, name: "better", sql: good.sql)
    #expect(await failure(all + [renamed]).contains("was changed"))
    #expect(await failure(all).contains("_good.sql was applied"))
    try await database.psql("delete from tarazu.migration where number = 2")
    #expect(await failure(all + [good]).contains("0002_directory.sql was not applied"))
  }

  @Test func aFailureLeavesTheOnesBefore() async throws {
    let last = Int32(all.count)
    let bad = Migration(number: last + 1, name: "bad", sql: "create table half (n int); select 1/0;")
    #expect(await failure(all + [bad]).contains("_bad.sql: 22012"))
    #expect(
      try await database.psql("select max(number), to_regclass('tarazu.half') is null from tarazu.migration")
        == "\(last)|t\n")
    let ends = Migration(number: last + 1, name: "ends", sql: "select 1; commit;")
    #expect(await failure(all + [ends]).contains("must not begin or end"))
    #expect(try await migrate(all) == [])
  }

  @Test func whatIsPendingIsSeenByTheService() async throws {
    let service = try await database.connect(on: loop.loop)
    let migrator = Migrator(all)
    #expect(try await migrator.pending(on: service).count == all.count)
    _ = try await migrate(Array(all.prefix(3)))
    #expect(try await migrator.pending(on: service).map(\.number) == all.dropFirst(3).map(\.number))
    _ = try await migrate(all)
    #expect(try await migrator.pending(on: service) == [])
  }

  @Test func theFirstMigrationSaysWhatTheBootstrapLacks() async throws {
    let whole = await failure([])
    #expect(whole == "applied []")
    try await database.psql(
      """
      grant temporary on database \(database.name) to public;
      grant usage on language plpgsql to public;
      grant execute on function pg_catalog.lo_create(oid) to public;
      alter default privileges for role tarazu_owner grant execute on functions to public;
      """)
    let text = await failure(all)
    #expect(text.contains("revoke all on database") && text.contains("revoke usage on language plpgsql"))
    #expect(text.contains("functions lo_*") && text.contains("alter default privileges"))
    #expect(text.contains("bootstrap.sql"))
  }

  /// The ledger comes before the first migration, and is checked as each of them is.
  @Test func noLedgerThatCouldBeLost() async throws {
    let role = "alter role tarazu_migrate in database \(database.name)"
    try await database.psql("\(role) set synchronous_commit = off")
    #expect(await failure([]).contains("synchronous_commit is off"))
    #expect(try await database.psql("select to_regnamespace('tarazu') is null") == "t\n")
    try await database.psql("\(role) reset synchronous_commit")
    #expect(try await migrate([]) == [])
  }

  @Test func filesAreChecked() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tarazu-sql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ text: [UInt8] = []) throws {
      try Data(text).write(to: folder.appendingPathComponent(name))
    }
    try write("0002_b.sql", Array("select 2".utf8))
    try write("0001_a.sql", Array("select 1".utf8))
    try write("README", [255])
    #expect(try Migration.read(folder: folder.path).map(\.sql) == ["select 1", "select 2"])
    try write("0004_d.sql")
    #expect(throws: MigrationError.self) { try Migration.read(folder: folder.path) }
    try write("0003_c.sql")
    #expect(try Migration.read(folder: folder.path).count == 4)
    for (name, text): (String, [UInt8]) in [
      ("0003_other.sql", []), ("five.sql", []), ("0005_.sql", []), ("0005_e.sql", [255]),
    ] {
      try write(name, text)
      #expect(throws: MigrationError.self) { try Migration.read(folder: folder.path) }
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
    #expect(throws: MigrationError.self) { try Migration.read(folder: folder.path + "/absent") }
  }
}
