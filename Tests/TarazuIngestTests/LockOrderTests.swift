import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestRandom
import TestSupport
import Testing

@testable import TarazuIngest

/// Two servers that write the same rows wait for each other in one order, so PostgreSQL never finds a deadlock. The
/// retry would hide one, so deadlocks are counted.
///
/// Each test stops the first writer halfway, at a row that the test holds. A second writer that came the same way waits
/// behind the first; one that came another way would hold what the first needs next.
@Suite struct LockOrderTests {
  private static let codes = (0..<60).map { "case-\($0 + 100)" }

  /// Cases that are new to the store, in two orders.
  @Test(.timeLimit(.minutes(5)))
  func newCases() async throws {
    let world = try await IngestWorld()
    let middle = Self.codes[Self.codes.count / 2]
    let hold = """
      insert into tarazu.court_case (case_no, code, plain, waiting, accepted, checksum, state_sum, last_batch)
      values (-1, '\(middle)', true, false, 0, 0, 0, 0)
      """
    try await race(world, holding: hold) { server in
      Self.codes.enumerated().map { index, code in
        .event(event("\(server)-\(index)", code, .registered(branch: "B1", caseClass: "debt"), after: index))
      }
    }
  }

  /// New events of new cases, the same from both.
  @Test(.timeLimit(.minutes(5)))
  func newEvents() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    _ = try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.one("before", in: "B1")))
    await engine.stop()
    let hold = """
      insert into tarazu.journal (case_no, at_ns, batch_no, source_no, reach_no, case_seq, kind, id)
      select case_no, 0, batch_no, source_no, 0, 1, kind, 'id-130' from tarazu.journal limit 1
      """
    try await race(world, holding: hold) { _ in
      Self.codes.enumerated().map { index, code in
        .event(event("id-\(index + 100)", code, .registered(branch: "B1", caseClass: "debt"), after: index))
      }
    }
  }

  /// Different cases that add to the same cells.
  @Test(.timeLimit(.minutes(5)))
  func cells() async throws {
    let world = try await IngestWorld()
    let days = 0..<60
    func lines(_ server: Int) -> [Sent.Content] {
      days.map { day in
        .event(
          event(
            "\(server)-\(day)", "\(server)-\(day)", .registered(branch: "B1", caseClass: "debt"), after: 24 * day))
      }
    }
    let engine = world.engine()
    _ = try await engine.take(TestBatch(sender: .country, lines: lines(0)))
    await engine.stop()
    let hold = "select from tarazu.cell where day = (select min(day) + 30 from tarazu.cell) for update"
    try await race(world, holding: hold) { server in lines(server + 1) }
  }

  private func event(_ id: String, _ code: String, _ body: EventBody, after hours: Int) -> Event {
    var event = DirtyEvents.clean(code, hours, body)
    event.id = id
    return event
  }

  /// Two servers take lines that each of them gets in an order of its own, while a row in the middle is held.
  private func race(
    _ world: IngestWorld, holding sql: String, _ lines: (_ server: Int) -> [Sent.Content]
  ) async throws {
    let holder = try await world.connectAsSuperuser()
    try await holder.simple("begin; \(sql)")
    let engines = [world.engine(), world.engine()]
    var random = SeededGenerator(seed: 11)
    var answers: [Task<Receipt, any Error>] = []
    for (server, engine) in engines.enumerated() {
      let batch = TestBatch(sender: .country, lines: lines(server).shuffled(using: &random))
      answers.append(Task { try await engine.take(batch) })
      try await world.untilBackends(wait: server + 1)
    }
    try await holder.simple("rollback")
    for answer in answers {
      #expect(try await answer.value.outcomes.allSatisfy { $0 == .accepted || $0 == .duplicate })
    }
    for engine in engines { await engine.stop() }
    await holder.close()
    #expect(try await world.deadlocks() == 0)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }
}
