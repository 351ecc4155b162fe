import Foundation
import TarazuDomain
import TarazuProtocol
import TarazuReplica
import TestSupport
import Testing

@testable import TarazuServer

/// A server that cannot read who may call trusts what it knows for 15 minutes, and then refuses everything but Health.
@Suite struct BlindnessTests {
  private static let minute: Int64 = 60_000_000
  private static let refused = "UNAVAILABLE STORE_UNAVAILABLE"

  @Test(.timeLimit(.minutes(10)))
  func afterFifteenMinutesNothingIsTrusted() async throws {
    try await OwnService.run { service in
      let caller = try await service.caller()
      try await caller.apply(World.root)
      let feed = caller.open(
        KpiService.subscribe, inflow(Selection(unit: "IR", fromDate: "2024-01-01", toDate: "2024-12-31"), after: nil),
        timeout: .seconds(30))
      #expect(try await feed.receive()?.sequence == 1)
      let stream = caller.open(IngestService.importEvents, timeout: .seconds(30))
      try await stream.send(ImportEventsRequest(chunk: Array("\n".utf8)))

      try await service.takeStoreAway()
      service.passTime(14 * Self.minute)
      #expect(await outcomes(caller) == ["OK", "OK"])
      #expect(try await health(caller) == .serving)
      try await eventually { service.log.has("for 14 minutes; from 15 minutes on all calls but health are refused") }
      service.passTime(Self.minute)
      try await eventually { service.log.has("for 15 minutes; all calls but health are refused") }
      // On the open connection, for what it remembers and for what it does not; and on a new one.
      #expect(await outcomes(caller) == [Self.refused, Self.refused])
      #expect(await outcomes(try await service.caller()) == [Self.refused, Self.refused])
      #expect(await caller.outcome(AuthService.signIn, SignInRequest(name: "admin", password: "x")) == Self.refused)
      // What runs ends as a new call would.
      await #expect { while try await feed.receive() != nil {} } throws: { Caller.message(of: $0) == Self.refused }
      await #expect { while try await stream.receive() != nil {} } throws: { Caller.message(of: $0) == Self.refused }
      #expect(try await health(caller) == .notServing)

      try await service.bringStoreBack()
      try await eventually { await outcomes(caller) == ["OK", "OK"] }
      #expect(try await health(caller) == .serving)
    }
  }

  /// What a call comes to that is answered inline, and one that runs as a task.
  private func outcomes(_ caller: Caller) async -> [String] {
    [
      await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest()),
      await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest()),
    ]
  }

  private func health(_ caller: Caller) async throws -> HealthCheckResponse.ServingStatus {
    try await caller.call(HealthService.check, HealthCheckRequest()).status
  }
}

extension OwnService {
  /// Breaks the service's connections to its database, and lets it make no others.
  fileprivate func takeStoreAway() async throws {
    try await database.psql(
      """
      alter database \(database.name) connection limit 0;
      select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid();
      """)
    try await eventually { log.has("the epoch cannot be read") }
  }

  /// Moves the clock ahead.
  fileprivate func passTime(_ microseconds: Int64) {
    clock.set(StoreTime(microseconds: clock.now.microseconds + microseconds))
  }

  fileprivate func bringStoreBack() async throws {
    try await database.psql("alter database \(database.name) connection limit -1")
  }
}
