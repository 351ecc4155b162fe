import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Codes that are not of their form are refused for that, whoever asks; a class that nobody ever named is pointed out.
@Suite struct CodeFormTests {
  private static let (from, to) = ("2024-03-20", "2025-03-20")

  private static func selection(_ unit: String = "IR", _ caseClass: String? = nil, _ kind: String? = nil) -> Selection {
    Selection(unit: unit, fromDate: from, toDate: to, caseClass: caseClass, branchKind: kind)
  }

  private static let units = ["", " ", "IR ", "no such", "۰۸", String(repeating: "x", count: 33), "08\u{0}", "a/b"]

  @Test(.timeLimit(.minutes(5)), arguments: units)
  func unitsOutOfForm(unit: String) async throws {
    let (from, to) = (Self.from, Self.to)
    let asked = Self.selection(unit)
    #expect(
      try await World.faults(KpiService.getScorecard, GetScorecardRequest(selection: asked)) == ["selection.unit"])
    #expect(
      try await World.faults(KpiService.getTrend, GetTrendRequest(kpi: .inflow, selection: asked, period: .month))
        == ["selection.unit"])
    #expect(
      try await World.faults(
        KpiService.getDistribution, GetDistributionRequest(measure: .leadDays, selection: asked)) == ["selection.unit"])
    #expect(
      try await World.faults(KpiService.explainFigure, ExplainFigureRequest(kpi: .inflow, selection: asked))
        == ["selection.unit"])
    #expect(
      try await World.faults(
        CaseService.listContributions, ListContributionsRequest(kpi: .inflow, selection: asked, part: .n))
        == ["selection.unit"])
    #expect(
      try await World.faults(KpiService.compareScorecards, CompareScorecardsRequest(a: asked, b: .selection(asked)))
        == ["a.unit", "selection.unit"])
    #expect(
      try await World.faults(
        KpiService.rankUnits, RankUnitsRequest(kpi: .inflow, unit: unit, level: .branch, fromDate: from, toDate: to))
        == ["unit"])
    #expect(
      try await World.faults(
        KpiService.getFunnel,
        GetFunnelRequest(
          kpi: .clearanceRate, unit: unit, level: .branch, fromDate: from, toDate: to, branchKind: "civil")) == ["unit"]
    )
    #expect(try await World.faults(KpiService.getAging, GetAgingRequest(unit: unit, toDate: to)) == ["unit"])
    #expect(
      try await World.faults(
        KpiService.getStanding, GetStandingRequest(kpi: .inflow, unit: unit, fromDate: from, toDate: to)) == ["unit"])
    #expect(
      try await World.faults(KpiService.getSignal, GetSignalRequest(kpi: .clearanceRate, unit: unit, toDate: to))
        == ["unit"])
    #expect(try await World.faults(KpiService.listChanges, ListChangesRequest(unit: unit, toDate: to)) == ["unit"])
    #expect(
      try await World.faults(
        KpiService.getHearingCalendar, GetHearingCalendarRequest(unit: unit, fromDate: from, toDate: to)) == ["unit"])
    #expect(
      try await World.faults(CaseService.listCases, ListCasesRequest(list: .pending, unit: unit)) == ["unit"])
    #expect(try await World.faults(DirectoryService.getUnit, GetUnitRequest(unit: unit)) == ["unit"])
    guard !unit.isEmpty else { return }
    // Here an empty unit means the caller's own.
    #expect(try await World.faults(DirectoryService.listUnits, ListUnitsRequest(parent: unit)) == ["parent"])
    #expect(try await World.faults(QualityService.listAnomalies, ListAnomaliesRequest(unit: unit)) == ["unit"])
    #expect(try await World.faults(QualityService.listRejections, ListRejectionsRequest(unit: unit)) == ["unit"])
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["", "a b", "پرونده", String(repeating: "x", count: 65), "k\u{0}1"])
  func casesOutOfForm(code: String) async throws {
    #expect(try await World.faults(CaseService.getCase, GetCaseRequest(caseId: code)) == ["case_id"])
  }

  /// What is wrong by itself is said before a scope is looked at, and to everybody alike.
  @Test(.timeLimit(.minutes(5)))
  func theFormComesBeforeTheScope() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let head = try await world.caller(.head, unit: province.first)
    let malformed = "INVALID_ARGUMENT BAD_FIELD"
    #expect(
      await head.outcome(KpiService.getScorecard, GetScorecardRequest(selection: Self.selection("no such")))
        == malformed)
    #expect(await head.outcome(CaseService.getCase, GetCaseRequest(caseId: "no such")) == malformed)
    #expect(
      await head.outcome(KpiService.getScorecard, GetScorecardRequest(selection: Self.selection("nowhere")))
        == "PERMISSION_DENIED SCOPE")
    // The role comes first.
    let analyst = try await world.caller(.analyst, unit: province.first)
    #expect(await analyst.outcome(CaseService.getCase, GetCaseRequest(caseId: "no such")) == "PERMISSION_DENIED ROLE")
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["", "Money", "a b", "م", String(repeating: "x", count: 65)])
  func classesOutOfForm(code: String) async throws {
    #expect(
      try await World.faults(KpiService.getScorecard, GetScorecardRequest(selection: Self.selection("IR", code)))
        == ["selection.case_class"])
    #expect(
      try await World.faults(
        KpiService.rankUnits,
        RankUnitsRequest(
          kpi: .inflow, unit: "IR", level: .branch, fromDate: Self.from, toDate: Self.to, caseClass: code))
        == ["case_class"])
    #expect(
      try await World.faults(KpiService.getAging, GetAgingRequest(unit: "IR", toDate: Self.to, caseClass: code))
        == ["case_class"])
    #expect(
      try await World.faults(
        CaseService.listCases, ListCasesRequest(list: .pending, unit: "IR", caseClass: code)) == ["case_class"])
  }

  /// Everything that is wrong is said at once, each field by its whole path.
  @Test(.timeLimit(.minutes(5)))
  func allFieldsAreNamed() async throws {
    let wrong = Selection(unit: "no such", fromDate: "1403-01-01", toDate: "soon", caseClass: "A", branchKind: "B")
    let paths = ["unit", "case_class", "branch_kind", "from_date", "to_date"]
    let card = GetScorecardRequest(selection: wrong, kpis: [.unspecified])
    #expect(
      try await World.faults(KpiService.getScorecard, card) == paths.map { "selection." + $0 } + ["kpis[0]"])
    let rank = RankUnitsRequest(
      kpi: .unspecified, unit: "", level: .unspecified, fromDate: "x", toDate: "y", caseClass: "", branchKind: "",
      count: 0, minSample: -1)
    let all = [
      "kpi", "level", "from_date", "to_date", "unit", "case_class", "branch_kind", "count", "min_sample",
    ]
    #expect(try await World.faults(KpiService.rankUnits, rank) == all)
    for (question, prefix, fields) in [
      (SubscribeRequest.Question.scorecard(card), "scorecard.", paths.map { "selection." + $0 } + ["kpis[0]"]),
      (.rank(rank), "rank.", all),
    ] {
      let feed = try await World.shared.administrator.open(
        KpiService.subscribe, SubscribeRequest(question: question))
      await #expect { try await feed.receive() } throws: {
        ($0 as? Status)?.fields.map(\.path) == fields.map { prefix + $0 }
      }
    }
    // What only data can show is named by its path too.
    #expect(
      try await World.faults(
        KpiService.getScorecard, GetScorecardRequest(selection: Self.selection("IR", nil, "nokind")))
        == ["selection.branch_kind"])
  }

  // MARK: Classes that nobody named

  @Test(.timeLimit(.minutes(5)))
  func anUnknownClassIsPointedOutUntilItIsKnown() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let code = "c-" + UUID().uuidString.prefix(8).lowercased()
    let selection = Selection(
      unit: province.code, fromDate: Self.from, toDate: Self.to, caseClass: code, branchKind: nil)
    let caller = world.administrator
    func flags() async throws -> [Bool] {
      let card = GetScorecardRequest(selection: selection, kpis: [.inflow])
      let rank = RankUnitsRequest(
        kpi: .inflow, unit: province.code, level: .branch, fromDate: Self.from, toDate: Self.to, caseClass: code)
      let funnel = GetFunnelRequest(
        kpi: .clearanceRate, unit: province.code, level: .branch, fromDate: Self.from, toDate: Self.to,
        caseClass: code, branchKind: "civil")
      let signal = GetSignalRequest(
        kpi: .clearanceRate, unit: province.first, toDate: Self.to, caseClass: code)
      let compared = CompareScorecardsRequest(a: selection, b: .selection(selection))
      return [
        try await caller.call(KpiService.getScorecard, card).unknownClass,
        try await caller.call(KpiService.rankUnits, rank).unknownClass,
        try await caller.call(
          KpiService.getTrend, GetTrendRequest(kpi: .inflow, selection: selection, period: .month)
        ).unknownClass,
        try await caller.call(
          KpiService.getAging, GetAgingRequest(unit: province.code, toDate: Self.to, caseClass: code)
        ).unknownClass,
        try await caller.call(
          KpiService.getDistribution, GetDistributionRequest(measure: .leadDays, selection: selection)
        ).unknownClass,
        try await caller.call(KpiService.compareScorecards, compared).unknownClass,
        try await caller.call(KpiService.getFunnel, funnel).unknownClass,
        try await caller.call(KpiService.getSignal, signal).unknownClass,
        try await caller.call(
          KpiService.explainFigure, ExplainFigureRequest(kpi: .inflow, selection: selection)
        ).unknownClass,
        try await caller.call(
          CaseService.listCases, ListCasesRequest(list: .pending, unit: province.code, caseClass: code)
        ).unknownClass,
      ]
    }
    // Twice, because answers are kept.
    for _ in 0..<2 { #expect(try await flags() == Array(repeating: true, count: 10)) }
    // An event elsewhere, which changes no figure of this province.
    let line = other.line("new", "registered", #""branch":"\#(other.branches[0])","class":"\#(code)""#)
    #expect(try await caller.submit(line).counts?.acceptedCount == 1)
    try await eventually { try await flags() == Array(repeating: false, count: 10) }
    // The directory names classes too, and a question without one has none that is unknown.
    let named = "d-" + code
    try await caller.apply(#"{"type":"class","code":"\#(named)","name":"x"}"#)
    try await eventually {
      var asked = selection
      asked.caseClass = named
      return try await !caller.call(
        KpiService.getScorecard, GetScorecardRequest(selection: asked, kpis: [.inflow])
      ).unknownClass
    }
    #expect(
      try await !caller.call(
        KpiService.getScorecard, GetScorecardRequest(selection: Self.selection(), kpis: [.inflow])
      ).unknownClass)
  }

  @Test(.timeLimit(.minutes(5)))
  func theCommandLineWarns() async throws {
    let world = try await World.shared
    let words = ["scorecard", "IR", "--from", Self.from, "--to", Self.to, "--output", "json"]
    let unknown = try await world.harness.tarazu(words + ["--class", "nobody-used-this"])
    #expect(unknown.status == 0)
    #expect(unknown.output.contains(#""unknown_class":true"#))
    #expect(
      unknown.errors
        == "warning: there is no class of case `nobody-used-this`: neither the directory nor any event has named it\n")
    let known = try await world.harness.tarazu(words + ["--class", "money"])
    #expect(known.status == 0 && known.errors.isEmpty && !known.output.contains("unknown_class"))
    let malformed = try await world.harness.tarazu(words + ["--class", "NOBODY"])
    #expect(malformed.status == 1 && malformed.output.isEmpty)
    #expect(malformed.errors.hasPrefix("INVALID_ARGUMENT: selection.case_class: "))
    for (line, field) in [(["case", "show", "no such"], "case_id"), (["aging", "no such", "--to", Self.to], "unit")] {
      let outcome = try await world.harness.tarazu(line)
      #expect(outcome.status == 1 && outcome.errors.hasPrefix("INVALID_ARGUMENT: \(field): "), "\(outcome.errors)")
    }
  }
}
