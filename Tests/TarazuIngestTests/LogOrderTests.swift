import TarazuDomain
import TarazuIngest
import TarazuPostgres
import TarazuStore
import TestDomain
import TestSupport
import Testing

/// A follower that reads by number misses nothing: no commit shows itself before one that has a lower number.
@Suite(.timeLimit(.minutes(5))) struct LogOrderTests {
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
    let before = try await CommitLogReader.after(0, on: follower)
    #expect(before.allSatisfy { $0.position.number < first.number })
    try await other.simple("commit")
    let second = try await answer.value.position
    #expect(second.number > first.number && second.committedAt > first.committedAt && second.tag != first.tag)
    let after = try await CommitLogReader.after(before.last?.position.number ?? 0, on: follower)
    #expect(after.map(\.position) == [first, second])
    #expect(try await CommitLogReader.commit(first.number, on: follower) == first)
    await engine.stop()
  }

  /// Each commit is handed over once, before its answer, with what the log has of it and the commit before it there,
  /// whoever made that.
  @Test func whatIsHandedOverIsWhatTheLogHas() async throws {
    let world = try await IngestWorld()
    let handed = Shared<LocalCommit>()
    let (engine, other) = (world.engineOfTwoWriters { handed.add($0) }, world.engine())
    let answered = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for sender in 0..<4 {
        group.addTask {
          var numbers: [Int64] = []
          for batch in 0..<10 {
            let batch = TestBatch(sender: .country, lines: DirtyEvents.life(of: "case-\(sender)-\(batch)"))
            let receipt = try await (sender == 0 ? other : engine).take(batch)
            guard sender > 0 else { continue }
            numbers.append(receipt.position.number)
            #expect(handed.all.contains { $0.position == receipt.position })
          }
          return numbers
        }
      }
      return try await group.reduce(into: Set<Int64>()) { $0.formUnion($1) }
    }
    let log = try await LogReader(world).finish()
    let own = handed.all
    #expect(own.count == answered.count && Set(own.map(\.position.number)) == answered)
    for commit in own {
      let place = try #require(log.firstIndex { $0.position == commit.position })
      #expect(log[place].record == .contributions(commit.changes) && log[place - 1].position == commit.previous)
    }
    await engine.stop()
    await other.stop()
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
    #expect(try await CommitLogReader.oldest(on: connection) == log.first?.position)
    await connection.close()
  }
}
