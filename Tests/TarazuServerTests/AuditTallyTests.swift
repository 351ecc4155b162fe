import TarazuAccess
import TarazuDomain
import TarazuLoop
import TarazuReplica
import TarazuStore
import TarazuBase
import TarazuWire
import TestSupport
import Testing

@testable import TarazuServer

private typealias AuditRecord = TarazuStore.AuditRecord

/// Records that are alike within a second share one.
@Suite struct AuditTallyTests {
  private func record(
    _ change: (inout AuditRecord) -> Void = { _ in }, at microseconds: Int64 = 5_000_000
  ) -> AuditRecord {
    var record = AuditRecord(
      principal: Principal(name: "p", role: .head, scope: .unit("08")), credential: Credential(.token, id: 1),
      address: "192.0.2.1", gateway: nil, server: "s", method: "KpiService/GetScorecard", outcome: "OK",
      callID: "\(microseconds)")
    record.at = StoreTime(microseconds: microseconds)
    record.unit = "08"
    record.rowCount = 3
    record.microseconds = 10
    change(&record)
    return record
  }

  @Test func alikeInAllButTimesAndNumbers() throws {
    var tally = AuditTally()
    tally.add(record(at: 5_200_000))
    tally.add(record({ $0.microseconds = 70 }, at: 5_100_000))
    tally.add(record({ $0.rowCount = 0 }, at: 5_999_999))
    let all = tally.takeAll()
    let one = try #require(all.first)
    #expect(all.count == 1 && tally.isEmpty)
    #expect(one.count == 3 && one.rowCount == 6 && one.microseconds == 70)
    // The time and the call are the first one's.
    #expect(one.at == StoreTime(microseconds: 5_100_000) && one.callID == "5100000")
  }

  @Test func otherwiseApart() {
    var tally = AuditTally()
    let changes: [(inout AuditRecord) -> Void] = [
      { _ in }, { $0.at = StoreTime(microseconds: 6_000_000) }, { $0.principal = nil }, { $0.principal?.role = .admin },
      { $0.principal?.scope = .country }, { $0.principal?.name = "q" }, { $0.credential = Credential(.token, id: 2) },
      { $0.credential = Credential(.session, id: 1) }, { $0.address = "192.0.2.2" }, { $0.gateway = "web" },
      { $0.method = "KpiService/GetTrend" }, { $0.unit = "09" }, { $0.unit = nil }, { $0.caseCode = "k" },
      { $0.outcome = "PERMISSION_DENIED" }, { $0.reason = "SCOPE" }, { $0.server = "t" },
    ]
    for change in changes { tally.add(record(change)) }
    for change in changes { tally.add(record(change)) }
    let all = tally.takeAll()
    #expect(all.count == changes.count && all.allSatisfy { $0.count == 2 })
    #expect(all.map { $0.at ?? .min } == all.map { $0.at ?? .min }.sorted())
  }

  /// A loop hands a second over when it ends, without another call.
  @Test func aSecondIsHandedOver() async throws {
    let loop = try TestLoop()
    let handed = Locked<[[AuditRecord]]>([])
    let gate = AuditGate()
    let began = MonotonicClock.now()
    loop.loop.execute {
      let audit = LoopAudit(loop.loop, clock: ServerClock(), gate: gate) { records in
        handed.withLock { $0.append(records) }
      }
      for _ in 0..<5 { audit.add(record()) }
      audit.add(record { $0.unit = nil })
    }
    try await eventually { handed.withLock { !$0.isEmpty } }
    #expect(MonotonicClock.now().nanoseconds(since: began) < 5_000_000_000)
    let records = handed.withLock { $0.flatMap { $0 } }
    #expect(records.reduce(0) { $0 + $1.count } == 6 && (2...4).contains(records.count))
  }

  @Test func theGateShuts() throws {
    let gate = AuditGate()
    try gate.admit()
    gate.setShut(true)
    #expect(throws: Status.auditUnavailable) { try gate.admit() }
    gate.setShut(false)
    gate.waits(AuditGate.most)
    #expect(throws: Status.auditUnavailable) { try gate.admit() }
    // Refused calls are recorded for a while.
    #expect(gate.hasRoom())
    gate.waits(AuditGate.most)
    #expect(!gate.hasRoom() && gate.takeUnrecorded() == 1 && gate.takeUnrecorded() == 0)
    gate.settled(2 * AuditGate.most)
    try gate.admit()
  }
}
