import TarazuNet
import TarazuProtocol
import TestSupport
import Testing

/// Health answers anyone.
@Suite struct HealthTests {
  private static let services = [
    "grpc.health.v1.Health", "tarazu.v1.AdminService", "tarazu.v1.AuditService", "tarazu.v1.AuthService",
    "tarazu.v1.CaseService", "tarazu.v1.DirectoryService", "tarazu.v1.IngestService", "tarazu.v1.KpiService",
    "tarazu.v1.QualityService",
  ]

  @Test(.timeLimit(.minutes(5)))
  func checkAndList() async throws {
    let caller = try await Caller.connect(to: World.shared.harness)
    for service in [""] + HealthTests.services {
      let answer = try await caller.call(HealthService.check, HealthCheckRequest(service: service))
      #expect(answer.status == .serving, "\(service)")
    }
    #expect(
      await caller.outcome(HealthService.check, HealthCheckRequest(service: "tarazu.v1.Nothing"))
        == "NOT_FOUND NOT_FOUND")
    let all = try await caller.call(HealthService.list, HealthListRequest())
    #expect(all.statuses.keys.sorted() == [""] + HealthTests.services)
    #expect(all.statuses.values.allSatisfy { $0.status == .serving })
  }

  @Test(.timeLimit(.minutes(5)))
  func aWatchOfAnUnknownServiceStaysOpen() async throws {
    let caller = try await Caller.connect(to: World.shared.harness)
    let unknown = caller.open(HealthService.watch, HealthCheckRequest(service: "tarazu.v1.Nothing"))
    #expect(try await unknown.receive()?.status == .serviceUnknown)
    try await Task.sleep(for: .milliseconds(600))
    _ = try await caller.call(HealthService.check, HealthCheckRequest())
    // Had it ended, its end would be what comes.
    unknown.stream.cancel()
    await #expect { try await unknown.receive() } throws: { Caller.message(of: $0) == "CANCELLED CANCELLED" }
  }

  @Test(.timeLimit(.minutes(10)))
  func aWatchTellsOfTheEnd() async throws {
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness)
      let watch = caller.open(HealthService.watch, HealthCheckRequest(service: KpiService.fullName))
      #expect(try await watch.receive()?.status == .serving)
      async let status = harness.stop()
      #expect(try await watch.receive()?.status == .notServing)
      await #expect { try await watch.receive() } throws: { Caller.message(of: $0) == "UNAVAILABLE DRAINING" }
      #expect(try await status == 0)
    }
  }
}
