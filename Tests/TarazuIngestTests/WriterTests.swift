import TarazuCalendar
import TarazuDomain
@testable import TarazuIngest
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// Writers that meet on one case: of two engines, as on two servers, and of one.
@Suite(.timeLimit(.minutes(5))) struct WriterTests {
  private static let life = DirtyEvents.life(of: "case")

  /// The same batch again, while the first is about to commit a case that nobody else can see yet: all of it is there
  /// already. Content that differs is refused.
  @Test(arguments: [false, true])
  func aResendThatRacesItsFirst(isCaseKnown: Bool) async throws {
    let world = try await IngestWorld()
    let (engine, second) = (world.engine(), world.engine())
    let known = isCaseKnown ? 2 : 0
    if isCaseKnown { _ = try await engine.take(TestBatch(sender: .country, lines: Array(Self.life.prefix(known)))) }
    let first = TestBatch(sender: .country, lines: Array(Self.life.dropFirst(known)))
    guard case .event(var changed) = first.lines[1] else { return }
    changed.at = Instant(nanoseconds: changed.at.nanoseconds + 1)
    let again = TestBatch(sender: .country, lines: [first.lines[0], .event(changed), first.lines[2]])
    let order = try await world.connectToHold()
    try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
    let one = Task { try await engine.take(first) }
    try await world.untilBackends(wait: 1)
    let other = Task { try await second.take(again) }
    // The first waits for the order of commits, the other for the first.
    try await world.untilBackends(wait: 2)
    try await order.simple("commit")
    #expect(try await one.value.outcomes.map(\.word) == first.lines.map { _ in "accepted" })
    #expect(try await other.value.outcomes.map(\.word) == ["duplicate", "conflict", "duplicate"])
    await engine.stop()
    await second.stop()
    await order.close()
    #expect(try await world.contents().events.count == Self.life.count)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// A batch beyond what may queue is refused at once, and those that queue are taken.
  @Test func aQueueThatIsFull() async throws {
    let world = try await IngestWorld()
    let engine = world.engine(queuedLines: 1)
    let order = try await world.connectToHold()
    try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
    let writing = Task { try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.one("first", in: "B1"))) }
    try await world.untilBackends(wait: 1)
    let queued = Task { try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.one("second", in: "B1"))) }
    try await world.untilBatches(wait: 1, in: engine)
    let refused = await #expect(throws: IngestError.self) {
      try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.one("third", in: "B1")))
    }
    guard case .overloaded = refused else { throw NeverHappened(what: "a third batch is refused") }
    try await order.simple("commit")
    #expect(try await writing.value.outcomes + queued.value.outcomes == [.accepted, .accepted])
    await engine.stop()
    await order.close()
  }

  /// Later events of a case, given while the earlier ones are about to commit, go on from what those made of it.
  @Test func eventsOfACaseThatIsBeingWritten() async throws {
    let world = try await IngestWorld()
    let (engine, second) = (world.engine(), world.engine())
    let order = try await world.connectToHold()
    var rest = Self.life[...]
    _ = try await engine.take(TestBatch(sender: .country, lines: [rest.removeFirst()]))
    while rest.count >= 2 {
      try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
      let (early, late) = (rest.removeFirst(), rest.removeFirst())
      let one = Task { try await engine.take(TestBatch(sender: .country, lines: [early])) }
      try await world.untilBackends(wait: 1)
      let other = Task { try await second.take(TestBatch(sender: .country, lines: [late])) }
      try await world.untilBackends(wait: 2)
      try await order.simple("commit")
      #expect(try await one.value.outcomes + other.value.outcomes == [.accepted, .accepted])
    }
    await engine.stop()
    await second.stop()
    await order.close()
    #expect(try await world.contents().anomalies.isEmpty)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// A batch waits for what is being written of its cases, and those after it for it; others overtake.
  @Test func batchesOfACaseAreTakenInTheirOrder() async throws {
    let world = try await IngestWorld()
    let engine = world.engineOfTwoWriters()
    let order = try await world.connectToHold()
    try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
    let others = DirtyEvents.life(of: "other")
    var answers: [Task<Receipt, any Error>] = []
    func take(_ lines: [Sent.Content]) {
      answers.append(Task { try await engine.take(TestBatch(sender: .country, lines: lines)) })
    }
    // The first and the fourth are written and wait for the order of commits; the others wait here. The fourth shares
    // no cell with the first. Otherwise it would wait for the first's cells, and then race the second for the order.
    take(Array(Self.life[0...0]))
    try await world.untilBackends(wait: 1)
    take(Array(Self.life[1...1]) + Array(others[0...0]))
    try await world.untilBatches(wait: 1, in: engine)
    take(Array(others[1...1]))
    try await world.untilBatches(wait: 2, in: engine)
    take(DirtyEvents.life(of: "third", in: ["B4", "B5", "B4"]))
    try await world.untilBackends(wait: 2)
    take(Array(Self.life[2...]))
    try await world.untilBatches(wait: 3, in: engine)
    try await order.simple("commit")
    var commits: [Int64] = []
    for answer in answers {
      let receipt = try await answer.value
      #expect(receipt.outcomes.allSatisfy { $0 == .accepted })
      commits.append(receipt.position.number)
    }
    #expect(commits[0] < commits[1] && commits[1] <= commits[2] && commits[1] <= commits[4])
    #expect(commits[3] < commits[1])
    await engine.stop()
    await order.close()
    let scans = try await world.database.psql(
      "select idx_scan from pg_stat_user_indexes where indexrelname = 'journal_case'")
    #expect(scans.split(separator: "\n").first == "0", "nothing was out of order")
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// What waits is shared: while one writer is held up the other takes what comes.
  @Test func aWriterThatIsHeldUp() async throws {
    let world = try await IngestWorld()
    let engine = world.engineOfTwoWriters()
    _ = try await engine.take(TestBatch(sender: .country, lines: Array(Self.life.prefix(1))))
    let holder = try await world.connectToHold()
    try await holder.simple("begin; select from tarazu.court_case where code = 'case' for update")
    let held = Task { try await engine.take(TestBatch(sender: .country, lines: Array(Self.life.dropFirst()))) }
    try await world.untilBackends(wait: 1)
    for number in 1...5 {
      let batch = TestBatch(sender: .country, lines: DirtyEvents.life(of: "other-\(number)"))
      #expect(try await engine.take(batch).outcomes.allSatisfy { $0 == .accepted })
    }
    try await holder.simple("commit")
    #expect(try await held.value.outcomes.allSatisfy { $0 == .accepted })
    await engine.stop()
    await holder.close()
    #expect(try await world.differences(after: [Courts.start]) == [])
  }
}
