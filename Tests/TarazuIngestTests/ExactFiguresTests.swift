import TarazuDomain
import TarazuIngest
import TarazuStore
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
    try await run(seed: 21, engines: 3, senders: 9, cases: 4, events: 30...120)
  }

  private func run(
    seed: Int, engines count: Int, senders: Int, cases: Int = 40, events: ClosedRange<Int> = 3...30
  ) async throws {
    let world = try await IngestWorld()
    var dirty = DirtyEvents(Chance(seed))
    let sent = dirty.cases((1...cases).map { "case-\($0)" }, events: events)
    let batches = dirty.batches(dirty.spoil(sent), upTo: 1 + dirty.chance.below(40))
    let resent = batches.filter { _ in dirty.chance.happens(20) }
    let reader = LogReader(world)
    let engines = (0..<count).map { _ in world.engine() }
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
