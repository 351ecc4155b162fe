import TarazuCalendar
import TarazuProtocol
import Testing

@testable import TarazuCommand

@Suite struct JudgementDocumentTests {
  private static let figure = Figure(
    kpi: .processingDaysMean, value: 34.75, numerator: 1_390, denominator: 40, sampleSize: 40)

  private static let judged = FunnelRow(
    unit: "080101", name: "شعبه", figure: figure, adjustedValue: 30.5, z: -4.25, judgement: .signal, side: .low,
    watch: Interval(low: 40, high: 60), signal: Interval(low: 36.5, high: 70))

  private func funnel(_ response: GetFunnelResponse) throws -> FunnelAnswer {
    FunnelAnswer(
      query: RankQuery(kpi: .processingDaysMean, question: try someQuestion(), level: "branch"), response: response)
  }

  private func month(_ kind: String? = nil) throws -> MonthQuery {
    MonthQuery(unit: "08", to: try #require(Day(gregorian: "2026-10-22")), kind: kind)
  }

  @Test func documentOfAFunnel() throws {
    let answer = try funnel(
      GetFunnelResponse(
        adjusted: true, unitCount: 9, centre: 48, tau: 0, expectedByChance: 0.018, signalCount: 1,
        rows: [Self.judged], insufficientCount: 2, incomplete: true, asOf: someAsOf))
    #expect(
      document(answer) == """
        {"kpi":"processing_days_mean","in":"08","level":"branch","from":"2024-01-01","to":"2024-12-31","kind":"civil",\
        "class":null,"adjusted":true,"too_few":false,"units":9,"centre":48,"tau":0,"threshold":null,\
        "expected_by_chance":0.018,"signals":1,"watches":0,"rows":[{"unit":"080101","name":"شعبه","value":34.75,\
        "numerator":1390,"denominator":40,"n":40,"share":null,"adjusted_value":30.5,"z":-4.25,"judgement":"signal",\
        "side":"low","watch_low":40,"watch_high":60,"signal_low":36.5,"signal_high":70}],"insufficient_count":2,\
        "incomplete":true,\(asOfText)}

        """)
    let text = table(answer)
    #expect(text.contains("9 judged: 1 signals, 0 to watch\n"))
    #expect(text.contains("compared as if all had the same mix of classes of case\n"))
    #expect(text.contains("all together: 48.0\n"))
    #expect(text.contains("more than chance:\n"))
    #expect(text.contains("080101   34.8  40      30.5  -4.25  signal, low        40.0  60.0  شعبه\n"))
    #expect(text.contains("not enough data to rank: 2\n"))
    #expect(table(answer, onTerminal: true).contains("\u{2068}شعبه\u{2069}"))
  }

  @Test func tooFew() throws {
    let answer = try funnel(
      GetFunnelResponse(
        tooFew: true, unitCount: 3, rows: [FunnelRow(unit: "1", name: "a", figure: Self.figure)], asOf: someAsOf))
    #expect(
      document(answer).contains(
        """
        "adjusted":false,"too_few":true,"units":3,"centre":null,"tau":null,"threshold":null,"expected_by_chance":null,\
        "signals":0,"watches":0,"rows":[{"unit":"1","name":"a","value":34.75,"numerator":1390,"denominator":40,"n":40,\
        "share":null,"adjusted_value":null,"z":null,"judgement":null,"side":null,"watch_low":null,"watch_high":null,\
        "signal_low":null,"signal_high":null}],"insufficient_count":0,"as_of"
        """))
    let text = table(answer)
    #expect(text.contains("too few units or too little data to judge\n"))
    #expect(text.contains("not judged:\n"))
  }

  @Test func quantilesAreShownByShares() throws {
    var row = Self.judged
    (row.share, row.adjustedValue, row.watch) = (0.25, nil, Interval(low: 0.05, high: 0.125))
    let answer = try funnel(
      GetFunnelResponse(unitCount: 9, centre: 0.1, tau: 0.5, threshold: 90, rows: [row]))
    #expect(document(answer).contains("\"threshold\":90,"))
    #expect(document(answer).contains("\"share\":0.25,"))
    let text = table(answer)
    #expect(text.contains("judged by the share of values above 90, the quantile of all together\n"))
    #expect(text.contains("0.2500  -4.25  signal, low      0.0500  0.1250"))
  }

  @Test func documentOfASignal() throws {
    let points = [
      SignalPoint(fromDate: "2026-08-23", toDate: "2026-09-22", value: 9.5, usual: Interval(low: 1, high: 8.5)),
      SignalPoint(fromDate: "2026-09-23", toDate: "2026-10-22"),
    ]
    let answer = SignalAnswer(
      kpi: .inflowMean, question: try month("civil"),
      response: GetSignalResponse(judgement: .signal, side: .up, months: 3, p: 0.000125, points: points, asOf: someAsOf)
    )
    #expect(
      document(answer) == """
        {"kpi":"inflow_mean","unit":"08","to":"2026-10-22","judgement":"signal","side":"up","months":3,"p":0.000125,\
        "points":[{"from":"2026-08-23","to":"2026-09-22","value":9.5,"usual_low":1,"usual_high":8.5},\
        {"from":"2026-09-23","to":"2026-10-22","value":null,"usual_low":null,"usual_high":null}],\(asOfText)}

        """)
    let text = table(answer)
    #expect(text.contains("08, up to 2026-10-22 (1405-07-30), branches of kind civil\n"))
    #expect(text.contains("signal, up: by the last 3 months, p 0.000125\n"))
    #expect(text.contains("2026-08-23  2026-09-22  1405-06-01   9.50        1.00  8.50  outside\n"))
  }

  @Test func tooShort() throws {
    let answer = SignalAnswer(
      kpi: .inflowMean, question: try month(), response: GetSignalResponse(judgement: .tooShort, asOf: someAsOf))
    #expect(
      document(answer) == """
        {"kpi":"inflow_mean","unit":"08","to":"2026-10-22","judgement":"too_short","side":null,"months":null,"p":null,\
        "points":[],\(asOfText)}

        """)
    #expect(table(answer).contains("\ntoo short\n"))
  }

  @Test func documentOfChanges() throws {
    let change = Change(
      unit: "0801", name: "کرمان", level: .district, kpi: .clearanceRate, better: .higher, judgement: .watch,
      side: .down, months: 1, p: 0.001, value: 0.5, usual: Interval(low: 0.75, high: 1.25))
    let answer = ChangesAnswer(
      question: try month(), response: ListChangesResponse(checkedCount: 12, changes: [change], asOf: someAsOf))
    #expect(
      document(answer) == """
        {"in":"08","to":"2026-10-22","checked":12,"changes":[{"unit":"0801","name":"کرمان","level":"district",\
        "kpi":"clearance_rate","better":"higher","judgement":"watch","side":"down","months":1,"p":0.001,"value":0.5,\
        "usual_low":0.75,"usual_high":1.25}],\(asOfText)}

        """)
    let text = table(answer)
    #expect(text.contains("12 checked, 1 changed by more than chance\n"))
    #expect(text.contains("0801  clearance_rate  watch, down       1  0.5000      0.7500  1.2500  higher  کرمان"))
    #expect(
      table(ChangesAnswer(question: try month(), response: ListChangesResponse(checkedCount: 3)))
        .contains("3 checked, 0 changed by more than chance\n"))
  }

  // MARK: Requests

  private func arguments(_ line: String...) throws -> Arguments {
    guard case .run(_, let arguments) = try ArgumentParser(commands: Program.commands).parse(line) else {
      throw UsageError("no command")
    }
    return arguments
  }

  @Test func options() throws {
    let funnel = try arguments(
      "funnel", "old_rate", "--in", "08", "--level", "branch", "--kind", "civil", "--from", "1404-08-01", "--to",
      "1405-07-30", "--min-n", "5", "--unadjusted")
    #expect(funnel.has(Options.unadjusted))
    #expect(try funnel.integer(Options.minSample, 0...10) as Int64? == 5)
    let signal = try arguments("signal", "old_rate", "--unit", "08", "--to", "1405-07-30", "--class", "c")
    #expect(try signal.day(Options.month).description == "2026-10-22")
    let changes = try arguments("changes", "--in", "IR", "--to", "1405-07-30", "--level", "province")
    #expect(changes[Options.judgedLevel] == "province")
    #expect(throws: UsageError.self) { try arguments("signal", "old_rate", "--to", "1405-07-30") }
    #expect(throws: UsageError.self) { try arguments("changes", "--in", "IR") }
    #expect(throws: UsageError.self) { try arguments("funnel", "old_rate", "--in", "IR", "--level", "branch") }
    #expect(throws: UsageError.self) { try arguments("changes", "--in", "IR", "--to", "1405-07-30", "--kind", "civil") }
  }
}
