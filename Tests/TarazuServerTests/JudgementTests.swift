import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Funnels, signals and morning lists over the wire. What they say is tested below it.
@Suite struct JudgementTests {
  @Test(.timeLimit(.minutes(5)))
  func funnelsThatAreWrong() async throws {
    func funnel(_ change: (inout GetFunnelRequest) -> Void) async throws -> [String]? {
      var request = GetFunnelRequest(
        kpi: .inflowMean, unit: "IR", level: .district, fromDate: "2024-01-01", toDate: "2024-12-31")
      change(&request)
      return try await World.faults(KpiService.getFunnel, request)
    }
    #expect(try await funnel { _ in } == nil)
    #expect(try await funnel { $0.kpi = .inflow } == ["kpi"])
    #expect(try await funnel { $0.kpi = .unspecified } == ["kpi"])
    #expect(try await funnel { $0.level = .branch } == ["branch_kind"])
    #expect(try await funnel { ($0.level, $0.branchKind) = (.branch, "civil") } == nil)
    #expect(try await funnel { $0.branchKind = "none" } == ["branch_kind"])
    #expect(try await funnel { $0.level = .unspecified } == ["level"])
    #expect(try await funnel { $0.toDate = "2023-12-31" } == ["from_date"])
    #expect(try await funnel { $0.minSample = -1 } == ["min_sample"])
    #expect(try await funnel { $0.minPosition = "x" } == ["min_position"])
    let status = try await World.shared.administrator.failure(
      of: KpiService.getFunnel,
      GetFunnelRequest(kpi: .pending, unit: "IR", level: .district, fromDate: "2024-01-01", toDate: "2024-12-31"))
    #expect(status?.message.contains("pending_per_branch") == true)
  }

  @Test(.timeLimit(.minutes(5)))
  func signalsAndListsThatAreWrong() async throws {
    let province = try await World.shared.province()
    func signal(_ change: (inout GetSignalRequest) -> Void) async throws -> [String]? {
      var request = GetSignalRequest(kpi: .inflowMean, unit: province.branches[0], toDate: "2025-12-31")
      change(&request)
      return try await World.faults(KpiService.getSignal, request)
    }
    #expect(try await signal { _ in } == nil)
    #expect(try await signal { $0.kpi = .processingDaysP90 } == ["kpi"])
    #expect(try await signal { $0.kpi = .unrecognized(999) } == ["kpi"])
    #expect(try await signal { $0.unit = "IR" } == ["unit"])
    #expect(try await signal { $0.toDate = "1403-01-01" } == ["to_date"])
    #expect(try await signal { $0.branchKind = "civil" } == nil)
    #expect(try await signal { $0.branchKind = "free" } == ["branch_kind"])
    #expect(try await signal { ($0.toDate, $0.unit) = ("1900-01-01", province.code) } == nil)
    func changes(_ change: (inout ListChangesRequest) -> Void) async throws -> [String]? {
      var request = ListChangesRequest(unit: province.first, toDate: "2025-12-31")
      change(&request)
      return try await World.faults(KpiService.listChanges, request)
    }
    #expect(try await changes { _ in } == nil)
    #expect(try await changes { $0.level = .branch } == nil)
    #expect(try await changes { $0.level = .country } == ["level"])
    #expect(try await changes { $0.level = .province } == ["level"])
    #expect(try await changes { $0.level = .unrecognized(7) } == ["level"])
    #expect(try await changes { $0.toDate = "2025-13-01" } == ["to_date"])
    #expect(try await changes { $0.toDate = "1900-01-01" } == nil)
  }

  /// A kept answer ends with a commit that touches its months, and with no other.
  @Test(.timeLimit(.minutes(5)))
  func keptUntilACommitTouchesTheMonths() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let caller = try await world.caller(.admin, unit: province.code)
    func last(minPosition: String = "") async throws -> (value: Double?, position: String?) {
      let answer = try await caller.call(
        KpiService.getSignal,
        GetSignalRequest(kpi: .pending, unit: province.first, toDate: "2025-12-31", minPosition: minPosition))
      #expect(answer.points.count == 30)
      return (answer.points.last?.value, answer.asOf?.position)
    }
    #expect(try await last().value == 0)
    let first = try await caller.submit(province.registered("1", at: "2025-05-01T09:00:00Z"))
    #expect(try await last(minPosition: first.asOf?.position ?? "").value == 1)
    #expect(try await last().value == 1)
    // What came later leaves it as it is, with a newer position.
    let second = try await caller.submit(province.registered("2", at: "2026-03-01T09:00:00Z"))
    let kept = try await last(minPosition: second.asOf?.position ?? "")
    #expect(kept.value == 1)
    let third = try await caller.submit(province.registered("3", at: "2023-05-01T09:00:00Z"))
    #expect(try await last(minPosition: third.asOf?.position ?? "").value == 2)
  }

  /// The rows of a funnel are the ranked units, too few of them to be judged.
  @Test(.timeLimit(.minutes(5)))
  func tooFew() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let caller = try await world.caller(.admin, unit: province.code)
    let sent = try await caller.submit(province.registered("1", at: "2025-05-01T09:00:00Z"))
    let answer = try await caller.call(
      KpiService.getFunnel,
      GetFunnelRequest(
        kpi: .inflowMean, unit: province.code, level: .branch, fromDate: "2025-04-21", toDate: "2025-05-21",
        branchKind: "civil", minPosition: sent.asOf?.position ?? ""))
    #expect(answer.tooFew && !answer.adjusted && answer.unitCount == 3 && answer.centre == nil)
    #expect(answer.rows.map(\.unit) == province.branches)
    #expect(answer.rows.map { $0.figure?.numerator } == [1, 0, 0])
    #expect(answer.rows.allSatisfy { $0.judgement == .unspecified && $0.z == nil && $0.watch == nil })
    #expect(answer.asOf?.position.isEmpty == false)
    let list = try await caller.call(
      KpiService.listChanges, ListChangesRequest(unit: province.code, toDate: "2025-12-31"))
    // Whether there are peers to judge by depends on the provinces of other tests. No unit of theirs is named.
    #expect(list.changes.allSatisfy { $0.unit.hasPrefix(province.code) && $0.value != nil })
  }
}
