// The limit of rejections a day, and lines that were rejected before (docs/spec/access.md#limits-of-a-principal).

import TarazuCalendar
import TarazuAccess
import TarazuDomain
import TarazuIngest
import TarazuLines
import TarazuLoop
import TarazuStore
import TestSupport
import Testing

@Suite struct RejectionLimitTests {
  private static let sender = TestSender(name: "all")
  private static let other = TestSender(name: "country", unit: "IR")

  /// A batch of refused lines with these bytes, and maybe a good event.
  private func batch(_ raws: [String], good id: String? = nil, by sender: TestSender = sender) -> Submission {
    let rejection = LineRejection(reason: .malformed, detail: "nonsense")
    var lines = raws.enumerated().map { index, raw in
      SubmittedLine(line: Int64(index) + 1, content: .rejected(rejection), raw: Array(raw.utf8))
    }
    if let id {
      let event = Event(
        source: "a", id: id, at: Instant(nanoseconds: 1_706_745_600_000_000_000), caseCode: id,
        body: .surveyed(branch: Courts.known[0], score: 3))
      lines.append(
        SubmittedLine(line: Int64(raws.count) + 1, content: .event(event), raw: EventLine.text(of: event)))
    }
    return Submission(sender: sender.sender, lines: lines, byteCount: 1, sha256: [UInt8](repeating: 7, count: 32))
  }

  /// The outcomes' words, or how the batch failed.
  private func take(_ submission: Submission, _ engine: IngestEngine) async -> [String] {
    do throws(IngestError) {
      let receipt = try await engine.submit(submission, before: MonotonicClock.deadline(after: .seconds(60)))
      return receipt.outcomes.map(\.word)
    } catch {
      if case .beyondLimit(.rejections, _, passes: false) = error { return ["too many"] }
      return ["\(error)"]
    }
  }

  /// A principal's own limit.
  private func limit(_ world: IngestWorld, _ limit: Int) async throws {
    try await world.database.psql(
      """
      insert into tarazu.principal (name, role, made_at, epoch, rejection_limit) values ('all', 'admin', now(), 1, \(limit))
        on conflict (name) do update set rejection_limit = excluded.rejection_limit;
      """)
  }

  @Test func aLineIsKeptOnceForEachPrincipalAndReason() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    let bad = LineRejection(reason: .badField, detail: "id")
    #expect(await take(batch(["x", "y", "x"]), engine) == ["malformed", "malformed", "malformed"])
    #expect(try await world.contents().rejections.count == 2)
    #expect(await take(batch(["y", "x"], good: "e1"), engine) == ["malformed", "malformed", "accepted"])
    #expect(try await world.contents().rejections.count == 2)
    #expect(await take(batch(["x"], by: RejectionLimitTests.other), engine) == ["malformed"])
    #expect(try await world.contents().rejections.count == 3)
    var again = batch(["x"])
    again.lines[0].content = .rejected(bad)
    #expect(await take(again, engine) == ["bad_field"])
    #expect(try await world.contents().rejections.count == 4)
    // Of lines that were cut the digest of the whole decides.
    for (digest, count) in [(1, 5), (2, 6), (1, 6)] as [(UInt8, Int)] {
      var long = batch(["long"])
      long.lines[0].cut = (20_000, [UInt8](repeating: digest, count: 32))
      #expect(await take(long, engine) == ["malformed"])
      #expect(try await world.contents().rejections.count == count)
    }
    // A batch of nothing new leaves no row, and nothing is counted twice.
    let batches = try await world.contents().batches.count
    #expect(await take(batch(["x"]), engine) == ["malformed"])
    #expect(try await world.contents().batches.count == batches)
    let counted = try await world.database.psql("select count from tarazu.rejection_count where principal = 'all'")
    #expect(counted.contains("5"))
    await engine.stop()
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  @Test func nothingOfABatchBeyondTheLimitIsTaken() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    try await limit(world, 3)
    #expect(await take(batch(["1", "2"]), engine) == ["malformed", "malformed"])
    #expect(await take(batch(["3", "4"], good: "e1"), engine) == ["too many"])
    #expect(await take(batch(["3"]), engine) == ["malformed"])
    #expect(await take(batch(["4"], good: "e1"), engine) == ["too many"])
    // What was rejected before is answered as before, and good events are taken.
    #expect(await take(batch(["1", "3"], good: "e1"), engine) == ["malformed", "malformed", "accepted"])
    // Others go on, also in the same transaction.
    async let one = take(batch(["5"], by: RejectionLimitTests.other), engine)
    async let two = take(batch(["6"]), engine)
    async let three = take(batch([], good: "e2"), engine)
    async let four = take(batch(["7"], by: RejectionLimitTests.other), engine)
    #expect(await [one, two, three, four] == [["malformed"], ["too many"], ["accepted"], ["malformed"]])
    #expect(try await world.contents().rejections.count == 5)
    await engine.stop()
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  @Test func theNextDayAndALiftingBeginAnew() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    try await limit(world, 1)
    #expect(await take(batch(["1"]), engine) == ["malformed"])
    #expect(await take(batch(["2"]), engine) == ["too many"])
    try await world.database.psql("update tarazu.rejection_count set since = since - interval '1 day'")
    #expect(await take(batch(["2"]), engine) == ["malformed"])
    #expect(await take(batch(["3"]), engine) == ["too many"])
    try await world.database.psql("update tarazu.principal set rejections_lifted_at = clock_timestamp()")
    #expect(await take(batch(["3"]), engine) == ["malformed"])
    #expect(await take(batch(["4"]), engine) == ["too many"])
    try await limit(world, 2)
    #expect(await take(batch(["4"]), engine) == ["malformed"])
    #expect(await take(batch(["5"]), engine) == ["too many"])
    await engine.stop()
  }
}
