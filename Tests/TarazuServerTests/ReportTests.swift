import Foundation
import TarazuProtocol
import TestRandom
import TestSupport
import Testing

/// The schema `report` and the service give the same figures of the same events.
@Suite struct ReportTests {
  private static let branches = ["080101", "080102", "080201", "090101"]
  private static let units = ["IR", "08", "09", "0801", "0802", "0901"] + branches

  @Test(.timeLimit(.minutes(10)))
  func theServiceSaysWhatSQLSays() async throws {
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(ReportTests.directory)
      var random = SeededGenerator(seed: 46)
      let events = try await simulated(harness, &random)
      #expect(events > 1_000)
      for _ in 0..<6 { try await scorecard(caller, harness.database, &random) }
      for kpi in [Kpi.pending, .clearanceRate, .inflowMean, .processingDaysMedian, .leadDaysMax, .oldRate] {
        try await rank(caller, harness.database, kpi, &random)
      }
      for _ in 0..<4 {
        try await distribution(caller, harness.database, &random)
        try await aging(caller, harness.database, &random)
      }
    }
  }

  // MARK: The store

  private static let directory: String = {
    var lines = [World.root]
    func unit(_ level: String, _ code: String, _ parent: String, _ more: String = "") {
      lines.append(
        #"{"type":"unit","level":"\#(level)","code":"\#(code)","parent":"\#(parent)","name":"\#(code)"\#(more)}"#)
    }
    for province in ["08", "09"] { unit("province", province, "IR") }
    for district in ["0801", "0802", "0901"] { unit("district", district, String(district.prefix(2))) }
    for branch in branches {
      let kind = branch == "080201" ? "free" : "civil"
      unit("branch", branch, String(branch.prefix(4)), #","kind":"\#(kind)","opened_on":"2022-03-21""#)
    }
    return lines.joined(separator: "\n")
  }()

  /// Sends the lives of some cases; answers how many events were taken.
  private func simulated(_ harness: ServerHarness, _ random: inout SeededGenerator) async throws -> Int {
    var lines: [String] = []
    for number in 0..<400 {
      var day = Int.random(in: 0..<700, using: &random)
      func line(_ kind: String, _ fields: String) {
        let date = Date(timeIntervalSince1970: 1_672_558_200 + Double(day) * 86_400 + Double(lines.count % 3_600))
        lines.append(
          #"{"source":"s","id":"\#(lines.count)","kind":"\#(kind)","at":"\#(date.formatted(.iso8601))","case":"c\#(number)""#
            + fields + "}")
      }
      let branch = random.pick(ReportTests.branches)
      line("registered", #","branch":"\#(branch)","class":"\#(random.pick(["money", "rent"]))""#)
      day += Int.random(in: 0..<60, using: &random)
      let hearingDay = day + Int.random(in: 0..<90, using: &random)
      let hearing = Date(timeIntervalSince1970: 1_672_558_200 + Double(hearingDay) * 86_400)
      line(
        "hearing_set",
        #","branch":"\#(branch)","hearing":"h","on":"\#(hearing.formatted(.iso8601.year().month().day()))""#)
      guard Int.random(in: 0..<4, using: &random) > 0 else { continue }
      day += Int.random(in: 0..<200, using: &random)
      line("closed", #","branch":"\#(branch)","outcome":"\#(random.pick(["judgment", "settlement"]))""#)
      line("surveyed", #","branch":"\#(branch)","score":\#(Int.random(in: 1...5, using: &random))"#)
    }
    let path = try harness.file("events.ndjson", lines.joined(separator: "\n").utf8)
    let outcome = try await harness.tarazu("events", "import", path, "--output", "json")
    #expect(outcome.status == 0 && outcome.output.contains(#""rejected":0"#), "\(outcome.output)")
    return lines.count
  }

  // MARK: The questions

  private func randomSelection(_ random: inout SeededGenerator) -> Selection {
    let from = Int.random(in: 0..<700, using: &random)
    let to = from + Int.random(in: 0..<400, using: &random)
    func day(_ number: Int) -> String {
      Date(timeIntervalSince1970: 1_672_558_200 + Double(number) * 86_400).formatted(.iso8601.year().month().day())
    }
    return Selection(
      unit: random.pick(ReportTests.units), fromDate: day(from), toDate: day(to),
      caseClass: random.pick([nil, "money", "rent"]),
      branchKind: random.pick([nil, "civil", "free"]))
  }

  private func literal(_ text: String?) -> String { text.map { "'\($0)'" } ?? "null" }

  /// The rows of a query, its columns apart by bars.
  private func rows(_ database: PrivateDatabase, _ sql: String) async throws -> [[String]] {
    try await database.psql(sql).split(separator: "\n").map {
      $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func scorecard(
    _ caller: Caller, _ database: PrivateDatabase, _ random: inout SeededGenerator
  ) async throws {
    let selection = randomSelection(&random)
    let card = try await caller.call(KpiService.getScorecard, GetScorecardRequest(selection: selection))
    let rows = try await rows(
      database,
      """
      select code, numerator, denominator, divisor, n from report.scorecard(\(literal(selection.unit)),
        '\(selection.fromDate)', '\(selection.toDate)', \(literal(selection.caseClass)), \(literal(selection.branchKind)))
      """)
    #expect(rows.count == card.figures.count && rows.count == Kpi.indicators.count)
    for (row, figure) in zip(rows, card.figures) {
      #expect(row == [figure.kpi.code ?? ""] + columns(figure), "\(row[0]) of \(selection)")
    }
  }

  /// A figure as the SQL has it: numerator, denominator, divisor and n.
  private func columns(_ figure: Figure) -> [String] {
    func text(_ number: Int64?) -> String { number.map { "\($0)" } ?? "" }
    return [
      text(figure.numerator), text(figure.denominator), "\(max(1, figure.denominatorDivisor))", text(figure.sampleSize),
    ]
  }

  private func rank(
    _ caller: Caller, _ database: PrivateDatabase, _ kpi: Kpi, _ random: inout SeededGenerator
  ) async throws {
    let selection = randomSelection(&random)
    let answer = try await caller.call(
      KpiService.rankUnits,
      RankUnitsRequest(
        kpi: kpi, unit: "IR", level: .branch, fromDate: selection.fromDate, toDate: selection.toDate,
        caseClass: selection.caseClass, count: 100, minSample: 3))
    let rows = try await rows(
      database,
      """
      select unit_code, highest, lowest, numerator, denominator, n
      from report.rank('\(kpi.code ?? "")', 'IR', 'branch', '\(selection.fromDate)', '\(selection.toDate)',
        \(literal(selection.caseClass)), null, 3) where highest is not null
      """)
    let lowest = Dictionary(uniqueKeysWithValues: answer.lowest.map { ($0.unit, $0.rank) })
    let expected = answer.highest.map { row in
      let figure = columns(row.figure ?? Figure())
      return [row.unit, "\(row.rank)", "\(lowest[row.unit] ?? 0)", figure[0], figure[1], figure[3]]
    }
    #expect(rows.sorted { $0[0] < $1[0] } == expected.sorted { $0[0] < $1[0] }, "\(kpi) in \(selection)")
  }

  private func distribution(
    _ caller: Caller, _ database: PrivateDatabase, _ random: inout SeededGenerator
  ) async throws {
    let selection = randomSelection(&random)
    for (measure, name) in [
      (Measure.processingDays, "processing_days"), (.caseDays, "case_days"), (.leadDays, "lead_days"),
    ] {
      let answer = try await caller.call(
        KpiService.getDistribution, GetDistributionRequest(measure: measure, selection: selection))
      let rows = try await rows(
        database,
        """
        select * from report.distribution('\(name)', \(literal(selection.unit)), '\(selection.fromDate)',
          '\(selection.toDate)', \(literal(selection.caseClass)), \(literal(selection.branchKind)))
        """)
      #expect(rows == zip(answer.values, answer.counts).map { ["\($0)", "\($1)"] }, "\(name) of \(selection)")
    }
  }

  private func aging(
    _ caller: Caller, _ database: PrivateDatabase, _ random: inout SeededGenerator
  ) async throws {
    let selection = randomSelection(&random)
    let answer = try await caller.call(
      KpiService.getAging,
      GetAgingRequest(unit: selection.unit, toDate: selection.toDate, caseClass: selection.caseClass))
    let counts = answer.olderThan.map { age in
      """
      report.older_than(\(literal(selection.unit)), \(literal(selection.caseClass)), '\(selection.toDate)', \(age.days))
      """
    }
    let caseCounts = answer.caseOlderThan.map { age in
      """
      report.case_older_than(\(literal(selection.unit)), \(literal(selection.caseClass)), '\(selection.toDate)',
        \(age.days))
      """
    }
    let rows = try await rows(database, "select \((counts + caseCounts).joined(separator: ", "))")
    #expect(rows == [(answer.olderThan + answer.caseOlderThan).map { "\($0.count)" }], "\(selection)")
  }
}
