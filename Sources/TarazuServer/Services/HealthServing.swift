// grpc.health.v1.Health: no credential, no audit (docs/spec/wire.md#health).

import TarazuBase
import TarazuCube
import TarazuIdentity
import TarazuIngest
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuReplica
import TarazuWire

struct HealthServing: Sendable {
  let reads: Reads
  let life: ServiceLife
  let durability: DurabilityState
  let records: AccessRecords
  let contact: StoreContact

  /// How often a watch looks.
  private static let interval = Duration.milliseconds(100)
  /// Figures and names are in memory.
  private static let withoutStore: Set = ["", KpiService.fullName, DirectoryService.fullName]

  static let services = [
    DirectoryService.fullName, IngestService.fullName, KpiService.fullName, CaseService.fullName,
    QualityService.fullName, AdminService.fullName, AuthService.fullName, AuditService.fullName,
    HealthService.fullName,
  ]

  func serve(in table: inout ServiceTable) {
    table.open(HealthService.check) { request throws(Status) in
      guard let status = status(request.service) else { throw .notFound("there is no service \(request.service)") }
      return HealthCheckResponse(status: status)
    }
    table.open(HealthService.list) { _ throws(Status) in
      var statuses: [String: HealthCheckResponse] = [:]
      for name in [""] + Self.services { statuses[name] = status(name).map { HealthCheckResponse(status: $0) } }
      return HealthListResponse(statuses: statuses)
    }
    table.add(
      HealthService.watch,
      .serverStreaming(.feed) { call, bytes in
        let request: HealthCheckRequest = try decode(bytes)
        try await watch(request.service, call)
      })
  }

  private func watch(_ service: String, _ call: ServerCall) async throws {
    let sent = SentStatus()
    let look: @Sendable () -> Void = {
      let now = status(service) ?? .serviceUnknown
      if sent.replace(by: now) { call.offer { HealthCheckResponse(status: now).encode() } }
    }
    // Draining fails calls on the loop after this, so that a watch sends its last status first.
    let watcher = life.watch { call.loop.execute(look) }
    defer { life.forget(watcher) }
    while !call.isCancelled {
      look()
      try await call.loop.sleep(for: Self.interval)
    }
  }

  /// The last status that a watch has sent.
  private final class SentStatus: Sendable {
    private let status = Locked<HealthCheckResponse.ServingStatus?>(nil)

    /// True if the status is another one.
    func replace(by now: HealthCheckResponse.ServingStatus) -> Bool {
      status.withLock { last in
        defer { last = now }
        return last != now
      }
    }
  }

  /// The status of a service; nil for an unknown name.
  private func status(_ service: String) -> HealthCheckResponse.ServingStatus? {
    guard service.isEmpty || Self.services.contains(service) else { return nil }
    if service == HealthService.fullName { return .serving }
    guard !life.isDraining, reads.cube.position != nil, records.isTrusted(at: reads.clock.now) else {
      return .notServing
    }
    // The other services that write mostly read; their writing calls alone are refused.
    if service == IngestService.fullName, durability.refusal != nil { return .notServing }
    return Self.withoutStore.contains(service) || contact.isThere(at: MonotonicClock.now()) ? .serving : .notServing
  }
}
