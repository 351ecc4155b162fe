import TarazuDomain
import TarazuIngest
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TestRandom
import TestSupport
import Testing

/// The same events, in whatever order and cut, over one engine or several: every figure as if each had come once, alone.
@Suite struct ExactFiguresTests {
  @Test(arguments: 1...4)
  func oneEngineTakesDirtyEvents(seed: Int) async throws {
    try await run(seed: seed, engines: 1, senders: 3)
  }

  @Test(arguments: 11...16)
  func twoEnginesAtOnce(seed: Int) async throws {
    try await run(seed: seed, engines: 2, senders: 6)
  }

  @Test func threeEnginesOnFewCases() async throws {
    try await run(seed: 21, engines: 3, senders: 9, cases: 6, events: 60...160)
  }

  @Test(arguments: 31...34)
  func twoWritersOfOneEngine(seed: Int) async throws {
    try await run(seed: seed, engines: 1, ofTwoWriters: true, senders: 6)
  }

  @Test func twoWritersOnFewCases() async throws {
    try await run(seed: 41, engines: 1, ofTwoWriters: true, senders: 9, cases: 6, events: 60...160)
  }

  @Test func twoEnginesOfTwoWriters() async throws {
    try await run(seed: 51, engines: 2, ofTwoWriters: true, senders: 8)
  }

  /// Batches that wait for one transaction share the next; between senders of separate reach it is their order, not
  /// that of time, that decides the claim to a case.
  @Test func claimsThatShareATransaction() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    let other = try await world.connectToHold()
    try await other.simple("begin; select pg_advisory_xact_lock(7418, 2)")
    let (one, two) = (TestSender.all[2], TestSender.all[3])
    let first = DirtyEvents.clean("case", 2, .registered(branch: "B1", caseClass: "debt"))
    let earlier = DirtyEvents.clean("case", 1, .registered(branch: "B4", caseClass: "debt"))
    let batches = [
      TestBatch(sender: .country, lines: DirtyEvents.life(of: "another")),
      TestBatch(sender: one, lines: [.event(first)]), TestBatch(sender: two, lines: [.event(earlier)]),
    ]
    try await withThrowingTaskGroup { group in
      for batch in batches {
        group.addTask { _ = try await engine.take(batch) }
        // The engine's queue is in the order of these calls.
        try await world.loop.loop.sleep(for: .milliseconds(100))
      }
      try await other.simple("commit")
      try await group.waitForAll()
    }
    await engine.stop()
    await other.close()
    let contents = try await world.contents()
    #expect(contents.batches.count == 3)
    let log = try await LogReader(world).finish()
    #expect(log.count == 4, "commit 1, the directory, the first batch, and the two others together")
    #expect(contents.anomalies.count == 1)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  private func run(
    seed: Int, engines count: Int, ofTwoWriters: Bool = false, senders: Int, cases: Int = 40,
    events: ClosedRange<Int> = 3...30
  ) async throws {
    let world = try await IngestWorld()
    var dirty = DirtyEvents(SeededGenerator(seed: UInt64(seed)))
    let sent = dirty.cases((1...cases).map { "case-\($0)" }, events: events)
    let batches = dirty.batches(dirty.spoil(sent), upTo: 1 + dirty.random.below(40))
    let resent = batches.filter { _ in dirty.random.chance(20) }
    let reader = LogReader(world)
    let engines = (0..<count).map { _ in ofTwoWriters ? world.engineOfTwoWriters() : world.engine() }
    let answered = try await submit(batches + resent, over: engines, at: senders)
    for engine in engines { await engine.stop() }
    let log = try await reader.finish()
    let contents = try await world.contents()
    #expect(answered.count == batches.count + resent.count)
    #expect(Receipts(answered: answered, directory: Courts.start).differences(from: contents) == [])
    #expect(try await world.differences(after: [Courts.start]) == [])
    #expect(log.differences(from: contents) == [])
    let known = Dictionary(uniqueKeysWithValues: log.map { ($0.position.number, $0.position) })
    #expect(answered.allSatisfy { known[$0.receipt.position.number] == $0.receipt.position })
    #expect(contents.anomalies.count > 10 && contents.sums.count > 50, "the events were too tame to show anything")
  }

  /// Several hands at once, each with its next batch as soon as its last was answered.
  private func submit(
    _ batches: [TestBatch], over engines: [IngestEngine], at senders: Int
  ) async throws -> [Answered] {
    let waiting = Shared(batches)
    let answered = Shared<Answered>()
    try await withThrowingTaskGroup { group in
      for hand in 0..<senders {
        group.addTask {
          while let batch = waiting.take() {
            answered.add(Answered(batch: batch, receipt: try await engines[hand % engines.count].take(batch)))
          }
        }
      }
      try await group.waitForAll()
    }
    return answered.all
  }
}
