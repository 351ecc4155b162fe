import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

@testable import TarazuIngest

/// Nothing is written where what is acknowledged could be lost, and writing goes on once that is fixed.
///
/// One after the other, since the settings are those of the whole cluster.
@Suite(.serialized) struct DurabilityTests {
  private static let cluster = Task { try await PrivateCluster.another() }

  /// A way to lose what was acknowledged.
  struct Loss: CustomTestStringConvertible, Sendable {
    var name: String
    /// SQL that brings it about, and that undoes it. `DATABASE` stands for the test's database.
    var make: String
    var fix: String
    /// What the refusal says.
    var reason: String
    /// Whether it acts on new sessions only, so that open ones go on writing safely.
    var actsOnNewSessions = false

    var testDescription: String { name }

    static func session(_ name: String, _ target: String) -> Loss {
      Loss(
        name: name, make: "alter \(target) set synchronous_commit = off",
        fix: "alter \(target) reset synchronous_commit",
        reason: "synchronous_commit is off", actsOnNewSessions: true)
    }

    static func cluster(_ settings: [(name: String, value: String)], _ reason: String) -> Loss {
      let reload = "; select pg_reload_conf()"
      return Loss(
        name: settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", "),
        make: settings.map { "alter system set \($0.name) = \($0.value)" }.joined(separator: "; ") + reload,
        // The standbys first: while they are named and away, each COMMIT of this SQL would wait for them.
        fix: settings.reversed().map { "alter system reset \($0.name)" }.joined(separator: "; ") + reload,
        reason: reason)
    }

    static func unlogged(_ table: String) -> Loss {
      Loss(
        name: "unlogged \(table)", make: "alter table tarazu.\(table) set unlogged",
        fix: "alter table tarazu.\(table) set logged", reason: "the table tarazu.\(table) is unlogged")
    }

    static let all = [
      session("role", "role tarazu_service"), session("database", "database DATABASE"),
      session("role in database", "role tarazu_service in database DATABASE"),
      cluster([("synchronous_commit", "off")], "synchronous_commit is off"),
      cluster([("fsync", "off")], "fsync is off"),
      cluster([("full_page_writes", "off")], "full_page_writes is off"),
      cluster(
        [("synchronous_commit", "local"), ("synchronous_standby_names", "'nobody'")],
        "synchronous_commit is local although synchronous_standby_names names standbys"),
      cluster(
        [("synchronous_commit", "remote_write"), ("synchronous_standby_names", "'nobody'")],
        "synchronous_commit is remote_write although synchronous_standby_names names standbys"),
      unlogged("journal"), unlogged("court_case"), unlogged("batch"), unlogged("cell_2024"),
      unlogged("commit_log_default"), unlogged("source"),
    ]
  }

  @Test(.timeLimit(.minutes(5)), arguments: Loss.all)
  func nothingIsWritten(where loss: Loss) async throws {
    let world = try await IngestWorld(in: Self.cluster.value)
    let logged = Shared<String>()
    let engine = world.engine { logged.add($0) }
    var taken = try await take("first", engine)
    try await run(loss.make, world)
    if loss.actsOnNewSessions {
      taken += try await take("over an open session", engine)
      try await world.database.psql(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tarazu_service'")
    }

    // During a session.
    let refused = try await untilRefused(engine)
    taken += refused.taken
    #expect(refused.reason == loss.reason && engine.durability.refusal == loss.reason)
    // Before one.
    let second = world.engine()
    await #expect(throws: IngestError.self) { try await take("before", second) }
    #expect(second.durability.refusal == loss.reason)
    // Imports of the directory too, whether they change anything or not, and new names.
    for directory in [Courts.start, Courts.larger] {
      await #expect { try await world.change(to: directory) } throws: {
        ($0 as? PostgresError)?.durabilityRefusal == loss.reason
      }
    }

    try await run(loss.fix, world)
    for (engine, name) in [(engine, "fixed"), (second, "fixed too")] {
      #expect(try await world.becomes { (try? await take(name, engine)) != nil })
      #expect(engine.durability.refusal == nil)
      taken += [name]
    }
    await engine.stop()
    await second.stop()
    // Once for each state, not once for each batch.
    #expect(logged.all.count == 2 && logged.all.first?.contains(loss.reason) == true, "\(logged.all)")
    let contents = try await world.contents()
    #expect(Set(contents.cases.map(\.code)) == Set(taken), "what was refused left nothing behind")
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// Values that keep what is acknowledged, the strictest too, are left as they are.
  @Test(.timeLimit(.minutes(5)), arguments: ["local", "remote_write", "on", "remote_apply"])
  func safeValuesAreKept(value: String) async throws {
    let world = try await IngestWorld(in: Self.cluster.value)
    try await run("alter role tarazu_service in database DATABASE set synchronous_commit = \(value)", world)
    let connection = try await world.connect()
    _ = try await connection.pipeline([(.begin, [])] + Durability.commit.prefix(1))
    let shown = try await connection.execute(Statement(sql: "show synchronous_commit"))
    #expect(try shown.text(0, 0) == value)
    try await connection.rollback()
    await connection.close()
    let engine = world.engine()
    _ = try await take("case", engine)
    await engine.stop()
  }

  /// The check fixes the setting until the transaction ends: no reload comes between it and the COMMIT.
  @Test(.timeLimit(.minutes(5)))
  func aReloadWithinTheCommit() async throws {
    let world = try await IngestWorld(in: Self.cluster.value)
    let connection = try await world.connect()
    let show = Statement(sql: "show synchronous_commit")
    _ = try await connection.pipeline([(.begin, [])] + Durability.commit.prefix(1))
    let loss = Loss.cluster([("synchronous_commit", "off")], "")
    try await run(loss.make, world)
    let other = try await world.connect()
    #expect(try await world.becomes { try await other.execute(show).text(0, 0) == "off" })
    #expect(try await connection.execute(show).text(0, 0) == "on")
    try await connection.rollback()
    #expect(try await world.becomes { try await connection.execute(show).text(0, 0) == "off" })
    try await run(loss.fix, world)
    #expect(try await world.becomes { try await connection.execute(show).text(0, 0) == "on" })
    await connection.close()
    await other.close()
  }

  /// While nobody writes, the watch finds out, and says so once.
  @Test(.timeLimit(.minutes(5)))
  func theWatch() async throws {
    let world = try await IngestWorld(in: Self.cluster.value)
    let logged = Shared<String>()
    let engine = world.engine { logged.add($0) }
    let watch = Task { await engine.watchDurability() }
    let loss = Loss.session("role", "role tarazu_service in database DATABASE")
    try await run(loss.make, world)
    #expect(try await world.becomes { engine.durability.refusal == loss.reason })
    await #expect(throws: IngestError.self) { try await take("case", engine) }
    try await run(loss.fix, world)
    #expect(try await world.becomes { engine.durability.refusal == nil })
    // A sequence that starts again after a crash is found by the watch.
    try await run("alter sequence tarazu.case_number set unlogged", world)
    #expect(try await world.becomes { engine.durability.refusal?.contains("tarazu.case_number") == true })
    try await run("alter sequence tarazu.case_number set logged", world)
    #expect(try await world.becomes { engine.durability.refusal == nil })
    #expect(logged.all.count == 4)
    _ = try await take("case", engine)
    await engine.stop()
    await watch.value
  }

  private func run(_ sql: String, _ world: IngestWorld) async throws {
    try await world.database.psql(sql.replacing("DATABASE", with: world.database.name))
  }

  @discardableResult
  private func take(_ code: String, _ engine: IngestEngine) async throws -> [String] {
    let receipt = try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.life(of: code)))
    #expect(receipt.outcomes.allSatisfy { $0 == .accepted || $0 == .duplicate })
    return [code]
  }

  /// Sends until a batch is refused: a reload reaches a session some time after it was ordered.
  private func untilRefused(_ engine: IngestEngine) async throws -> (taken: [String], reason: String) {
    var taken: [String] = []
    for number in 0..<10_000 {
      do throws(IngestError) {
        let code = "until-\(number)"
        _ = try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.life(of: code)))
        taken.append(code)
      } catch {
        guard case .notDurable(let reason) = error else { throw error }
        return (taken, reason)
      }
    }
    throw NeverHappened(what: "a batch is refused")
  }
}
