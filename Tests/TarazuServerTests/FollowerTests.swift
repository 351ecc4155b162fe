import TarazuProtocol
import TestSupport
import Testing

/// The follower trusts the cube only while the store has the same history.
@Suite struct FollowerTests {
  /// Changes the store as restoring a backup does: other figures under a commit number that the cube has already.
  private static let otherHistory = """
    begin;
    update tarazu.cell set registered = registered + 1 where registered > 0;
    update tarazu.commit_log set tag = substring(sha256('another') for 8)
      where commit_no = (select max(commit_no) from tarazu.commit_log);
    commit;
    """

  private static let breakConnections = """
    select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid();
    """

  @Test(.timeLimit(.minutes(10)))
  func aStoreWithAnotherHistoryIsLoadedAgain() async throws {
    let province = Province(code: "08")
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      let position = try #require(try await caller.submit(province.registered("1")).asOf?.position)
      #expect(try await caller.numerators([.inflow], of: province.selection(), minPosition: position) == [1])
      try await harness.database.psql(FollowerTests.otherHistory + FollowerTests.breakConnections)
      try await eventually {
        (try? await caller.numerators([.inflow], of: province.selection())) == [2]
      }
      // A position of the history before is refused, not answered.
      let request = GetScorecardRequest(selection: province.selection(), minPosition: position)
      #expect(await caller.outcome(KpiService.getScorecard, request) == "FAILED_PRECONDITION OTHER_HISTORY")
      #expect(harness.log.contains("another history"))
    }
  }

  /// A broken connection alone costs nothing: the cube goes on from where it is.
  @Test(.timeLimit(.minutes(10)))
  func aStoreWithTheSameHistoryIsNotLoadedAgain() async throws {
    let province = Province(code: "08")
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      try await caller.submit(province.registered("1"))
      try await harness.database.psql(FollowerTests.breakConnections)
      var position = ""
      try await eventually {
        position = (try? await caller.submit(province.registered("2")))?.asOf?.position ?? ""
        return !position.isEmpty
      }
      #expect(try await caller.numerators([.inflow], of: province.selection(), minPosition: position) == [2])
      #expect(!harness.log.contains("another history"))
    }
  }
}
