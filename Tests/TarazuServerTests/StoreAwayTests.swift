import TarazuDomain
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// While PostgreSQL is away, reads go on and say how old they are; sending is refused in time, and goes on by itself.
@Suite struct StoreAwayTests {
  private let province = Province(code: "08")
  private static let needingStore = [
    IngestService.fullName, CaseService.fullName, QualityService.fullName, AdminService.fullName,
    AuthService.fullName, AuditService.fullName,
  ]

  /// How PostgreSQL goes away.
  enum Absence: String, CaseIterable { case frozen, stopped }

  @Test(.timeLimit(.minutes(10)), arguments: Absence.allCases)
  func readsGoOnAndSendingResumes(absence: Absence) async throws {
    let cluster = try await PrivateCluster.another()
    try await ServerHarness.run(on: cluster) { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      let before = try #require(try await caller.submit(province.registered("1")).asOf?.position)
      #expect(try await caller.numerators([.inflow], of: province.selection(), minPosition: before) == [1])
      let watch = caller.open(HealthService.watch, HealthCheckRequest(service: CaseService.fullName))
      #expect(try await watch.receive()?.status == .serving)
      let absent = ContinuousClock.now
      switch absence {
      case .frozen: cluster.freeze()
      case .stopped: try await cluster.stop()
      }
      #expect(try await watch.receive()?.status == .notServing)
      // A second by the contract; the rest is for a machine that does other work.
      #expect(ContinuousClock.now - absent < .seconds(4))
      let lost = await send(caller)
      try await readsGoOn(caller, before)
      switch absence {
      case .frozen: cluster.thaw()
      case .stopped: try await cluster.start()
      }
      // What was acknowledged is there; what was not is taken when it is sent again.
      var last = ""
      try await eventually {
        guard let answer = try? await caller.submit(province.registered("1"), province.registered("2")) else {
          return false
        }
        #expect(answer.results.map(\.outcome)[0] == .duplicate && answer.counts?.rejectedCount == 0)
        last = answer.asOf?.position ?? ""
        return true
      }
      #expect(lost.allSatisfy { $0 == "UNAVAILABLE STORE_UNAVAILABLE" }, "\(lost)")
      #expect(try await caller.numerators([.inflow], of: province.selection(), minPosition: last) == [2])
      try await eventually { try await status(caller, IngestService.fullName) == .serving }
      let verified = try await caller.all(AdminService.verifyFigures, VerifyFiguresRequest()).last
      #expect(verified?.differenceCount == 0)
    }
    try await cluster.end()
  }

  /// What several batches come to, some of which are sent again.
  private func send(_ caller: Caller) async -> [String] {
    await withTaskGroup { group in
      for number in 0..<6 {
        group.addTask {
          let lines = SubmitLinesRequest(lines: Array(province.registered("\(2 - number % 2)").utf8))
          return await caller.outcome(IngestService.submitLines, lines, timeout: .seconds(2))
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  private func readsGoOn(_ caller: Caller, _ position: String) async throws {
    let request = GetScorecardRequest(selection: province.selection(), kpis: [.inflow], minPosition: position)
    let first = try await caller.call(KpiService.getScorecard, request)
    #expect(first.figures.map(\.numerator) == [1] && first.asOf?.position == position)
    // It says how old it is, and gets no younger.
    for service in Self.needingStore { #expect(try await status(caller, service) == .notServing, "\(service)") }
    for service in ["", KpiService.fullName, DirectoryService.fullName] {
      #expect(try await status(caller, service) == .serving, "\(service)")
    }
    let second = try await caller.call(KpiService.getScorecard, request)
    #expect(second.figures.map(\.numerator) == [1] && second.asOf?.currentTime == first.asOf?.currentTime)
    // What asks the store says so, within its deadline; a read that asks for more than is here waits in vain.
    for timeout in [Duration.seconds(2), .seconds(20)] {
      #expect(
        await caller.outcome(CaseService.getCase, GetCaseRequest(caseId: "08-1"), timeout: timeout)
          == "UNAVAILABLE STORE_UNAVAILABLE")
    }
    let here = try #require(CommitPosition(text: position))
    let ahead = CommitPosition(number: here.number + 5, tag: here.tag, committedAt: here.committedAt)
    #expect(
      await caller.outcome(
        KpiService.getScorecard, GetScorecardRequest(selection: province.selection(), minPosition: ahead.text),
        timeout: .seconds(30)) == "UNAVAILABLE BEHIND")
  }

  private func status(_ caller: Caller, _ service: String) async throws -> HealthCheckResponse.ServingStatus {
    try await caller.call(HealthService.check, HealthCheckRequest(service: service)).status
  }
}
