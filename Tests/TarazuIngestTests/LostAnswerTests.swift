import TarazuDomain
@testable import TarazuIngest
import TarazuLines
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

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
    let rejected = Sent.Content.rejected(
      LineRejection(reason: .badField, detail: "at: it is bad", source: "a", branch: "B1"))
    for (number, lines) in [DirtyEvents.life(of: "case"), [rejected]].enumerated() {
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

  /// A batch that changes no cell is found by its number and its content: numbers may come again after a crash.
  @Test func anotherBatchOfTheSameNumber() async throws {
    func outcomes(_ result: GroupResult) throws -> [[LineOutcome]] {
      guard case .taken(let receipts) = result else { throw IngestError.stopping }
      return receipts.map(\.outcomes)
    }
    let rejected = Sent.Content.rejected(LineRejection(reason: .malformed, detail: "byte 1: it is bad"))
    let batch = TestBatch(sender: .country, lines: [rejected])
    let connection = try await world.connect()
    try await IngestSession.prepare(connection, idleTimeout: .seconds(5))
    var session = IngestSession(connection: connection, dictionaries: Dictionaries()) { _ in }
    var group = BatchGroup(submissions: [batch.submission])
    try await session.number(&group)
    _ = try outcomes(await session.write(group, unless: nil))
    var sent = try #require(session.sent)
    // What was noted differs from what is there, to show which of them answers.
    sent.outcomes = [[.duplicate]]
    #expect(try outcomes(await session.write(group, unless: sent)) == [[.duplicate]])
    sent.batches[0].sha256 = Array(repeating: 1, count: 32)
    // Another reason: the same line for the same reason would not be kept again.
    let other = LineRejection(reason: .missingField, detail: "id: it is missing")
    var next = BatchGroup(submissions: [TestBatch(sender: .country, lines: [.rejected(other)]).submission])
    try await session.number(&next)
    #expect(try outcomes(await session.write(next, unless: sent)) == [[.rejected(other)]])
    await connection.close()
    await engine.stop()
    #expect(try await world.contents().batches.count == 2)
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
