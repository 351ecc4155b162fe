import TarazuDomain
@testable import TarazuIngest
import TarazuLoop
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
        case .storeAway, .overloaded: break
        case .outcomeUnknown: wasUnknown = true
        case .failed, .notDurable, .beyondLimit, .stopping: throw error
        }
        try await loop.sleep(for: .milliseconds(20))
      }
    }
  }
}
