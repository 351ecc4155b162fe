import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

@testable import TarazuIngest

/// What is acknowledged has waited for the standbys, also where this transaction itself has nothing to write.
///
/// A standby is named that never comes, until the test releases what waits for it. One test after the other, since that
/// holds up the whole cluster.
@Suite(.serialized) struct DuplicatesWaitTests {
  private static let cluster = Task { try await PrivateCluster.another() }

  @Test(.timeLimit(.minutes(5)))
  func aGroupOfDuplicates() async throws {
    let world = try await IngestWorld(in: Self.cluster.value)
    let engine = world.engine()
    let batch = TestBatch(sender: .country, lines: DirtyEvents.life(of: "case"))
    _ = try await engine.take(batch)
    let receipt = try await whileStandbyIsAway(world) { try await engine.take(batch) }
    #expect(receipt.outcomes.allSatisfy { $0 == .duplicate })
    await engine.stop()
  }

  @Test(.timeLimit(.minutes(5)))
  func aDirectoryThatIsThereAlready() async throws {
    let world = try await IngestWorld(in: Self.cluster.value)
    let first = try await world.change(to: Courts.start, from: Courts.start)
    let again = try await whileStandbyIsAway(world) { try await world.change(to: Courts.start, from: Courts.start) }
    #expect(first == again)
  }

  /// A cancelled COMMIT reports success, with a warning that no standby may have it. It is found, and waits again.
  @Test(.timeLimit(.minutes(5)))
  func aCancelledCommit() async throws {
    let world = try await IngestWorld(in: Self.cluster.value)
    let engine = world.engine()
    _ = try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.one("before", in: "B1")))
    let batch = TestBatch(sender: .country, lines: DirtyEvents.life(of: "case"))
    let receipt = try await whileStandbyIsAway(world) {
      try await engine.take(batch)
    } afterIts: {
      // Each wait is cancelled but the last: an attempt that found the first must not answer by itself.
      for _ in 0..<2 {
        let before = try await backends(world)
        try await world.database.psql(
          "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'")
        #expect(try await world.becomes { try await backends(world).contains { !before.contains($0) } })
      }
    }
    #expect(receipt.outcomes.allSatisfy { $0 == .accepted })
    await engine.stop()
    #expect(try await world.contents().events.count == 1 + batch.lines.count)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// Runs `body`, which must wait for the standby and not end before that is given up.
  private func whileStandbyIsAway<Value: Sendable>(
    _ world: IngestWorld, _ body: @escaping @Sendable () async throws -> Value,
    afterIts wait: () async throws -> Void = {}
  ) async throws -> Value {
    try await world.database.psql("alter system set synchronous_standby_names = 'nobody'; select pg_reload_conf()")
    try await untilCommitsWait(world)
    let ended = Shared<Bool>()
    let answer = Task {
      defer { ended.add(true) }
      return try await body()
    }
    let hasWaited = try await world.becomes { try await !backends(world).isEmpty || !ended.all.isEmpty }
    #expect(hasWaited && ended.all.isEmpty, "it was answered and no standby has it")
    try await wait()
    #expect(ended.all.isEmpty, "it was answered and no standby has it")
    try await world.database.psql("alter system reset synchronous_standby_names; select pg_reload_conf()")
    return try await answer.value
  }

  /// Returns when a COMMIT really waits: PostgreSQL's processes take up a reload one after the other.
  private func untilCommitsWait(_ world: IngestWorld) async throws {
    let connection = try await world.connectAsSuperuser()
    let process = await connection.processId
    let message = "begin; select pg_logical_emit_message(true, 'test', ''); commit"
    let waited = try await world.becomes {
      let ended = Shared<Bool>()
      let commit = Task {
        try await connection.simple(message)
        ended.add(true)
      }
      let hasCome = try await world.becomes {
        try await backends(world).contains("\(process)") || !ended.all.isEmpty
      }
      let waits = hasCome && ended.all.isEmpty
      if waits { try await world.database.psql("select pg_cancel_backend(\(process))") }
      try await commit.value
      return waits
    }
    await connection.close()
    #expect(waited)
  }

  /// The backends whose COMMIT waits for a standby.
  private func backends(_ world: IngestWorld) async throws -> [Substring] {
    try await world.database.psql("select pid from pg_stat_activity where wait_event = 'SyncRep'")
      .split(separator: "\n")
  }
}
