import TarazuDomain
import TarazuIngest
import TarazuPostgres
import TarazuStore
import Testing

/// A follower that reads by number misses nothing: no commit shows itself before one that has a lower number.
@Suite struct LogOrderTests {
  @Test func aCommitWaitsForTheOneBefore() async throws {
    let world = try await IngestWorld()
    let (other, follower) = (try await world.connectToHold(), try await world.connect())
    let record = CommitRecord.contributions([])
    let rows = try await other.pipeline([
      (.begin, []), (CommitLog.takeOrder, []),
      (CommitLog.append, [.bytes(CommitLog.freshTag()), .bytes(record.bytes)]),
    ])
    let first = try CommitLog.position(rows[2])
    let engine = world.engine()
    let answer = Task { try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.life(of: "case"))) }
    try await world.untilBackends(wait: 1)
    let before = try await Feed.after(0, on: follower)
    #expect(before.allSatisfy { $0.position.number < first.number })
    try await other.simple("commit")
    let second = try await answer.value.position
    #expect(second.number > first.number && second.committedAt > first.committedAt && second.tag != first.tag)
    let after = try await Feed.after(before.last?.position.number ?? 0, on: follower)
    #expect(after.map(\.position) == [first, second])
    #expect(try await Feed.commit(first.number, on: follower) == first)
    await engine.stop()
  }

  /// More commits than are read at once.
  @Test func pages() async throws {
    let world = try await IngestWorld()
    let connection = try await world.connect()
    let key = ContributionKey(cell: CellKey(day: 3, branch: 2, caseClass: 1), measure: .surveys)
    let record = CommitRecord.contributions([ContributionChange(key: key, amount: 1)])
    for _ in 0..<60 {
      _ = try await connection.pipeline(
        [(.begin, []), (CommitLog.takeOrder, [])]
          + (0..<20).map { _ in (CommitLog.append, [.bytes(CommitLog.freshTag()), .bytes(record.bytes)]) }
          + [(.commit, [])])
    }
    let log = try await LogReader(world).finish()
    #expect(log.count == 1_202 && Set(log.map(\.position.number)).count == log.count)
    #expect(log.suffix(1_200).allSatisfy { $0.record == record })
    #expect(try await Feed.oldest(on: connection) == log.first?.position)
    await connection.close()
  }
}
