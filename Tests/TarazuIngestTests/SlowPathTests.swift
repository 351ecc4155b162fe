import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TarazuPostgres
import TestRandom
import TestSupport
import Testing

/// The largest case, and how often a case's history is read.
@Suite(.timeLimit(.minutes(5))) struct SlowPathTests {
  /// 10,000 events out of order in batches: the history is read once a batch, and the 10,001st is refused.
  @Test func aFullCase() async throws {
    let world = try await IngestWorld()
    let engine = world.patientEngine()
    var dirty = DirtyEvents(SeededGenerator(seed: 9))
    dirty.reachPercent = 0
    dirty.pace = 1
    let events = dirty.caseEvents("full", count: 10_010).map(\.content).shuffled(using: &dirty.random)
    var outcomes: [LineOutcome] = []
    let sizes = [1, 2_499, 2_500, 2_500, 2_490, 20]
    for (place, size) in sizes.enumerated() {
      let start = sizes.prefix(place).reduce(0, +)
      let batch = TestBatch(sender: .country, lines: Array(events[start..<start + size]))
      outcomes += try await engine.take(batch, within: .seconds(600)).outcomes
    }
    #expect(outcomes.prefix(10_000).allSatisfy { $0 == .accepted })
    #expect(outcomes.dropFirst(10_000).map(\.word) == Array(repeating: "case_full", count: 10))
    let again = try await engine.take(
      TestBatch(sender: .country, lines: Array(events[9_000..<9_100] + events.suffix(1))), within: .seconds(600))
    #expect(again.outcomes.prefix(100).allSatisfy { $0 == .duplicate } && again.outcomes.last?.word == "case_full")
    await engine.stop()
    #expect(try await historyReads(world) == sizes.count - 1)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// Events in order cost no history, one by one and together.
  @Test func eventsInOrder() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    for place in 0..<5 {
      let lines = (1...20).map { DirtyEvents.life(of: "case-\($0)")[place] }
      _ = try await engine.take(TestBatch(sender: .country, lines: lines))
    }
    let whole = (21...40).flatMap { DirtyEvents.life(of: "case-\($0)") }
    _ = try await engine.take(TestBatch(sender: .country, lines: whole))
    await engine.stop()
    #expect(try await historyReads(world) == 0)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// Surveys of one instant, one by one: none costs the history of those before it.
  @Test func aCrowdAtOneInstant() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    let life = DirtyEvents.life(of: "crowd")
    _ = try await engine.take(TestBatch(sender: .country, lines: life))
    guard case .event(let last)? = life.last else { return }
    for number in (0..<30).reversed() {
      let survey = Event(
        source: last.source, id: "survey-\(10 + number)", at: Instant(nanoseconds: last.at.nanoseconds + 1),
        caseCode: "crowd", body: .surveyed(branch: "B3", score: 1))
      _ = try await engine.take(TestBatch(sender: .country, lines: [.event(survey)]))
    }
    await engine.stop()
    #expect(try await historyReads(world) == 0)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// How often the journal was searched by case.
  private func historyReads(_ world: IngestWorld) async throws -> Int {
    let text = try await world.database.psql(
      "select idx_scan from pg_stat_user_indexes where indexrelname = 'journal_case'")
    return try #require(Int(text.split(separator: "\n").first ?? ""))
  }
}
