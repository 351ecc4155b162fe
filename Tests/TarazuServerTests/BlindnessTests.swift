import Foundation
import TarazuBase
import TarazuDomain
import TarazuNet
import TarazuProtocol
import TarazuReplica
import TarazuWire
import TestSupport
import Testing

@testable import TarazuServer

/// A server that cannot read who may call trusts what it knows for 15 minutes, and then refuses everything but Health.
@Suite struct BlindnessTests {
  private static let minute: Int64 = 60_000_000
  private static let refused = "UNAVAILABLE STORE_UNAVAILABLE"

  @Test(.timeLimit(.minutes(10)))
  func afterFifteenMinutesNothingIsTrusted() async throws {
    try await withService { service in
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

  /// A service in this process, whose clock the test moves.
  private struct OwnService {
    let home: String
    let database: PrivateDatabase
    let clock: ServerClock
    let service: Service
    let log: Log

    func caller() async throws -> Caller {
      let token = try String(contentsOfFile: home + "/admin/token", encoding: .utf8).filter { !$0.isNewline }
      return try await Caller.connect(
        home: home, port: service.port, metadata: Metadata([("authorization", "Bearer " + token)]))
    }

    /// Breaks the service's connections to its database, and lets it make no others.
    func takeStoreAway() async throws {
      try await database.psql(
        """
        alter database \(database.name) connection limit 0;
        select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid();
        """)
      try await eventually { log.has("the epoch cannot be read") }
    }

    /// Moves the clock ahead.
    func passTime(_ microseconds: Int64) {
      clock.set(StoreTime(microseconds: clock.now.microseconds + microseconds))
    }

    func bringStoreBack() async throws {
      try await database.psql("alter database \(database.name) connection limit -1")
    }
  }

  private final class Log: Sendable {
    private let lines = Locked<[String]>([])

    func write(_ line: String) { lines.withLock { $0.append(line) } }
    func has(_ text: String) -> Bool { lines.withLock { $0.contains { $0.contains(text) } } }
  }

  private func withService(_ body: (OwnService) async throws -> Void) async throws {
    let database = try await PrivateCluster.shared.makeDatabase()
    let home = try await blocking {
      let home = try TestHome.make(for: database)
      try TestHome.enrol(in: home)
      return home
    }
    defer { try? FileManager.default.removeItem(atPath: home) }
    let (log, clock) = (Log(), ServerClock())
    let configuration = ServiceConfiguration(
      host: "127.0.0.1", port: 0,
      tls: ServerTLS(
        certificateFile: home + "/tls/server.pem", keyFile: home + "/keys/server.key",
        clientCAFile: home + "/tls/client-ca.pem"),
      conninfo: database.conninfo(), accessKeys: AccessKeyBytes(current: [UInt8](repeating: 0x5a, count: 32)),
      loopCount: 1)
    let service = try await Service.start(configuration, clock: clock, log: log.write)
    let outcome = await Result(running: {
      try await body(OwnService(home: home, database: database, clock: clock, service: service, log: log))
    })
    await service.stop()
    try outcome.get()
  }
}
