import Foundation
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// While PostgreSQL is away, records are kept in a file; calls that could not be recorded are refused.
@Suite struct AuditAwayTests {
  private let province = Province(code: "08")
  private static let refused = "UNAVAILABLE AUDIT_UNAVAILABLE"

  enum Absence: String, CaseIterable { case stopped, frozen }

  private func scorecard(_ unit: String = "08") -> GetScorecardRequest {
    GetScorecardRequest(selection: Selection(unit: unit, fromDate: "2024-01-01", toDate: "2025-12-31"))
  }

  private func withServer(
    on cluster: PrivateCluster, _ body: (AuditedServer, Caller) async throws -> Void
  ) async throws {
    try await ServerHarness.run(on: cluster) { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      try await eventually { await caller.outcome(KpiService.getScorecard, scorecard("0812")) == "OK" }
      try await body(AuditedServer(harness: harness), caller)
    }
  }

  private func size(_ server: AuditedServer) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: server.harness.home + "/audit-spool")
    return attributes?[.size] as? Int ?? -1
  }

  /// Nothing is lost while it is away, and nothing is stored twice, not even by a backend that had not answered.
  @Test(.timeLimit(.minutes(10)), arguments: Absence.allCases)
  func readsGoOnAndAreRecordedAfterwards(absence: Absence) async throws {
    let cluster = try await PrivateCluster.another()
    try await withServer(on: cluster) { server, caller in
      _ = try await server.count("true")
      let began = MonotonicReading()
      async let early: Void = reads(20, caller)
      try await Task.sleep(for: .milliseconds(300))
      switch absence {
      case .frozen: cluster.freeze()
      case .stopped: try await cluster.stop()
      }
      try await early
      try await reads(30, caller)
      let stranger = try await Caller.connect(to: server.harness, tokens: [World.newToken()])
      #expect(await stranger.outcome(KpiService.getScorecard, scorecard()) == "UNAUTHENTICATED CREDENTIAL")
      try await eventually { size(server) > 0 }
      try await Task.sleep(for: .milliseconds(2_500))
      let attributes = try FileManager.default.attributesOfItem(atPath: server.harness.home + "/audit-spool")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      // A crash loses none of it.
      try await server.harness.kill()
      switch absence {
      case .frozen: cluster.thaw()
      case .stopped: try await cluster.start()
      }
      try await server.harness.start()
      try await eventually { size(server) == 0 }
      let seconds = began.seconds
      let all = "method ~ 'GetScorecard' and unit = '08' and at > now() - interval '\(seconds + 1) seconds'"
      #expect(try await server.stored(all + " and outcome = 'OK'") == 50)
      #expect(try await server.stored("method ~ 'GetScorecard' and outcome = 'UNAUTHENTICATED' and who is null") == 1)
      #expect(server.harness.log.contains("audit: stored again"))
    }
    try await cluster.end()
  }

  private func reads(_ count: Int, _ caller: Caller) async throws {
    for _ in 0..<count {
      _ = try await caller.call(KpiService.getScorecard, scorecard())
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func withoutAFileCallsAreRefused() async throws {
    let cluster = try await PrivateCluster.another()
    try await withServer(on: cluster) { server, caller in
      let file = server.harness.home + "/audit-spool"
      try await cluster.stop()
      try FileManager.default.removeItem(atPath: file)
      try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
      try await eventually { await caller.outcome(KpiService.getScorecard, scorecard()) == Self.refused }
      #expect(await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == Self.refused)
      #expect(await caller.outcome(HealthService.check, HealthCheckRequest()) == "OK")
      try FileManager.default.removeItem(atPath: file)
      try await eventually { await caller.outcome(KpiService.getScorecard, scorecard()) == "OK" }
      try await cluster.start()
      try await eventually { size(server) == 0 }
      #expect(try await server.count("reason = 'AUDIT_UNAVAILABLE' and who = 'admin'") > 1)
    }
    try await cluster.end()
  }

  /// A table that takes no records: what was answered before is kept, and nothing is answered until it is stored.
  @Test(.timeLimit(.minutes(10)))
  func aTableThatRefusesRecordsStopsCalls() async throws {
    try await withServer(on: PrivateCluster.shared) { server, caller in
      try await server.psql("alter table tarazu.audit add constraint never check (unit <> '0811') not valid")
      var answered = 0
      try await eventually {
        let outcome = await caller.outcome(KpiService.getScorecard, scorecard("0811"))
        if outcome == "OK" { answered += 1 } else { #expect(outcome == Self.refused) }
        return outcome != "OK"
      }
      #expect(answered > 0 && server.harness.log.contains("NOT RECORDING"))
      #expect(await caller.outcome(HealthService.check, HealthCheckRequest()) == "OK")
      try await Task.sleep(for: .milliseconds(1_500))
      #expect(await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest()) == Self.refused)
      try await server.psql("alter table tarazu.audit drop constraint never")
      try await eventually { await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest()) == "OK" }
      #expect(try await server.count("unit = '0811' and outcome = 'OK'") == answered)
    }
  }

  /// A month without its partition goes to the default one.
  @Test(.timeLimit(.minutes(10)))
  func aMissingPartitionLosesNothing() async throws {
    try await withServer(on: PrivateCluster.shared) { server, caller in
      try await server.psql(
        """
        do $$ begin
          execute 'drop table tarazu.' || to_char(clock_timestamp() at time zone 'UTC', '"audit_"YYYY_MM');
        end $$
        """)
      try await reads(3, caller)
      #expect(
        try await server.count("unit = '08' and outcome = 'OK' and tableoid = 'tarazu.audit_default'::regclass") == 3)
    }
  }
}

/// The time since it was made.
private struct MonotonicReading {
  private let start = ContinuousClock.now

  var seconds: Int { Int(start.duration(to: .now).components.seconds) + 1 }
}
