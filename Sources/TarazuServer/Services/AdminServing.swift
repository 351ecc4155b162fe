// AdminService: proof of the figures, and facts about this server.

import Synchronization
import TarazuAccess
import TarazuBase
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuIngest
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire

struct AdminServing: Sendable {
  let reads: Reads
  let pool: PostgresPool
  let startedAt: StoreTime
  let certificates: OwnCertificates
  let issuer: ServerCertificateIssuer?
  let clock: ServerClock

  /// Verifications at once: each holds one of the pool's connections, and a worker much of the time.
  private static let verificationsMost = 2
  private let verifications = Verifications()

  /// How often a verification reports its progress.
  private static let progressInterval: UInt64 = 500_000_000

  func serve(in table: inout ServiceTable) {
    table.serverStreaming(AdminService.verifyFigures, rule: .system, time: .long) { _, request, call, send in
      guard verifications.begin(most: Self.verificationsMost) else {
        throw Status.unavailable(
          "\(Self.verificationsMost) verifications run already, the most at once", reason: .overloaded)
      }
      defer { verifications.end() }
      try await reads.waitFor(request.minPosition, before: call.deadline)
      try await verify(before: call.deadline, send)
    }
    table.unary(AdminService.renewServerCertificate, rule: .system, time: .unary) { _, request, _ in
      guard let issuer else {
        throw Status.failedPrecondition(
          "this service has no key of its server's CA; have the certificate made elsewhere")
      }
      return try issuer.issue(request.certificateRequest, at: clock.now)
    }
    table.unary(AdminService.getServerInfo, rule: .self, time: .read) { _, request, call in
      try await reads.waitFor(request.minPosition, before: call.deadline)
      return GetServerInfoResponse(
        version: Version.text, startTime: ProtobufTimestamp(startedAt), limits: limitList,
        asOf: reads.asOf(reads.cube.position),
        certificates: certificates.entries.map {
          ServerCertificate(name: $0.name, expireTime: ProtobufTimestamp($0.end))
        })
    }
  }

  private var limitList: [Limit] {
    [
      Limit(name: "events_per_batch", value: Int64(EventLimits.eventsPerBatch)),
      Limit(name: "events_per_case", value: Int64(EventLimits.eventsPerCase)),
      Limit(name: "line_bytes", value: Int64(EventLimits.lineBytes)),
      Limit(name: "message_bytes", value: Int64(WireLimits.frameData)),
      Limit(name: "page_size", value: UsageLimit.pages.usual(for: .head)),
    ]
  }

  // MARK: Verifying

  private func verify(
    before deadline: MonotonicInstant, _ send: @escaping @Sendable (VerifyFiguresResponse) async throws -> Void
  ) async throws {
    let progress = Pacer()
    let report = try await store(pool, before: deadline) { connection in
      let figures = try FiguresTable.row(try await connection.execute(FiguresTable.state))
      guard figures.isFinished else { throw Status.loading(percent: figures.percent) }
      let verifier = Verifier(connection: connection) { report in
        guard progress.isDue(after: Self.progressInterval) else { return }
        try await send(VerifyFiguresResponse(report))
      }
      // The workers compute, so that calls on this loop are answered meanwhile.
      let work = Task(executorPreference: reads.workers) { try await verifier.run() }
      var report = try await withTaskCancellationHandler {
        try await work.value
      } onCancel: {
        work.cancel()
      }
      try await compareCube(&report, on: connection)
      return report
    }
    for example in report.examples { ServerLog.write("verify: \(example)") }
    try await send(VerifyFiguresResponse(report))
  }

  /// Compares the cube's own sum with the cells' at one commit; the log says what was committed between the two.
  private func compareCube(_ report: inout VerificationReport, on connection: PostgresConnection) async throws {
    guard let seen = report.position else { return }
    try await reads.waitFor(seen, before: MonotonicClock.deadline(after: .seconds(60)))
    let (sum, position) = await reads.workers.run { () -> (UInt64, CommitPosition?) in reads.cube.checksum() }
    guard let position else { return }
    var expected = report.checksum
    var from = seen.number
    while from < position.number {
      let commits = try await CommitLogReader.after(from, on: connection)
      guard let last = commits.last else { break }
      for commit in commits where commit.position.number <= position.number {
        for change in commit.record?.changes ?? [] { expected &+= Checksum.figureTerm(change.key, change.amount) }
      }
      from = last.position.number
    }
    if sum != expected { report.note("the cube of this server differs from the cells at commit \(position.number)") }
  }
}

/// How many verifications run.
private final class Verifications: Sendable {
  private let count = Locked(0)

  /// Whether one more may run; if so it is counted until `end`.
  func begin(most: Int) -> Bool {
    count.withLock { count in
      guard count < most else { return false }
      count += 1
      return true
    }
  }

  func end() { count.withLock { $0 -= 1 } }
}

/// Lets something happen at intervals.
private final class Pacer: Sendable {
  private let last = Atomic<UInt64>(MonotonicClock.nanoseconds())

  /// True if the interval has passed since it last was.
  func isDue(after interval: UInt64) -> Bool {
    let now = MonotonicClock.nanoseconds()
    guard now &- last.load(ordering: .relaxed) >= interval else { return false }
    last.store(now, ordering: .relaxed)
    return true
  }
}

extension VerifyFiguresResponse {
  fileprivate init(_ report: VerificationReport) {
    self.init(cellCount: report.cells, totalCount: report.totalCells, differenceCount: report.differences)
  }
}
