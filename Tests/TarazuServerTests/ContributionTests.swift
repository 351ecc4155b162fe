import Foundation
import TarazuAccess
import TarazuProtocol
import TestRandom
import TestSupport
import Testing

/// The cases and events behind figures.
@Suite struct ContributionTests {
  private static let parts: [FigurePart] = [.numerator, .denominator, .n]
  private static let kpis = Kpi.allKnown

  /// All rows of a part, page by page.
  private static func rows(
    _ caller: Caller, _ kpi: Kpi, _ selection: Selection, _ part: FigurePart, pages size: Int32 = 1_000
  ) async throws -> [ContributionRow] {
    var request = ListContributionsRequest(kpi: kpi, selection: selection, part: part, pageSize: size)
    var rows: [ContributionRow] = []
    repeat {
      let page = try await caller.call(CaseService.listContributions, request)
      #expect(page.rows.count <= size && !page.changed && page.asOf != nil)
      #expect(page.nextPageToken.isEmpty || page.rows.count == size)
      rows += page.rows
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    return rows
  }

  // MARK: Random questions

  @Test(.timeLimit(.minutes(20)))
  func pagesAddUpToTheirPart() async throws {
    try await ServerHarness.run { harness in
      let country = try await Self.load(harness)
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      var random = SeededGenerator(seed: 15)
      var (rowCount, partsWithRows) = (0, Set<String>())
      // Each indicator three times, and some more.
      for number in 0..<3 * Self.kpis.count + 30 {
        let kpi = Self.kpis[number % Self.kpis.count]
        let selection = country.selection(&random)
        let proof = try await caller.call(
          KpiService.explainFigure, ExplainFigureRequest(kpi: kpi, selection: selection))
        try await expectSameFigure(proof, caller, kpi, selection)
        for part in Self.parts {
          let size: Int32 = random.pick([1_000, 1_000, 100, 37])
          let rows = try await Self.rows(caller, kpi, selection, part, pages: size)
          let sum = rows.reduce(Int64(0)) { $0 + $1.amount }
          #expect(
            sum == Self.expected(proof.figure ?? Figure(), part, rows), "\(kpi) \(part) \(selection) \(proof.formula)")
          expectOrder(rows)
          rowCount += rows.count
          if !rows.isEmpty { partsWithRows.insert("\(kpi) \(part)") }
        }
      }
      #expect(rowCount > 5_000)
      // Of most indicators more than one part: some count what hardly ever happens.
      #expect(2 * partsWithRows.count > 3 * Self.kpis.count, "\(partsWithRows.count)")
    }
  }

  /// What the rows of a part add up to.
  private static func expected(_ figure: Figure, _ part: FigurePart, _ rows: [ContributionRow]) -> Int64 {
    let isOfValues = [
      Kpi.leadDaysMax, .processingDaysMedian, .processingDaysP90, .processingDaysMax, .leadDaysMedian, .leadDaysP90,
      .caseDaysP90,
    ].contains(figure.kpi)
    switch part {
    case .numerator:
      if isOfValues {
        #expect(rows.count == (figure.numerator == nil ? 0 : 1))
        #expect(rows.first?.measured == figure.numerator)
      }
      return figure.numerator ?? 0
    case .n:
      if isOfValues { #expect(rows.allSatisfy { $0.amount == 1 && $0.measured != nil }) }
      return figure.sampleSize ?? 0
    default:
      let isConstant = isOfValues || figure.sampleSize == nil && figure.denominator ?? 0 <= 1 && rows.isEmpty
      return isConstant ? 0 : figure.denominator ?? 0
    }
  }

  private func expectSameFigure(
    _ proof: ExplainFigureResponse, _ caller: Caller, _ kpi: Kpi, _ selection: Selection
  ) async throws {
    let card = try await caller.call(
      KpiService.getScorecard, GetScorecardRequest(selection: selection, kpis: [kpi]))
    #expect(card.figures.first == proof.figure && card.incomplete == proof.incomplete)
    #expect(!proof.quantities.isEmpty && proof.formula.contains(" = "))
    for quantity in proof.quantities where !quantity.branches.isEmpty {
      #expect(quantity.sum == quantity.branches.reduce(0) { $0 + ($1.sum ?? 0) }, "\(kpi) \(quantity.quantity)")
      #expect(quantity.branches.map(\.unit) == quantity.branches.map(\.unit).sorted())
    }
  }

  private func expectOrder(_ rows: [ContributionRow]) {
    func key(_ row: ContributionRow) -> [String] {
      [row.branch, row.onDate, row.caseId ?? "", row.event?.source ?? "", row.event?.eventId ?? ""]
    }
    for (a, b) in zip(rows, rows.dropFirst()) { #expect(key(a).lexicographicallyPrecedes(key(b))) }
  }

  /// A country of simulated courts.
  private struct Country {
    var units: [String] = []
    var kinds: [String] = []
    var classes: [String] = []

    /// A question about some unit, over a window within or beyond the events.
    func selection(_ random: inout SeededGenerator) -> Selection {
      let last = Int.random(in: 0...1_400, using: &random)
      let days = random.pick([1, 31, 365, 2_000])
      func day(_ number: Int) -> String {
        Date(timeIntervalSince1970: 1_792_584_000 - Double(number) * 86_400).formatted(.iso8601.year().month().day())
      }
      return Selection(
        unit: random.chance(25) ? "IR" : random.pick(units), fromDate: day(last + days - 1), toDate: day(last),
        caseClass: random.chance(20) ? random.pick(classes + ["none"]) : nil,
        branchKind: random.chance(20) ? random.pick(kinds) : nil)
    }
  }

  private static func load(_ harness: ServerHarness) async throws -> Country {
    let (directory, events) = (harness.home + "/courts.ndjson", harness.home + "/lives.ndjson")
    let made = try await harness.tarazu(
      "simulate", "--seed", "15", "--events", "12000", "--directory", directory, "--out", events)
    #expect(made.status == 0, "\(made.errors)")
    var country = Country()
    for line in try String(contentsOfFile: directory, encoding: .utf8).split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      let code = object["code"] as? String ?? ""
      switch object["type"] as? String {
      case "unit": country.units.append(code)
      case "kind": country.kinds.append(code)
      default: country.classes.append(code)
      }
    }
    for words in [["directory", "import", directory], ["events", "import", events]] {
      let outcome = try await harness.tarazu(words)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    return country
  }

  // MARK: Single questions

  @Test(.timeLimit(.minutes(5)))
  func rowsOfAStockAndOfValues() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let (here, there) = (province.branches[0], province.branches[2])
    func at(_ day: Int) -> String { "2024-01-\(day < 10 ? "0" : "")\(day)T09:00:00Z" }
    try await world.administrator.submit(
      province.registered("1", case: "a", at: at(1)), province.registered("2", case: "b", at: at(2)),
      province.line("3", "closed", #""branch":"\#(here)","outcome":"judgment""#, case: "b", at: at(9)),
      province.line("4", "transferred", #""branch":"\#(here)","to":"\#(there)""#, case: "a", at: at(12)),
      province.line(
        "5", "hearing_set", #""branch":"\#(there)","hearing":"h","on":"2024-03-01""#, case: "a", at: at(13)),
      province.line("6", "hearing_cancelled", #""hearing":"h""#, case: "a", at: at(13)))
    var selection = Selection(unit: province.code, fromDate: "2024-01-01", toDate: "2024-01-10")
    let caller = try await world.caller(.head, unit: province.code)
    func row(_ name: String, _ branch: String, _ day: Int, _ amount: Int64, _ id: String, _ measured: Int64? = nil)
      -> ContributionRow
    {
      ContributionRow(
        caseId: province.code + "-" + name, branch: branch, caseClass: "money", onDate: String(at(day).prefix(10)),
        amount: amount, measured: measured, event: EventName(source: province.code, eventId: id))
    }
    // As of a day in the past, before the case was sent on.
    #expect(try await Self.rows(caller, .pending, selection, .numerator) == [row("a", here, 1, 1, "1")])
    #expect(try await Self.rows(caller, .pendingAgeMean, selection, .numerator) == [row("a", here, 1, 9, "1")])
    #expect(try await Self.rows(caller, .dispositionDays, selection, .numerator) == [row("a", here, 1, 10, "1")])
    #expect(try await Self.rows(caller, .processingDaysMedian, selection, .numerator) == [row("b", here, 9, 7, "3", 7)])
    #expect(try await Self.rows(caller, .processingDaysMedian, selection, .n) == [row("b", here, 9, 1, "3", 7)])
    #expect(try await Self.rows(caller, .processingDaysMedian, selection, .denominator) == [])
    selection.toDate = "2024-01-31"
    #expect(try await Self.rows(caller, .pending, selection, .numerator) == [row("a", there, 12, 1, "4")])
    #expect(try await Self.rows(caller, .caseAgeMean, selection, .numerator) == [row("a", there, 12, 30, "4")])
    #expect(
      try await Self.rows(caller, .pendingChange, selection, .numerator) == [
        row("a", here, 1, 1, "1"), row("b", here, 2, 1, "2"), row("b", here, 9, -1, "3"), row("a", here, 12, -1, "4"),
        row("a", there, 12, 1, "4"),
      ])
    // A hearing that is withdrawn was set; but it has no lead.
    #expect(
      try await Self.rows(caller, .leadDaysMean, selection, .n) == [
        row("a", there, 13, 1, "5"), row("a", there, 13, -1, "6"),
      ])
    #expect(try await Self.rows(caller, .leadDaysMedian, selection, .n) == [])
    // What is of branches has a row a branch.
    let active = try await Self.rows(caller, .pendingPerBranch, selection, .denominator)
    #expect(
      active
        == province.branches.map { ContributionRow(branch: $0, onDate: "2024-01-31", amount: 1) })
  }

  @Test(.timeLimit(.minutes(5)))
  func tokensAreOfOneQuestionAndPrincipal() async throws {
    let world = try await World.shared
    let province = try await world.province()
    for id in ["1", "2", "3"] { try await world.administrator.submit(province.registered(id)) }
    var request = ListContributionsRequest(
      kpi: .inflow, selection: province.selection(), part: .numerator, pageSize: 2)
    let caller = try await world.caller(.head, unit: province.code)
    let first = try await caller.call(CaseService.listContributions, request)
    #expect(first.rows.count == 2 && !first.nextPageToken.isEmpty && !first.changed)
    request.pageToken = first.nextPageToken
    let second = try await caller.call(CaseService.listContributions, request)
    #expect(second.rows.count == 1 && second.nextPageToken.isEmpty && !second.changed)
    #expect(await world.administrator.outcome(CaseService.listContributions, request) == "INVALID_ARGUMENT BAD_FIELD")
    var other = request
    other.kpi = .newCases
    #expect(await caller.outcome(CaseService.listContributions, other) == "INVALID_ARGUMENT BAD_FIELD")
    other = request
    other.part = .unspecified
    #expect(await caller.outcome(CaseService.listContributions, other) == "INVALID_ARGUMENT BAD_FIELD")
    // What changes meanwhile is said.
    try await world.administrator.submit(province.registered("4"))
    request.minPosition =
      try await world.administrator.call(
        AdminService.getServerInfo, GetServerInfoRequest()
      ).asOf?.position ?? ""
    let third = try await caller.call(CaseService.listContributions, request)
    #expect(third.rows.count == 2 && third.changed)
  }

  @Test(.timeLimit(.minutes(5)))
  func whatIsOutsideTheScopeIsNotNamed() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let (here, there) = (province.branches[0], province.branches[2])
    // Closed here, reopened there: the reopening counts here, but its event is not of this district.
    try await world.administrator.submit(
      province.registered("1", case: "c"),
      province.line(
        "2", "closed", #""branch":"\#(here)","outcome":"other""#, case: "c", at: "2024-01-05T09:00:00Z"),
      province.line("3", "reopened", #""branch":"\#(there)""#, case: "c", at: "2024-02-05T09:00:00Z"),
      // Enforced at a branch where the case never was.
      province.line(
        "4", "enforcement_opened", #""branch":"\#(province.branches[1])","amount":5"#, case: "c",
        at: "2024-02-06T09:00:00Z"))
    let head = try await world.caller(.head, unit: province.first)
    let selection = province.selection(province.first)
    let reopened = try await Self.rows(head, .reopeningRate, selection, .numerator)
    #expect(reopened.map(\.onDate) == ["2024-01-05"] && reopened.map(\.event) == [nil])
    #expect(reopened.map(\.caseId) == [province.code + "-c"])
    let seen = try await Self.rows(world.administrator, .reopeningRate, selection, .numerator)
    #expect(seen.map { $0.event?.eventId } == ["3"])
    let branch = try await world.caller(.head, unit: province.branches[1])
    let enforced = try await Self.rows(
      branch, .recoveryRate, province.selection(province.branches[1]), .denominator)
    #expect(enforced.map(\.amount) == [5] && enforced.map(\.caseId) == [nil] && enforced.map(\.event) == [nil])
    // Contributions to other branches are left out of a case too.
    let answer = try await head.call(CaseService.getCase, GetCaseRequest(caseId: province.code + "-c"))
    let branches = Set(answer.events.flatMap(\.contributions).map(\.branch))
    #expect(branches.isSubset(of: Set(province.branches.prefix(2))) && branches.contains(here))
  }

  @Test(.timeLimit(.minutes(5)))
  func pagesLoseNothingHidden() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let (here, enforcing, there) = (province.branches[0], province.branches[1], province.branches[2])
    func at(_ hour: Int) -> String { "2024-01-05T\(hour < 10 ? "0" : "")\(hour):00:00Z" }
    var lines: [String] = []
    for (number, amount) in [10, 20, 30, 40, 50].enumerated() {
      lines.append(province.registered("r\(number)", branch: there, case: "e\(number)", at: at(5)))
      lines.append(
        province.line(
          "o\(number)", "enforcement_opened", #""branch":"\#(enforcing)","amount":\#(amount)"#, case: "e\(number)",
          at: at(6)))
    }
    // Closed here and reopened there, twice on one day; between them it came back.
    for (id, kind, branch, more, hour) in [
      ("1", "registered", here, #","class":"money""#, 5), ("2", "closed", here, #","outcome":"other""#, 6),
      ("3", "reopened", there, "", 7), ("4", "transferred", there, #","to":"\#(here)""#, 8),
      ("5", "closed", here, #","outcome":"other""#, 9), ("6", "reopened", there, "", 10),
    ] {
      lines.append(province.line(id, kind, #""branch":"\#(branch)"\#(more)"#, case: "v", at: at(hour)))
    }
    try await world.administrator.submit(lines.joined(separator: "\n"))
    try await expectHidden([10, 20, 30, 40, 50], .recoveryRate, .denominator, caseID: nil, at: enforcing, of: province)
    try await expectHidden([1, 1], .reopeningRate, .numerator, caseID: province.code + "-v", at: here, of: province)
  }

  /// The rows of a part at a branch that are shown without their events: the same by pages of any size.
  private func expectHidden(
    _ amounts: [Int64], _ kpi: Kpi, _ part: FigurePart, caseID: String?, at branch: String, of province: Province
  ) async throws {
    let head = try await World.shared.caller(.head, unit: branch)
    let selection = province.selection(branch)
    let whole = try await Self.rows(head, kpi, selection, part)
    #expect(whole.map(\.amount).sorted() == amounts)
    #expect(whole.allSatisfy { $0.event == nil && $0.caseId == caseID && $0.onDate == "2024-01-05" })
    for size: Int32 in [1, 2, 3] { #expect(try await Self.rows(head, kpi, selection, part, pages: size) == whole) }
  }

  @Test(.timeLimit(.minutes(5)))
  func whatEachEventAdded() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let branch = province.branches[0]
    try await world.administrator.submit(
      province.registered("1", case: "k", at: "2024-01-01T09:00:00Z"),
      province.line(
        "2", "closed", #""branch":"\#(branch)","outcome":"settlement""#, case: "k", at: "2024-03-01T09:00:00Z"))
    let answer = try await world.administrator.call(
      CaseService.getCase, GetCaseRequest(caseId: province.code + "-k"))
    func one(_ day: String, _ measure: String, _ amount: Int64) -> EventContribution {
      EventContribution(branch: branch, onDate: day, measure: measure, amount: amount)
    }
    #expect(
      answer.events.map(\.contributions) == [
        // Without a date for 30 days it would be undated, and was.
        [one("2024-01-01", "registered", 1), one("2024-01-31", "undated", 1)],
        [
          one("2024-03-01", "closed", 1), one("2024-03-01", "closed_settlement", 1),
          one("2024-03-01", "processing_days", 60), one("2024-03-01", "case_days", 60),
          one("2024-03-01", "undated", -1),
        ],
      ])
  }

  @Test(.timeLimit(.minutes(5)))
  func theCommandOfARoleWithoutCases() async throws {
    let world = try await World.shared
    let province = try await world.province()
    try await world.administrator.submit(province.registered("1"))
    func explain(_ role: TarazuAccess.Role) async throws -> [String: Any] {
      let token = try await world.principal(PrincipalTests.name("explain"), role, unit: province.code)
      let file = try world.harness.file("token-\(role.rawValue)", token.utf8)
      let outcome = try await blocking {
        try ChildProcess.outcome(
          of: Programs.folder + "/tarazu",
          [
            "--server", "127.0.0.1:\(world.harness.port)", "--ca", world.harness.home + "/tls/ca.pem", "--token-file",
            file, "--output", "json", "explain", "inflow", "--unit", province.code, "--from", "2024-01-01", "--to",
            "2024-12-31",
          ], input: "")
      }
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }
    let analyst = try await explain(.analyst)
    #expect(analyst["rows"] is NSNull && analyst["next"] is NSNull && analyst["numerator"] as? Int == 1)
    let head = try await explain(.head)
    #expect((head["rows"] as? [Any])?.count == 1 && head["part"] as? String == "numerator")
    #expect(head["formula"] as? String == "S(registered + reopened + received) = 1 + 0 + 0")
  }
}

extension Kpi {
  /// Every indicator.
  fileprivate static let allKnown: [Kpi] = (1...200).map { Kpi(rawValue: $0) }.filter { $0.code != nil }
}
