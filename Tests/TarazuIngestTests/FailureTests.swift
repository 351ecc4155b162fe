import TarazuDomain
import TarazuIngest
import TarazuLines
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TestRandom
import TestSupport
import Testing

/// Each event once, whatever breaks on the way.
@Suite(.timeLimit(.minutes(5))) struct FailureTests {
  /// What became of a batch that was sent until it was answered.
  private struct Outcome: Sendable {
    var answered: Answered
    /// Whether an attempt before may have been taken.
    var wasUnknown: Bool
  }

  @Test(arguments: 1...3)
  func backendsThatAreTerminated(seed: Int) async throws {
    let world = try await IngestWorld()
    try await load(world, over: [world.engine(), world.engine()], seed: seed) { done in
      var random = SeededGenerator(seed: UInt64(seed))
      // Not for ever: on a busy machine nobody would get through between two of them.
      for _ in 0..<25 where done.all.isEmpty {
        try await world.loop.loop.sleep(for: .milliseconds(20 + random.below(200)))
        try await world.database.psql(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = 'tarazu_service' and random() < 0.7
          """)
      }
    }
  }

  /// One of an engine's two writers loses its connection, again and again.
  @Test(arguments: 4...6)
  func aWriterThatIsTerminated(seed: Int) async throws {
    let world = try await IngestWorld()
    try await load(world, over: [world.engineOfTwoWriters()], seed: seed) { done in
      var random = SeededGenerator(seed: UInt64(seed))
      for _ in 0..<25 where done.all.isEmpty {
        try await world.loop.loop.sleep(for: .milliseconds(10 + random.below(100)))
        try await world.database.psql(
          """
          select pg_terminate_backend(pid) from
            (select pid from pg_stat_activity where datname = current_database() and usename = 'tarazu_service'
              order by random() limit 1) as one
          """)
      }
    }
  }

  @Test func aServerThatIsKilled() async throws {
    let cluster = try await PrivateCluster.another()
    let world = try await IngestWorld(in: cluster)
    try await load(world, over: [world.engineOfTwoWriters(), world.engine()], seed: 7) { done in
      var random = SeededGenerator(seed: 7)
      for _ in 0..<4 where done.all.isEmpty {
        try await world.loop.loop.sleep(for: .milliseconds(200 + random.below(400)))
        try await cluster.crash()
        try await world.loop.loop.sleep(for: .milliseconds(800))
      }
    }
  }

  /// Sends batches of unlike events until each is answered, while `disturb` does its worst, and checks all.
  private func load(
    _ world: IngestWorld, over engines: [IngestEngine], seed: Int,
    _ disturb: @escaping @Sendable (Shared<Bool>) async throws -> Void
  ) async throws {
    var dirty = DirtyEvents(SeededGenerator(seed: UInt64(seed)))
    dirty.reachPercent = 0
    let batches = dirty.batches(dirty.cases((1...80).map { "case-\($0)" }, events: 5...30), upTo: 12)
    let (waiting, outcomes, done) = (Shared(batches), Shared<Outcome>(), Shared<Bool>())
    try await withThrowingTaskGroup { group in
      let disturbing = Task { try await disturb(done) }
      for hand in 0..<4 {
        group.addTask {
          while let batch = waiting.take() {
            outcomes.add(try await sendUntilAnswered(batch, over: engines[hand % engines.count], on: world.loop.loop))
          }
        }
      }
      try await group.waitForAll()
      done.add(true)
      try await disturbing.value
    }
    for engine in engines { await engine.stop() }
    #expect(outcomes.all.count == batches.count)
    for outcome in outcomes.all {
      let words = Set(outcome.answered.receipt.outcomes.map(\.word))
      #expect(words == ["accepted"] || (outcome.wasUnknown && words == ["duplicate"]))
    }
    let contents = try await world.contents()
    let sent = Set(batches.flatMap(\.lines).compactMap { if case .event(let event) = $0 { event } else { nil } })
    #expect(contents.events.count == sent.count)
    #expect(Set(contents.events.map(\.event)) == sent)
    #expect(try await world.differences(after: [Courts.start]) == [])
    let log = try await LogReader(world).finish()
    #expect(log.differences(from: contents) == [])
  }

  private func sendUntilAnswered(_ batch: TestBatch, over engine: IngestEngine, on loop: Loop) async throws -> Outcome {
    var wasUnknown = false
    while true {
      do {
        let receipt = try await engine.take(batch)
        return Outcome(answered: Answered(batch: batch, receipt: receipt), wasUnknown: wasUnknown)
      } catch {
        switch error {
        case .storeAway: break
        case .outcomeUnknown: wasUnknown = true
        case .failed, .notDurable, .tooManyRejections, .stopping: throw error
        }
        try await loop.sleep(for: .milliseconds(20))
      }
    }
  }
}

/// What a connection that breaks at the worst instant does to an answer.
@Suite(.timeLimit(.minutes(5))) final class LostAnswerTests: Sendable {
  private let world: IngestWorld
  private let proxy: CutProxy
  private let engine: IngestEngine

  init() async throws {
    world = try await IngestWorld()
    let socket = world.database.cluster.folder + "/socket"
    proxy = try CutProxy(to: socket)
    engine = IngestEngine(
      conninfo: proxy.conninfo(world.database.conninfo(), of: socket), loop: world.loop.loop,
      writerLoops: [world.loop.loop], dictionaries: Dictionaries()
    ) { _ in }
  }

  deinit { proxy.end() }

  /// The answer to a COMMIT is lost, and the COMMIT itself comes only while the batch is being sent again.
  @Test(arguments: [false, true])
  func aCommitThatIsLate(isCaseKnown: Bool) async throws {
    let events = DirtyEvents.life(of: "case")
    let first = isCaseKnown ? 2 : 0
    _ = try await engine.take(TestBatch(sender: .country, lines: Array(events.prefix(first))))
    let order = try await world.connectToHold()
    try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
    let batch = TestBatch(sender: .country, lines: Array(events.dropFirst(first)))
    let answer = Task { try await engine.take(batch) }
    try await world.untilBackends(wait: 1)
    proxy.cut()
    // The second attempt waits for the first, which still holds what it wrote.
    try await world.untilBackends(wait: 2)
    try await order.simple("commit")
    let receipt = try await answer.value
    #expect(receipt.outcomes.map(\.word) == Array(repeating: "accepted", count: batch.lines.count))
    await engine.stop()
    await order.close()
    #expect(try await world.differences(after: [Courts.start]) == [])
    #expect(try await world.contents().commits.last == receipt.position.number)
  }

  /// The answer is lost before the COMMIT could be done.
  @Test func aCommitThatNeverWas() async throws {
    let order = try await world.connectToHold()
    try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
    let batch = TestBatch(sender: .country, lines: DirtyEvents.life(of: "case"))
    let answer = Task { try await engine.take(batch) }
    try await world.untilBackends(wait: 1)
    try await world.callOnWaiting("pg_terminate_backend")
    try await order.simple("commit")
    #expect(Set(try await answer.value.outcomes.map(\.word)) == ["accepted"])
    await engine.stop()
    await order.close()
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// The answer to the COMMIT is lost, and then that to the COMMIT that found it: it is not forgotten, so the sender gets
  /// the first answer and not that all were there already.
  @Test(arguments: 1...3)
  func answersLostAgain(times: Int) async throws {
    _ = try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.one("before", in: "B1")))
    let refused = Sent.Content.refused(
      LineRejection(reason: .badField, detail: "at: it is bad", source: "a", branch: "B1"))
    for (number, lines) in [DirtyEvents.life(of: "case"), [refused]].enumerated() {
      proxy.loseAnswers(toCommits: times)
      let receipt = try await engine.take(TestBatch(sender: .country, lines: lines))
      #expect(receipt.outcomes.map(\.word) == lines.map { _ in number == 0 ? "accepted" : "bad_field" })
      #expect(proxy.answersToLose == 0)
    }
    await engine.stop()
    let batches = try await world.contents().batches
    #expect(batches.count == 3)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// A refusal while new codes are written leaves the connection fit for what comes next.
  @Test func namingThatIsCancelled() async throws {
    let other = try await world.connectToHold()
    _ = try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.one("first", in: "B1")))
    try await other.simple("begin; insert into tarazu.place (code) values ('elsewhere')")
    let batch = TestBatch(sender: .country, lines: DirtyEvents.one("second", in: "elsewhere"))
    let answer = Task { try await engine.take(batch) }
    try await world.untilBackends(wait: 1)
    try await world.callOnWaiting("pg_cancel_backend")
    try await other.simple("rollback")
    #expect(try await answer.value.outcomes == [.accepted])
    await engine.stop()
    await other.close()
  }
}
