import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TestSupport
import Testing

/// ImportEvents reports a line as settled only when it is committed, so a resume behind it loses nothing.
@Suite struct ImportSettlingTests {
  private let province = Province(code: "08")

  /// Lines that come while others are being committed are settled by their own commit.
  @Test(.timeLimit(.minutes(10)))
  func linesThatCameMeanwhile() async throws {
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      try await caller.submit(province.registered("known"))
      let loop = try TestLoop("holders")
      let (order, row) = (try await hold(harness, loop), try await hold(harness, loop))
      try await order.simple("begin; select pg_advisory_xact_lock(7418, 3)")
      try await row.simple("begin; select from tarazu.court_case where code = '08-known' for update")

      let stream = caller.open(IngestService.importEvents)
      try await send(stream, [province.registered("first")])
      try await waiting(harness, 1)
      // The second piece: a line of a case that is locked, a bad one, a blank one. None is committed yet.
      let closed = province.line(
        "closed", "closed", #""branch":"\#(province.branches[0])","outcome":"other""#, case: "known",
        at: "2024-02-01T09:00:00Z")
      try await send(stream, [closed, "bad", "", province.registered("last")])
      stream.finishSending()
      // The server has read them all: the call that comes after them on this connection is answered.
      _ = try await caller.call(HealthService.check, HealthCheckRequest())
      try await Task.sleep(for: .milliseconds(300))
      try await order.simple("commit")
      let first = try #require(try await stream.receive())
      #expect(first.lineCount == 1 && first.counts == EventCounts(acceptedCount: 1))
      try await waiting(harness, 1)
      #expect(try await journal(harness) == ["first", "known"])
      try await row.simple("commit")
      var answers: [ImportEventsResponse] = []
      while let answer = try await stream.receive() { answers.append(answer) }
      #expect(answers.last?.lineCount == 5)
      #expect(answers.last?.counts == EventCounts(acceptedCount: 3, rejectedCount: 1))
      #expect(try await journal(harness) == ["closed", "first", "known", "last"])
      await order.close()
      await row.close()
    }
  }

  private func send(
    _ stream: TypedStream<ImportEventsRequest, ImportEventsResponse>, _ lines: [String]
  ) async throws {
    try await stream.send(ImportEventsRequest(chunk: Array((lines.joined(separator: "\n") + "\n").utf8)))
  }

  private func hold(_ harness: ServerHarness, _ loop: TestLoop) async throws -> PostgresConnection {
    try await harness.database.connect(role: "tarazu_dba", on: loop.loop)
  }

  private func journal(_ harness: ServerHarness) async throws -> [String] {
    try await harness.database.psql("select id from tarazu.journal order by id").split(separator: "\n").map(String.init)
  }

  /// Waits until this many backends wait for a lock.
  private func waiting(_ harness: ServerHarness, _ count: Int) async throws {
    try await eventually {
      try await harness.database.psql(
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
      )
      .split(separator: "\n") == ["\(count)"]
    }
  }
}
