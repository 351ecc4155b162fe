import TarazuDomain
import TarazuPostgres
import TestSupport
import Testing

@testable import TarazuIngest

/// A batch that cannot be taken fails alone, wherever it stands in its group.
@Suite struct PoisonTests {
  @Test(.timeLimit(.minutes(5)), arguments: 0..<5)
  func oneBadBatch(index: Int) async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    // Holds the one writer, so that the others gather to a group.
    let order = try await world.connectToHold()
    try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
    let first = Task { try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.life(of: "first"))) }
    try await world.untilBackends(wait: 1)
    var answers: [Task<Receipt, any Error>] = []
    for number in 0..<5 {
      var lines = DirtyEvents.life(of: "case-\(number)")
      if number == index {
        // PostgreSQL has no text with this character; the service refuses it where it reads lines.
        lines = [.event(DirtyEvents.clean("a\0b", 0, .registered(branch: "B1", caseClass: "debt")))]
      }
      let batch = TestBatch(sender: .country, lines: lines)
      answers.append(Task { try await engine.take(batch) })
      try await world.untilBatches(wait: number + 1, in: engine)
    }
    try await order.simple("commit")
    #expect(try await first.value.outcomes.allSatisfy { $0 == .accepted })
    for (number, answer) in answers.enumerated() {
      switch await answer.result {
      case .success(let receipt):
        #expect(number != index && receipt.outcomes.allSatisfy { $0 == .accepted })
      case .failure(let error):
        #expect(number == index, "batch \(number): \(error)")
        guard case .failed? = error as? IngestError else {
          Issue.record("\(error)")
          continue
        }
      }
    }
    await engine.stop()
    await order.close()
    #expect(try await world.contents().events.count == 5 * 5)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }
}
