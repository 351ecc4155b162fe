import TarazuAccess
import TarazuProtocol
import TestSupport
import Testing

/// Each method asks for its rule: by role, then by scope, and only the country learns what does not exist.
@Suite struct AccessTests {
  private static let role = "PERMISSION_DENIED ROLE"
  private static let scope = "PERMISSION_DENIED SCOPE"

  /// What each method comes to for a caller that asks about a unit.
  private func outcomes(_ caller: Caller, unit: String, caseID: String) async throws -> [String: String] {
    let dates = ("2024-01-01", "2024-12-31")
    let selection = Selection(unit: unit, fromDate: dates.0, toDate: dates.1)
    var all: [String: String] = [:]
    all["scorecard"] = await caller.outcome(KpiService.getScorecard, GetScorecardRequest(selection: selection))
    all["rank"] = await caller.outcome(
      KpiService.rankUnits,
      RankUnitsRequest(kpi: .inflow, unit: unit, level: .branch, fromDate: dates.0, toDate: dates.1))
    all["trend"] = await caller.outcome(
      KpiService.getTrend, GetTrendRequest(kpi: .inflow, selection: selection, period: .year))
    all["aging"] = await caller.outcome(KpiService.getAging, GetAgingRequest(unit: unit, toDate: dates.1))
    all["distribution"] = await caller.outcome(
      KpiService.getDistribution, GetDistributionRequest(measure: .leadDays, selection: selection))
    all["compare"] = await caller.outcome(
      KpiService.compareScorecards, CompareScorecardsRequest(a: selection, b: .selection(selection)))
    all["standing"] = await caller.outcome(
      KpiService.getStanding,
      GetStandingRequest(kpi: .inflow, unit: unit, fromDate: "2024-03-20", toDate: "2024-04-19"))
    all["funnel"] = await caller.outcome(
      KpiService.getFunnel,
      GetFunnelRequest(
        kpi: .inflowMean, unit: unit, level: .branch, fromDate: dates.0, toDate: dates.1, branchKind: "civil"))
    all["signal"] = await caller.outcome(
      KpiService.getSignal, GetSignalRequest(kpi: .inflowMean, unit: unit, toDate: dates.1))
    all["changes"] = await caller.outcome(
      KpiService.listChanges, ListChangesRequest(unit: unit, toDate: dates.1))
    all["case"] = await caller.outcome(CaseService.getCase, GetCaseRequest(caseId: caseID))
    all["anomalies"] = await caller.outcome(QualityService.listAnomalies, ListAnomaliesRequest(unit: unit))
    all["rejections"] = await caller.outcome(QualityService.listRejections, ListRejectionsRequest(unit: unit))
    all["unit"] = await caller.outcome(DirectoryService.getUnit, GetUnitRequest(unit: unit))
    all["units"] = await caller.outcome(DirectoryService.listUnits, ListUnitsRequest(parent: unit))
    all["search"] = await caller.outcome(DirectoryService.searchUnits, SearchUnitsRequest(text: unit))
    all["kinds"] = await caller.outcome(DirectoryService.listKinds, ListKindsRequest())
    all["classes"] = await caller.outcome(DirectoryService.listClasses, ListClassesRequest())
    all["indicators"] = await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest())
    all["submit"] = await caller.outcome(IngestService.submitLines, SubmitLinesRequest())
    all["events"] = await caller.outcome(IngestService.submitEvents, SubmitEventsRequest())
    all["import"] = await end(of: caller.open(IngestService.importEvents))
    all["directory"] = await caller.outcome(DirectoryService.applyDirectory, ApplyDirectoryRequest())
    all["directory import"] = await end(of: caller.open(DirectoryService.importDirectory))
    all["verify"] = await end(of: caller.open(AdminService.verifyFigures, VerifyFiguresRequest()))
    all["info"] = await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest())
    return all
  }

  private func end<Request: Message, Response: Message>(of stream: TypedStream<Request, Response>) async -> String {
    stream.finishSending()
    do {
      while try await stream.receive() != nil {}
      return "OK"
    } catch { return Caller.message(of: error) }
  }

  private static let questions = [
    "scorecard", "rank", "trend", "aging", "distribution", "compare", "standing", "funnel", "signal", "changes", "case",
    "anomalies", "rejections", "unit", "units",
  ]
  private static let lists = ["kinds", "classes", "indicators", "search"]
  private static let sending = ["submit", "events", "import"]
  private static let administering = ["directory", "directory import"]

  private func expected(_ rows: ([String], String)...) -> [String: String] {
    var all = ["info": "OK"]
    for (methods, outcome) in rows { for method in methods { all[method] = outcome } }
    return all
  }

  @Test(.timeLimit(.minutes(5)))
  func heads() async throws {
    let (world, province, other) = try await provinces()
    let head = try await world.caller(.head, unit: province.first)
    let within = try await outcomes(head, unit: province.first, caseID: province.code + "-c")
    #expect(
      within
        == expected(
          (AccessTests.questions + AccessTests.lists, "OK"),
          (AccessTests.sending + AccessTests.administering + ["verify"], AccessTests.role)))
    // Above, beside and absent are one and the same.
    for (unit, caseID) in [(province.code, "none"), (other.first, other.code + "-c"), ("none", "none")] {
      var outside = within.merging(AccessTests.questions.map { ($0, AccessTests.scope) }) { $1 }
      // Of an ancestor the name may be known.
      if unit == province.code { outside["unit"] = "OK" }
      #expect(try await outcomes(head, unit: unit, caseID: caseID) == outside, "\(unit)")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func analysts() async throws {
    let (world, province, _) = try await provinces()
    let analyst = try await world.caller(.analyst, unit: province.code)
    #expect(
      try await outcomes(analyst, unit: province.first, caseID: province.code + "-c")
        == expected(
          (AccessTests.questions + AccessTests.lists, "OK"), (["case", "anomalies", "rejections"], AccessTests.role),
          (AccessTests.sending + AccessTests.administering + ["verify"], AccessTests.role)))
  }

  @Test(.timeLimit(.minutes(5)))
  func sources() async throws {
    let (world, province, _) = try await provinces()
    let source = try await world.caller(.source, unit: province.code, source: "of-" + province.code)
    #expect(
      try await outcomes(source, unit: province.first, caseID: province.code + "-c")
        == expected(
          (AccessTests.questions + AccessTests.lists, AccessTests.role), (["anomalies", "rejections"], "OK"),
          (AccessTests.sending, "OK"), (AccessTests.administering + ["verify"], AccessTests.role)))
  }

  @Test(.timeLimit(.minutes(5)))
  func administrators() async throws {
    let (world, province, _) = try await provinces()
    let local = try await world.caller(.admin, unit: province.code)
    let all = AccessTests.questions + AccessTests.lists + AccessTests.sending + AccessTests.administering
    #expect(
      try await outcomes(local, unit: province.first, caseID: province.code + "-c")
        == expected((all, "OK"), (["verify"], AccessTests.scope)))
    let national = try await world.caller(.admin, unit: "IR")
    #expect(
      try await outcomes(national, unit: province.first, caseID: province.code + "-c")
        == expected((all + ["verify"], "OK")))
    let absent = try await outcomes(national, unit: "none", caseID: "none")
    for question in AccessTests.questions { #expect(absent[question] == "NOT_FOUND NOT_FOUND", "\(question)") }
  }

  /// A comparison with a unit is for callers that may see both.
  @Test(.timeLimit(.minutes(5)))
  func theOtherUnitIsAskedForToo() async throws {
    let (world, province, other) = try await provinces()
    let local = try await world.caller(.head, unit: province.first)
    for unit in [province.code, province.second, other.code, "none"] {
      let request = CompareScorecardsRequest(
        a: province.selection(province.first), b: .selection(province.selection(unit)))
      #expect(await local.outcome(KpiService.compareScorecards, request) == AccessTests.scope, "\(unit)")
    }
  }

  /// The figures of the unit above go only to callers that may see that unit; the others get their own.
  @Test(.timeLimit(.minutes(5)))
  func theUnitAboveIsLeftOut() async throws {
    let (world, province, _) = try await provinces()
    let request = CompareScorecardsRequest(a: province.selection(province.first), b: .parent(ParentUnit()))
    let local = try await world.caller(.head, unit: province.first).call(KpiService.compareScorecards, request)
    let above = try await world.caller(.head, unit: province.code).call(KpiService.compareScorecards, request)
    #expect(above.b?.selection?.unit == province.code && above.b?.figures.count == above.a?.figures.count)
    #expect(above.differences.contains { $0.value != nil })
    #expect(local.a == above.a && local.b == nil)
    #expect(local.differences.map(\.kpi) == above.differences.map(\.kpi))
    #expect(local.differences.allSatisfy { $0.value == nil })
  }

  /// A malformed argument is reported before the scope, so that it reveals nothing of what exists.
  @Test(.timeLimit(.minutes(5)))
  func argumentsComeBeforeTheScope() async throws {
    let (world, province, other) = try await provinces()
    let head = try await world.caller(.head, unit: province.code)
    let selection = Selection(unit: other.code, fromDate: "2024-01-01", toDate: "2023-12-31")
    #expect(
      await head.outcome(KpiService.getScorecard, GetScorecardRequest(selection: selection))
        == "INVALID_ARGUMENT BAD_FIELD")
    let analyst = try await world.caller(.analyst, unit: province.code)
    #expect(
      await analyst.outcome(CaseService.getCase, GetCaseRequest(caseId: "", pageSize: -1)) == AccessTests.role)
  }

  /// A unit that moves takes its rights along at once.
  @Test(.timeLimit(.minutes(5)))
  func aMoveChangesTheScope() async throws {
    let (world, province, other) = try await provinces()
    let head = try await world.caller(.head, unit: other.code)
    let question = GetScorecardRequest(selection: province.selection(province.branches[2]), kpis: [.inflow])
    #expect(await head.outcome(KpiService.getScorecard, question) == AccessTests.scope)
    try await world.administrator.apply(
      """
      {"type":"unit","level":"district","code":"\(province.second)","parent":"\(other.code)","name":"moved"}
      """)
    #expect(await head.outcome(KpiService.getScorecard, question) == "OK")
  }

  /// Two provinces with a case each.
  private func provinces() async throws -> (World, Province, Province) {
    let world = try await World.shared
    let provinces = (try await world.province(), try await world.province())
    for province in [provinces.0, provinces.1] {
      let answer = try await world.administrator.submit(province.registered("c"))
      #expect(answer.counts?.acceptedCount == 1)
    }
    return (world, provinces.0, provinces.1)
  }
}
