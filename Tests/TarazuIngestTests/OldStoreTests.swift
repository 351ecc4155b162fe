import Foundation
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIngest
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// A store that an earlier version wrote is opened, brought up to date, loaded, verified and written to.
@Suite struct OldStoreTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase(isEmpty: true)
  }

  private static func golden(_ file: String) throws -> String {
    try String(contentsOfFile: "\(PrivateCluster.repository)/Tests/Golden/\(file)", encoding: .utf8)
  }

  /// The store as migration 0009 left it, with all later migrations applied.
  private func open() async throws -> PostgresConnection {
    let migrations = try Migration.read(folder: PrivateCluster.repository + "/sql/migrations")
    let migrator = try await database.connect(role: "tarazu_migrate", on: loop.loop)
    let first = try await Migrator(Array(migrations.prefix(9))).migrate(on: migrator)
    #expect(first.count == 9)
    try await database.psql(Self.golden("store-0009.sql"))
    let later = try await Migrator(migrations).migrate(on: migrator)
    #expect(later.count == migrations.count - 9)
    await migrator.close()
    // What the version before wrote is computed anew, as a server does when it starts.
    let rebuilder = Rebuilder(
      conninfo: database.conninfo(), loop: loop.loop, dictionaries: Dictionaries()
    ) { _ in }
    await rebuilder.run()
    return try await database.connect(on: loop.loop)
  }

  private func verify(on connection: PostgresConnection) async throws -> VerificationReport {
    try await Verifier(connection: connection) { _ in }.run()
  }

  @Test func cellsStatesAndLogAreReadable() async throws {
    let connection = try await open()
    let report = try await verify(on: connection)
    #expect(report.differences == 0, "\(report.examples)")
    #expect(report.cells == 80)
    let loaded = try await StoredCube.loaded(on: connection)
    #expect(loaded.checksum().sum == report.checksum)
    #expect(loaded.position == report.position)
    // The log of that time stays readable.
    #expect(try await StoredCube.replayed(on: connection).position == report.position)
    await connection.close()
  }

  /// What its SQL gave then, from the cube, and from SQL as it is now.
  @Test func figuresAreWhatTheyWere() async throws {
    let connection = try await open()
    let first = try #require(Day(gregorian: "2019-01-01"))
    let last = try #require(Day(gregorian: "2026-01-01"))
    let window = try #require(Window(from: first, to: last))
    let cube = try await StoredCube.loaded(on: connection)
    let card = try cube.reader(today: Day(number: last.number + 1)).scorecard(Selection(unit: "IR", window: window))
    var figures: [String: String] = [:]
    for (indicator, figure) in card.figures {
      let sample = figure.sample.map { "\($0)" } ?? ""
      figures[indicator.code] = "\(figure.numerator.map { "\($0)" } ?? "")|\(figure.denominator)|\(sample)"
    }
    let sql = try await database.psql(
      "select code, numerator, denominator, n from report.scorecard('IR', '2019-01-01', '2026-01-01')")
    let rows = try Self.golden("scorecard-0009.txt").split(separator: "\n")
    #expect(!rows.isEmpty)
    for row in rows {
      let parts = row.split(separator: "|", maxSplits: 1).map(String.init)
      #expect(figures[parts[0]] == parts[1], "\(parts[0])")
      #expect(sql.split(separator: "\n").contains(row), "\(parts[0])")
    }
    await connection.close()
  }

  /// A retraction of an old event takes back what an old version wrote.
  @Test func oldCasesGoOn() async throws {
    let connection = try await open()
    let engine = IngestEngine(
      conninfo: database.conninfo(), loop: loop.loop, writerLoops: [loop.loop], dictionaries: Dictionaries(),
      onCommit: { _ in }
    ) { _ in }
    let before = try await verify(on: connection)
    let at = Instant(nanoseconds: 1_700_000_000_000_000_000)
    let events = [
      Event(source: "cms-09", id: "n1", at: at, caseCode: "late", body: .retracted(retracts: "y2")),
      Event(source: "cms-09", id: "n2", at: at, caseCode: "appeal", body: .reopened(branch: "010101")),
    ]
    _ = try await engine.take(TestBatch(sender: .country, lines: events.map { .event($0) }))
    await engine.stop()
    let after = try await verify(on: connection)
    #expect(after.differences == 0, "\(after.examples)")
    #expect(after.checksum != before.checksum)
    #expect(try await StoredCube.loaded(on: connection).checksum().sum == after.checksum)
    await connection.close()
  }
}
