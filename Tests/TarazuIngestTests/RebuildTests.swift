import Foundation
import Synchronization
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIngest
import TarazuPostgres
import TarazuStore
import TestDomain
import TestSupport
import Testing

/// A store of the version before is brought up to date: its figures are computed anew from its journal, also where that is
/// interrupted, done by two servers, or events come meanwhile.
@Suite(.timeLimit(.minutes(5))) struct RebuildTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase(isEmpty: true)
  }

  /// The newest migration of the version that wrote the store.
  private static let before = 15

  /// The store as migration 0015 left it, with all later migrations applied.
  private func open() async throws -> PostgresConnection {
    let migrations = try Migration.read(folder: PrivateCluster.repository + "/sql/migrations")
    let migrator = try await database.connect(role: "tarazu_migrate", on: loop.loop)
    _ = try await Migrator(Array(migrations.prefix(Self.before))).migrate(on: migrator)
    let golden = "\(PrivateCluster.repository)/Tests/Golden/store-0015.sql"
    try await database.psql(String(contentsOfFile: golden, encoding: .utf8))
    _ = try await Migrator(migrations).migrate(on: migrator)
    await migrator.close()
    return try await database.connect(on: loop.loop)
  }

  private func rebuilder(log: @escaping @Sendable (String) -> Void = { _ in }) -> Rebuilder {
    Rebuilder(conninfo: database.conninfo(), loop: loop.loop, dictionaries: Dictionaries(), eventsAtOnce: 20, log: log)
  }

  private func state(_ connection: PostgresConnection) async throws -> FiguresState {
    try FiguresTable.row(try await connection.execute(FiguresTable.state))
  }

  private func report(_ connection: PostgresConnection) async throws -> VerificationReport {
    try await Verifier(connection: connection) { _ in }.run()
  }

  /// All cells, states and anomalies follow from the journal; every event of the store before is in them.
  private func expectRight(_ connection: PostgresConnection, events: Int64 = 704) async throws {
    #expect(try await state(connection).isFinished)
    let report = try await report(connection)
    #expect(report.differences == 0, "\(report.examples)")
    #expect(report.cells > 500)
    #expect(try await StoredCube.loaded(on: connection).checksum().sum == report.checksum)
    let accepted = try await database.psql(
      "select sum(accepted) from tarazu.court_case where version = \(FiguresVersion.current)")
    #expect(accepted == "\(events)\n")
    #expect(try await database.psql("select count(*) from tarazu.journal") == "\(events)\n")
    let kinds = "select payload from tarazu.commit_log where payload in ('\\x03', '\\x04') order by commit_no"
    // As many beginnings as there were migrations that asked for it, and one end.
    #expect(try await database.psql("select distinct payload from (\(kinds)) as kinds order by 1") == "\\x03\n\\x04\n")
    #expect(try await database.psql(kinds).hasSuffix("\\x04\n\\x03\n"))
  }

  @Test func allFiguresAreComputedAnew() async throws {
    let connection = try await open()
    let begun = try await state(connection)
    #expect(!begun.isFinished && begun.isOfThisVersion && begun.percent == 0 && begun.lastCase > 100)
    #expect(try await database.psql("select count(*) from tarazu.cell") == "0\n")
    await rebuilder().run()
    try await expectRight(connection)
    #expect(try await state(connection).percent == 100)
    // Again there is nothing to do, and no commit.
    let commits = try await database.psql("select count(*) from tarazu.commit_log")
    await rebuilder().run()
    #expect(try await database.psql("select count(*) from tarazu.commit_log") == commits)
    await connection.close()
  }

  /// All indicators of the country and of each branch, from the cube and from SQL, are those of a plain reading of the
  /// journal: of kinds as the store had them, and of kinds with norms and calendars, which it did not know.
  @Test func figuresAreThoseOfAPlainReading() async throws {
    let connection = try await open()
    await rebuilder().run()
    let before = try await expectPlainFigures(connection)
    let writer = try await database.connect(on: loop.loop)
    _ = try await DirectoryTransaction(connection: writer, dictionaries: Dictionaries()).change(
      units: [], classes: []
    ) { current in
      var directory = current
      directory.kinds["cal"]?.keepsCalendar = true
      for (code, days) in [("cal", 30), ("n1", 1), ("n1095", 1_095)] as [(String, Int32)] {
        directory.kinds[code]?.leadNormDays = days
      }
      return (directory, true)
    }
    await writer.close()
    let after = try await expectPlainFigures(connection)
    #expect(before.count > 40 && after.isSuperset(of: before.union(["undated", "undated_rate", "lead_over_rate"])))
    await connection.close()
  }

  /// Answers the indicators that had a value other than 0 anywhere.
  private func expectPlainFigures(_ connection: PostgresConnection) async throws -> Set<String> {
    let contents = try await StoreContents.read(on: connection)
    let plain = PlainCases(contents)
    let reader = try await StoredCube.loaded(on: connection).reader(today: Day.last)
    let days = contents.journal.values.flatMap { $0.map(\.event.day) }.sorted()
    let (first, middle, last) = (try #require(days.first), days[days.count / 2], try #require(days.last))
    let end = Day(number: last.number + 200)
    let windows = [
      // As much of it as may be asked for at once.
      Window(from: max(first, Day(number: end.number - Int32(Window.longestDistance))), to: end),
      Window(from: first, to: middle),
      Window(from: Day(number: middle.number - 60), to: Day(number: middle.number + 60)), Window(middle),
    ].compactMap(\.self)
    var seen: Set<String> = []
    for unit in ["IR"] + ["A", "B", "C", "K1", "K2", "N", "X", "new"] {
      for window in windows {
        let selection = plain.selection(unit: unit, window: window, caseClass: nil, kind: nil)
        let rows = try await database.psql(
          """
          select code, numerator, denominator, divisor, n
          from report.scorecard('\(unit)', '\(window.from)', '\(window.to)')
          """)
        let card = try reader.scorecard(Selection(unit: unit, window: window)).figures
        #expect(card.count == Indicator.all.count)
        for ((indicator, found), row) in zip(card, rows.split(separator: "\n")) {
          let right = indicator.figure(from: selection)
          #expect(found == right, "\(indicator.code) of \(unit) in \(window)")
          let cells = [right.numerator, right.denominator, Int128(right.divisor), right.sample]
          let text = cells.map { $0.map { "\($0)" } ?? "" }.joined(separator: "|")
          #expect(row == "\(indicator.code)|\(text)", "\(unit) in \(window)")
          if let value = right.value, value != 0 { seen.insert(indicator.code) }
        }
      }
    }
    return seen
  }

  /// Stopped after each of the first pieces, and begun again by another server.
  @Test func aRebuildGoesOnWhereItWasInterrupted() async throws {
    let connection = try await open()
    var shares: [Int64] = []
    for _ in 0..<4 {
      let from = try await state(connection).nextCase
      let server = rebuilder()
      let work = Task { await server.run() }
      // It may be through with everything before this looks.
      var now = try await state(connection)
      while now.nextCase == from, !now.isFinished {
        try await Task.sleep(for: .milliseconds(2))
        now = try await state(connection)
      }
      // What it has under way is cut off, as by a kill.
      try await database.psql(
        """
        select pg_terminate_backend(pid) from pg_locks l join pg_database d on d.oid = l.database
        where locktype = 'advisory' and objid = 7 and granted and datname = current_database()
        """)
      await server.stop()
      await work.value
      shares.append(try await state(connection).nextCase)
    }
    #expect(shares == shares.sorted())
    await rebuilder().run()
    try await expectRight(connection)
    await connection.close()
  }

  @Test func twoServersDoItOnce() async throws {
    let connection = try await open()
    let servers = (0..<3).map { _ in rebuilder() }
    await withTaskGroup { group in
      for server in servers { group.addTask { await server.run() } }
    }
    try await expectRight(connection)
    let reloads = try await database.psql("select count(*) from tarazu.commit_log where payload = '\\x03'")
    #expect(reloads == "1\n")
    await connection.close()
  }

  /// Events of old cases, late ones and a retraction among them, and of a new one, while cases are computed: none is
  /// refused, and each is counted once. A change of the directory heals meanwhile.
  @Test func eventsAreTakenMeanwhile() async throws {
    let connection = try await open()
    let engine = IngestEngine(
      conninfo: database.conninfo(), loop: loop.loop, writerLoops: [loop.loop], dictionaries: Dictionaries(),
      onCommit: { _ in }
    ) { _ in }
    let at = Instant(nanoseconds: 1_750_000_000_000_000_000)
    func event(_ number: Int, _ code: String, at: Instant, _ body: EventBody) -> Sent.Content {
      .event(Event(source: "late", id: "\(number)", at: at, caseCode: code, body: body))
    }
    let server = rebuilder()
    async let work: Void = server.run()
    var number = 0
    for round in 0..<6 {
      var lines: [Sent.Content] = []
      for index in 1...9 {
        number += 4
        let code = "u0\(index)"
        let late = Instant(nanoseconds: 1_709_500_000_000_000_000 + Int64(number))
        let new = Instant(nanoseconds: at.nanoseconds + Int64(number))
        lines.append(event(number, code, at: new, .surveyed(branch: "A", score: 4)))
        lines.append(event(number + 1, code, at: late, .surveyed(branch: "A", score: 2)))
        lines.append(event(number + 2, "new\(round)", at: at, .registered(branch: "A", caseClass: "new")))
      }
      let receipt = try await engine.take(TestBatch(sender: .country, lines: lines))
      #expect(receipt.outcomes.allSatisfy { $0 == .accepted })
      if round == 2 { try await heal(on: connection) }
    }
    await work
    await engine.stop()
    try await expectRight(connection, events: 704 + 6 * 27)
    await connection.close()
  }

  /// Adds the branch that an event of the store names and the directory did not have.
  private func heal(on connection: PostgresConnection) async throws {
    let writer = try await database.connect(on: loop.loop)
    let transaction = DirectoryTransaction(connection: writer, dictionaries: Dictionaries())
    _ = try await transaction.change(units: ["nowhere"], classes: []) { current in
      var directory = current
      var branch = try #require(current.units["A"])
      branch.code = "nowhere"
      directory.units["nowhere"] = branch
      return (directory, true)
    }
    await writer.close()
  }

  /// A server of another version writes nothing.
  @Test func otherVersionsRefuse() async throws {
    let connection = try await open()
    await rebuilder().run()
    try await database.psql("update tarazu.figures set version = version + 1")
    let said = Mutex<[String]>([])
    let engine = IngestEngine(
      conninfo: database.conninfo(), loop: loop.loop, writerLoops: [loop.loop], dictionaries: Dictionaries(),
      onCommit: { _ in }
    ) { _ in }
    let event = Event(
      source: "late", id: "1", at: Instant(nanoseconds: 1_750_000_000_000_000_000), caseCode: "x",
      body: .registered(branch: "A", caseClass: "new"))
    await #expect(throws: IngestError.self) {
      _ = try await engine.take(TestBatch(sender: .country, lines: [.event(event)]))
    }
    await engine.stop()
    await rebuilder { line in said.withLock { $0.append(line) } }.run()
    #expect(said.withLock { $0.joined() }.contains("bring all servers up to date"))
    await #expect(throws: PostgresError.self) { try await heal(on: connection) }
    let taken =
      "select count(*) from tarazu.journal j join tarazu.source s on s.number = source_no where s.code = 'late'"
    #expect(try await database.psql(taken) == "0\n")
    await connection.close()
  }
}
