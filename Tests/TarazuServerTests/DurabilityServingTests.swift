import TarazuProtocol
import TestSupport
import Testing

/// While PostgreSQL could lose what it acknowledges the service takes nothing, says so in health and log, and goes on by
/// itself once that is fixed; reads go on all the while.
@Suite struct DurabilityServingTests {
  private let province = Province(code: "08")
  private static let refused = "UNAVAILABLE STORE_UNAVAILABLE"

  @Test(.timeLimit(.minutes(10)))
  func aClusterThatCouldLose() async throws {
    let cluster = try await PrivateCluster.another()
    try await ServerHarness.run(on: cluster) { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      let first = try #require(try await caller.submit(province.registered("1")).asOf?.position)
      // By reload, and found by the watch before anybody sends.
      try await harness.database.psql("alter system set fsync = off; select pg_reload_conf()")
      try await eventually { try await status(caller, IngestService.fullName) == .notServing }
      #expect(try await status(caller, KpiService.fullName) == .serving)
      #expect(try await status(caller, "") == .serving)
      try await nothingIsTaken(caller, harness)
      #expect(try await caller.numerators([.inflow], of: province.selection(), minPosition: first) == [1])
      try await harness.database.psql("alter system reset fsync; select pg_reload_conf()")
      try await eventually { try await status(caller, IngestService.fullName) == .serving }
      let answer = try await caller.submit(province.registered("1"), province.registered("2"))
      #expect(answer.results.map(\.outcome) == [.duplicate, .accepted])
      let lines = harness.log.split(separator: "\n").filter { $0.contains("WRITING") || $0.contains("writing again") }
      #expect(lines.count == 2 && lines[0].contains("fsync is off") && lines[0].contains("docs/dba.md#durability"))
    }
    try await cluster.end()
  }

  private func nothingIsTaken(_ caller: Caller, _ harness: ServerHarness) async throws {
    let lines = SubmitLinesRequest(lines: Array(province.registered("2").utf8))
    for _ in 0..<3 { #expect(await caller.outcome(IngestService.submitLines, lines) == Self.refused) }
    let directory = ApplyDirectoryRequest(ndjson: Array(province.directory.utf8))
    #expect(await caller.outcome(DirectoryService.applyDirectory, directory) == Self.refused)
    let stream = caller.open(IngestService.importEvents)
    try await stream.send(ImportEventsRequest(chunk: lines.lines))
    stream.finishSending()
    await #expect { while try await stream.receive() != nil {} } throws: { Caller.message(of: $0) == Self.refused }
    let enrolled = try await blocking {
      try ChildProcess.outcome(
        of: Programs.folder + "/tarazu-server",
        [
          "enrol-administrator", "--home", harness.home, "--name", "other", "--token-file",
          harness.home + "/other.token",
        ])
    }
    #expect(enrolled.status != 0 && enrolled.errors.contains("fsync is off"), "\(enrolled)")
  }

  private func status(_ caller: Caller, _ service: String) async throws -> HealthCheckResponse.ServingStatus {
    try await caller.call(HealthService.check, HealthCheckRequest(service: service)).status
  }
}
