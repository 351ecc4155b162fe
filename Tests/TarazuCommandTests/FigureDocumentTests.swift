import TarazuCalendar
import TarazuProtocol
import Testing

@testable import TarazuCommand

/// The document of an answer as text.
func document(_ answer: some Answer) -> String {
  String(decoding: answer.bytes(.json, forTerminal: false), as: UTF8.self)
}

/// The table of an answer as text.
func table(_ answer: some Answer, onTerminal: Bool = false) -> String {
  String(decoding: answer.bytes(.table, forTerminal: onTerminal), as: UTF8.self)
}

let someAsOf = AsOf(
  position: "h-7", commitTime: ProtobufTimestamp(seconds: 1_763_942_400, nanos: 120_000_000),
  currentTime: ProtobufTimestamp(seconds: 1_763_942_401))
let asOfText =
  "\"as_of\":{\"position\":\"h-7\",\"commit_time\":\"2025-11-24T00:00:00.12Z\",\"current_time\":\"2025-11-24T00:00:01Z\"}"

func someQuestion(_ from: String = "2024-01-01", _ to: String = "2024-12-31") throws -> Question {
  let (first, last) = (try #require(Day(gregorian: from)), try #require(Day(gregorian: to)))
  let window = try #require(Window(from: first, to: last))
  return Question(unit: "08", window: window, caseClass: nil, kind: "civil")
}

@Suite struct FigureDocumentTests {
  private let pending = Figure(kpi: .pending, value: 12, numerator: 12, denominator: 1)
  private let mean = Figure(
    kpi: .processingDaysMean, value: 34.75555555555555, numerator: 1_564, denominator: 45, sampleSize: 45)
  private let perMonth = Figure(
    kpi: .inflowMean, value: 2.0 / 3, numerator: 2, denominator: 80_910, denominatorDivisor: 26_970)
  private let nothing = Figure(kpi: .leadDaysMax, denominator: 0, sampleSize: 0)
  private let rials = Figure(
    kpi: .recoveryRate, value: 1, sampleSize: 2, numeratorDecimal: "9223372036854775808",
    denominatorDecimal: "170141183460469231731687303715884105727")

  @Test func documentOfAScorecard() throws {
    let response = GetScorecardResponse(figures: [pending, mean, perMonth, nothing, rials], asOf: someAsOf)
    let answer = ScorecardAnswer(question: try someQuestion(), response: response)
    #expect(
      document(answer) == """
        {"unit":"08","from":"2024-01-01","to":"2024-12-31","class":null,"kind":"civil","kpis":{\
        "pending":{"value":12,"numerator":12,"denominator":1,"n":null},\
        "processing_days_mean":{"value":34.75555555555555,"numerator":1564,"denominator":45,"n":45},\
        "inflow_mean":{"value":0.6666666666666666,"numerator":2,"denominator":3,"n":null},\
        "lead_days_max":{"value":null,"numerator":null,"denominator":0,"n":0},\
        "recovery_rate":{"value":1,"numerator":9223372036854775808,\
        "denominator":170141183460469231731687303715884105727,"n":2}},\(asOfText)}

        """)
  }

  @Test func branchMonthsAreADouble() throws {
    let figure = Figure(kpi: .inflowMean, value: 0, numerator: 0, denominator: 14_790, denominatorDivisor: 26_970)
    let answer = ScorecardAnswer(question: try someQuestion(), response: GetScorecardResponse(figures: [figure]))
    #expect(document(answer).contains("\"denominator\":0.5483870967741935,"))
  }

  @Test func incompleteStandsOnlyWhereItIsSo() throws {
    let question = try someQuestion()
    #expect(!document(ScorecardAnswer(question: question, response: GetScorecardResponse())).contains("incomplete"))
    let response = GetScorecardResponse(incomplete: true, asOf: someAsOf)
    #expect(
      document(ScorecardAnswer(question: question, response: response)).contains(
        "\"kpis\":{},\"incomplete\":true,\"as_of\""))
  }

  @Test func documentOfARank() throws {
    let response = RankUnitsResponse(
      better: .lower, size: true, mixedKinds: true, rankedCount: 2,
      highest: [RankedUnit(rank: 1, unit: "b", name: "شعبه", figure: pending)], lowest: [],
      insufficientCount: 2,
      insufficient: [InsufficientUnit(unit: "c", sampleSize: 3), InsufficientUnit(unit: "d")], asOf: someAsOf)
    let answer = RankAnswer(
      question: RankQuery(kpi: .pending, question: try someQuestion(), level: "branch"), response: response)
    #expect(
      document(answer) == """
        {"kpi":"pending","in":"08","level":"branch","from":"2024-01-01","to":"2024-12-31","kind":"civil","class":null,\
        "better":"lower","size":true,"mixed_kinds":true,"ranked":2,\
        "highest":[{"rank":1,"unit":"b","name":"شعبه","value":12,"numerator":12,"denominator":1,"n":null}],\
        "lowest":[],"insufficient_count":2,"insufficient":[{"unit":"c","n":3},{"unit":"d","n":null}],\(asOfText)}

        """)
    let text = table(answer)
    #expect(text.contains("branches of different kinds are mixed here"))
    #expect(text.contains("measures size as much as merit"))
    #expect(text.contains("not enough data to rank: 2\n  c (n 3), d\n"))
  }

  @Test func documentOfATrend() throws {
    let points = [
      TrendPoint(fromDate: "2024-01-15", toDate: "2024-01-20", figure: pending),
      TrendPoint(fromDate: "2024-01-21", toDate: "2024-02-19", figure: mean, incomplete: true),
    ]
    let answer = TrendAnswer(
      kpi: .pending, question: try someQuestion(), response: GetTrendResponse(points: points, asOf: someAsOf))
    #expect(
      document(answer) == """
        {"kpi":"pending","unit":"08","points":[\
        {"from":"2024-01-15","to":"2024-01-20","value":12,"numerator":12,"denominator":1,"n":null},\
        {"from":"2024-01-21","to":"2024-02-19","value":34.75555555555555,"numerator":1564,"denominator":45,"n":45,\
        "incomplete":true}],\(asOfText)}

        """)
  }

  @Test func documentOfAging() throws {
    let ages = [90, 180, 365, 730, 1_095, 1_825].map { OlderThan(days: Int32($0), count: Int64(2_000 - $0)) }
    let response = GetAgingResponse(
      pendingCount: 15, meanAgeDays: 190.5, olderThan: ages, olderThanStandard: nil, asOf: someAsOf,
      meanCaseAgeDays: 201.5, caseOlderThan: ages.map { OlderThan(days: $0.days, count: $0.count + 1) })
    let answer = AgingAnswer(
      unit: "08", to: try #require(Day(gregorian: "2024-03-31")), caseClass: nil, kind: nil, response: response)
    #expect(
      document(answer) == """
        {"unit":"08","to":"2024-03-31","pending":15,"mean_age_days":190.5,"older_than":{"90":1910,"180":1820,"365":1635,\
        "730":1270,"1095":905,"1825":175,"standard":null},"mean_case_age_days":201.5,"case_older_than":{"90":1911,"180":1821,\
        "365":1636,"730":1271,"1095":906,"1825":176},\(asOfText)}

        """)
    let lines = table(answer).split(separator: "\n").map { $0.split(separator: " ").suffix(2).map(String.init) }
    #expect(lines.contains(["-", "-"]) && lines.contains(["1910", "1911"]) && lines.contains(["190.5", "201.5"]))
  }

  @Test func documentOfADistribution() throws {
    let response = GetDistributionResponse(
      sampleSize: 3, values: [0, 7], counts: [1, 2], incomplete: true, asOf: someAsOf)
    let answer = DistributionAnswer(measure: "lead_days", question: try someQuestion(), response: response)
    #expect(document(answer) == "{\"unit\":\"08\",\"n\":3,\"counts\":[[0,1],[7,2]],\"incomplete\":true,\(asOfText)}\n")
  }

  @Test func documentOfAComparison() throws {
    let response = CompareScorecardsResponse(
      a: Scorecard(figures: [pending], incomplete: true), b: Scorecard(figures: [nothing]),
      differences: [Difference(kpi: .pending, value: -2.5), Difference(kpi: .leadDaysMax)], asOf: someAsOf)
    let answer = ComparisonAnswer(
      a: try someQuestion(), b: try someQuestion("2023-01-01", "2023-12-31"), with: .window, response: response)
    #expect(
      document(answer) == """
        {"a":{"unit":"08","from":"2024-01-01","to":"2024-12-31","class":null,"kind":"civil","kpis":{\
        "pending":{"value":12,"numerator":12,"denominator":1,"n":null}},"incomplete":true},\
        "b":{"unit":"08","from":"2023-01-01","to":"2023-12-31","class":null,"kind":"civil","kpis":{\
        "lead_days_max":{"value":null,"numerator":null,"denominator":0,"n":0}}},\
        "difference":{"pending":-2.5,"lead_days_max":null},\(asOfText)}

        """)
  }

  @Test func documentOfAComparisonWithTheParent() throws {
    var response = CompareScorecardsResponse(
      a: Scorecard(figures: [pending]), b: Scorecard(selection: Selection(unit: "IR"), figures: [pending]),
      differences: [Difference(kpi: .pending, value: 0)], asOf: someAsOf)
    let question = try someQuestion()
    func answer() -> ComparisonAnswer { ComparisonAnswer(a: question, b: question, with: .parent, response: response) }
    #expect(document(answer()).contains("\"b\":{\"unit\":\"IR\",\"from\":\"2024-01-01\""))
    #expect(table(answer()).contains("\nb: IR, 2024-01-01"))
    // Of a parent that the caller may not see.
    response.b = nil
    response.differences[0].value = nil
    #expect(document(answer()).contains("},\"b\":null,\"difference\":{\"pending\":null},"))
    #expect(table(answer()).contains("\nb: outside your scope\n"))
  }

  @Test func documentOfAComparisonWithPeers() throws {
    let response = CompareScorecardsResponse(
      a: Scorecard(figures: [pending, mean]),
      b: Scorecard(figures: [Figure(kpi: .pending, value: 9), Figure(kpi: .processingDaysMean)]),
      differences: [Difference(kpi: .pending, value: 3), Difference(kpi: .processingDaysMean)], asOf: someAsOf)
    let question = try someQuestion()
    let answer = ComparisonAnswer(a: question, b: question, with: .peers, response: response)
    #expect(
      document(answer).contains(
        """
        "b":{"unit":null,"from":"2024-01-01","to":"2024-12-31","class":null,"kind":"civil","kpis":{\
        "pending":{"value":9,"numerator":null,"denominator":null,"n":null},\
        "processing_days_mean":{"value":null,"numerator":null,"denominator":null,"n":null}}},\
        "difference":{"pending":3,"processing_days_mean":null},
        """))
    #expect(table(answer).contains("\nb: the medians of its peers in the province, 2024-01-01"))
  }

  @Test(
    arguments: [
      ([], "needed are --with-from and --with-to, or --with parent|peers"),
      (["--with-from", "a"], "needed are --with-from and --with-to, or --with parent|peers"),
      (["--with", "peers", "--with-to", "a"], "--with stands in place of --with-from and --with-to"),
    ] as [([String], String)])
  func whatIsComparedIsGivenOnce(_ options: [String], _ message: String) throws {
    let line = ["compare", "08", "--from", "a", "--to", "b"] + options
    guard case .run(let command, let arguments) = try ArgumentParser(commands: Program.commands).parse(line) else {
      Issue.record("no command")
      return
    }
    let error = #expect(throws: UsageError.self) { try command.check(arguments) }
    #expect(error?.message.contains(message) == true)
  }

  @Test func documentOfAStanding() throws {
    let response = GetStandingResponse(
      country: Standing(rank: 3, rankedCount: 25, median: 12.5, q1: 10, q3: 15, judgement: .watch, side: .high),
      asOf: someAsOf)
    let answer = StandingAnswer(kpi: .pending, question: try someQuestion(), response: response)
    #expect(
      document(answer) == """
        {"kpi":"pending","unit":"08","province":null,"country":{"rank":3,"ranked":25,"median":12.5,"q1":10,"q3":15,\
        "judgement":"watch","side":"high"},\(asOfText)}

        """)
    let few = StandingAnswer(
      kpi: .processingDaysMean, question: try someQuestion(),
      response: GetStandingResponse(province: Standing(rankedCount: 6), country: response.country))
    #expect(document(few).contains("\"province\":{\"rank\":null,\"ranked\":6,\"median\":null,"))
    #expect(table(few).contains("in the province     -       6               -       -               -  -\n"))
    #expect(table(few).contains("in the country      3      25            10.0    12.5            15.0  watch, high\n"))
  }

  @Test func scorecardTableShowsTitles() throws {
    let response = GetScorecardResponse(figures: [pending, mean], asOf: someAsOf)
    let answer = ScorecardAnswer(question: try someQuestion(), response: response)
    let text = table(answer, onTerminal: true)
    #expect(text.contains("08, 2024-01-01 (1402-10-11) to 2024-12-31 (1403-10-11), branches of kind civil\n"))
    #expect(text.contains("\u{2068}میانگین زمان رسیدگی\u{2069}"))
    #expect(text.contains("processing_days_mean   34.8       1564           45  45  "))
    #expect(!table(answer).contains("\u{2068}"))
  }
}
