import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// What is wrong with a question is said with its field; the connection goes on.
@Suite struct QuestionTests {
  private static let good = Selection(unit: "IR", fromDate: "2024-01-01", toDate: "2024-12-31")

  private func faults(_ change: (inout Selection) -> Void) async throws -> [String]? {
    var selection = QuestionTests.good
    change(&selection)
    return try await World.faults(KpiService.getScorecard, GetScorecardRequest(selection: selection))
  }

  @Test(.timeLimit(.minutes(5)))
  func windows() async throws {
    #expect(try await faults { _ in } == nil)
    #expect(try await faults { ($0.fromDate, $0.toDate) = ("1900-01-01", "1900-01-01") } == nil)
    #expect(try await faults { ($0.fromDate, $0.toDate) = ("2199-12-31", "2199-12-31") } == nil)
    // A Jalali date is refused, not converted.
    #expect(try await faults { $0.fromDate = "1403-01-01" } == ["selection.from_date"])
    #expect(try await faults { $0.toDate = "1699-12-31" } == ["selection.to_date"])
    for text in ["", "2024", "2024-02-30", "2024-1-1", "2024-01-01T00:00:00Z", "۲۰۲۴-۰۱-۰۱", " 2024-01-01"] {
      #expect(try await faults { $0.fromDate = text } == ["selection.from_date"], "\(text)")
    }
    for (from, to) in [("2024-01-02", "2024-01-01"), ("1899-12-31", "1900-01-01")] {
      #expect(try await faults { ($0.fromDate, $0.toDate) = (from, to) } == ["selection.from_date"], "\(from) to \(to)")
    }
    for (from, to) in [("2010-01-01", "2024-01-01"), ("2199-01-01", "2200-01-01")] {
      #expect(try await faults { ($0.fromDate, $0.toDate) = (from, to) } == ["selection.to_date"], "\(from) to \(to)")
    }
    #expect(try await World.faults(KpiService.getScorecard, GetScorecardRequest()) == ["selection"])
  }

  @Test(.timeLimit(.minutes(5)))
  func numbersThatAreNoName() async throws {
    #expect(
      try await World.faults(
        KpiService.getScorecard, GetScorecardRequest(selection: QuestionTests.good, kpis: [.inflow, .unrecognized(99)]))
        == ["kpis[1]"])
    for (kpis, field) in [([.inflow, .undated, .inflow], "kpis[2]"), ([.unspecified], "kpis[0]")] as [([Kpi], String)] {
      let request = GetScorecardRequest(selection: QuestionTests.good, kpis: kpis)
      #expect(try await World.faults(KpiService.getScorecard, request) == [field])
    }
    func rank(_ change: (inout RankUnitsRequest) -> Void) async throws -> [String]? {
      var request = RankUnitsRequest(
        kpi: .inflow, unit: "IR", level: .branch, fromDate: "2024-01-01", toDate: "2024-12-31")
      change(&request)
      return try await World.faults(KpiService.rankUnits, request)
    }
    #expect(try await rank { _ in } == nil)
    #expect(try await rank { $0.kpi = .unspecified } == ["kpi"])
    #expect(try await rank { $0.kpi = .unrecognized(-1) } == ["kpi"])
    #expect(try await rank { $0.level = .unspecified } == ["level"])
    #expect(try await rank { $0.level = .unrecognized(5) } == ["level"])
    #expect(try await rank { $0.count = 0 } != nil)
    #expect(try await rank { $0.count = 1_001 } != nil)
    #expect(try await rank { $0.minSample = -1 } != nil)
    #expect(try await rank { $0.minSample = 1_000_000_001 } != nil)
    #expect(try await rank { $0.branchKind = "none" } != nil)
    #expect(
      try await World.faults(
        KpiService.getTrend, GetTrendRequest(kpi: .inflow, selection: QuestionTests.good, period: .unrecognized(9)))
        == ["period"])
    #expect(
      try await World.faults(
        KpiService.getDistribution, GetDistributionRequest(measure: .unspecified, selection: QuestionTests.good))
        == ["measure"])
    for measure in [TarazuProtocol.Measure.processingDays, .caseDays, .leadDays] {
      let request = GetDistributionRequest(measure: measure, selection: QuestionTests.good)
      #expect(try await World.faults(KpiService.getDistribution, request) == nil)
    }
    #expect(
      try await World.faults(KpiService.compareScorecards, CompareScorecardsRequest(a: QuestionTests.good)) == ["b"])
    #expect(
      try await World.faults(
        KpiService.compareScorecards, CompareScorecardsRequest(a: QuestionTests.good, b: .parent(ParentUnit())))
        == ["parent"])
    #expect(
      try await World.faults(KpiService.getAging, GetAgingRequest(unit: "IR", toDate: "1403-01-01")) == ["to_date"])
  }

  /// Units are held against their peers over whole Jalali months, without a class or a kind.
  @Test(.timeLimit(.minutes(5)))
  func whatPeersAreComparedBy() async throws {
    func standing(_ from: String, _ to: String, _ kpi: Kpi = .inflow) async throws -> [String]? {
      try await World.faults(
        KpiService.getStanding, GetStandingRequest(kpi: kpi, unit: "IR", fromDate: from, toDate: to))
    }
    #expect(try await standing("2024-03-20", "2025-03-20") == nil)
    #expect(try await standing("2024-03-21", "2025-03-20") == ["from_date"])
    #expect(try await standing("2024-03-20", "2024-03-20") == ["to_date"])
    #expect(try await standing("2024-03-20", "2024-03-19") == ["from_date"])
    #expect(try await standing("2024-03-20", "2025-03-20", .unspecified) == ["kpi"])
    func compared(_ change: (inout Selection) -> Void) async throws -> [String]? {
      var a = Selection(unit: "IR", fromDate: "2024-03-20", toDate: "2025-03-20")
      change(&a)
      return try await World.faults(
        KpiService.compareScorecards, CompareScorecardsRequest(a: a, b: .peers(PeerUnits())))
    }
    #expect(try await compared { _ in } == nil)
    #expect(try await compared { $0.fromDate = "2024-03-21" } == ["a.from_date"])
    #expect(try await compared { $0.toDate = "2025-03-21" } == ["a.to_date"])
    #expect(try await compared { $0.caseClass = "money" } == ["a.case_class"])
    #expect(try await compared { $0.branchKind = "civil" } == ["a.branch_kind"])
  }

  @Test(.timeLimit(.minutes(5)))
  func positionsThatAreNone() async throws {
    for text in ["x", "1", String(repeating: "f", count: 64), "-1-0", "1.2.3"] {
      let request = GetScorecardRequest(selection: QuestionTests.good, minPosition: text)
      #expect(try await World.faults(KpiService.getScorecard, request) == ["min_position"], "\(text)")
    }
  }

  /// A scorecard has the indicators that it names, in that order; all of them where it names none.
  @Test(.timeLimit(.minutes(5)))
  func aScorecardNamesItsIndicators() async throws {
    func codes(_ kpis: [Kpi]) async throws -> [Kpi] {
      let request = GetScorecardRequest(selection: QuestionTests.good, kpis: kpis)
      return try await World.shared.administrator.call(KpiService.getScorecard, request).figures.map(\.kpi)
    }
    for kpis in [[.undatedRate, .pending], [.pending, .undatedRate], [.leadDaysMax]] as [[Kpi]] {
      #expect(try await codes(kpis) == kpis)
    }
    #expect(try await codes([]) == Kpi.allCases.filter { $0 != .unspecified })
  }

  /// An unknown class is no error: its figures are empty.
  @Test(.timeLimit(.minutes(5)))
  func anUnknownClassIsEmpty() async throws {
    var selection = QuestionTests.good
    selection.caseClass = "no.such.class"
    let answer = try await World.shared.administrator.call(
      KpiService.getScorecard, GetScorecardRequest(selection: selection, kpis: [.inflow]))
    #expect(answer.figures.map(\.numerator) == [0] && answer.selection == selection)
  }

  /// Messages that do not parse, methods that are not there and shapes that do not fit fail the call alone.
  @Test(.timeLimit(.minutes(5)))
  func callsThatMakeNoSense() async throws {
    let caller = try await World.shared.administrator
    func outcome(_ service: String, _ method: String, _ payload: [UInt8]) async -> String {
      do {
        _ = try await caller.connection.unary(
          service: service, method: method, payload: payload, metadata: caller.metadata, timeout: .seconds(60))
        return "OK"
      } catch { return Caller.message(of: error) }
    }
    for payload: [UInt8] in [[0x0A, 0xFF], [0x07], Array(repeating: 0xFF, count: 11)] {
      for method in ["GetScorecard", "RankUnits", "CompareScorecards"] {
        #expect(await outcome(KpiService.fullName, method, payload) == "INVALID_ARGUMENT MALFORMED_MESSAGE")
      }
      #expect(await outcome(CaseService.fullName, "GetCase", payload) == "INVALID_ARGUMENT MALFORMED_MESSAGE")
    }
    let notText: [UInt8] = [0x0A, 0x02, 0xC3, 0x28]
    #expect(await outcome(CaseService.fullName, "GetCase", notText) == "INVALID_ARGUMENT MALFORMED_MESSAGE")
    #expect(await outcome(KpiService.fullName, "Nothing", []) == "UNIMPLEMENTED UNKNOWN_METHOD")
    #expect(await outcome(KpiService.fullName, "Subscribe", []) == "UNIMPLEMENTED WRONG_SHAPE")
    #expect(await outcome("tarazu.v1.Nothing", "GetScorecard", []) == "UNIMPLEMENTED UNKNOWN_METHOD")
    #expect(await outcome(IngestService.fullName, "ImportEvents", []) == "UNIMPLEMENTED WRONG_SHAPE")
    let request = GetScorecardRequest(selection: QuestionTests.good)
    #expect(await outcome(KpiService.fullName, "GetScorecard", request.encode()) == "OK")
  }
}
