import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

@testable import TarazuCube
@testable import TarazuDomain

/// Measures that `add-measures` adds to a copy of the sources, a count, a sum and a list of values, from events to
/// figures. It is compiled and run there alone.
@Suite struct NewMeasureTests {
  private static let noon = 43_200
  private static let first: Int32 = 19_000

  private static func event(
    _ id: String, _ caseCode: String, on day: Int32, _ body: EventBody
  ) -> SentEvent {
    let at = Instant(nanoseconds: (Int64(day) * 86_400 + Int64(noon)) * 1_000_000_000)
    return .event(Event(source: "a", id: id, at: at, caseCode: caseCode, body: body))
  }

  private typealias SentEvent = Sent.Content

  private static func hearing(
    _ id: String, _ caseCode: String, at branch: String, on day: Int32, lead: Int32, _ purpose: Purpose = .control
  ) -> SentEvent {
    event(
      id, caseCode, on: day,
      .hearingSet(branch: branch, hearing: "h-\(id)", on: Day(number: day + lead), purpose: purpose))
  }

  /// Control hearings after 5, 20 and 50 days; one more that is taken back, one that comes late, and a trial.
  private static let batches: [[SentEvent]] = [
    [
      event("1", "one", on: first, .registered(branch: "B1", caseClass: "debt")),
      hearing("2", "one", at: "B1", on: first + 1, lead: 5), hearing("3", "one", at: "B1", on: first + 1, lead: 20),
      hearing("4", "one", at: "B1", on: first + 9, lead: 30),
      hearing("5", "one", at: "B1", on: first + 9, lead: 7, .trial),
      event("6", "two", on: first, .registered(branch: "B4", caseClass: "theft")),
      event("7", "two", on: first + 40, .closed(branch: "B4", outcome: .judgment)),
    ],
    [
      event("8", "one", on: first + 10, .retracted(retracts: "4")),
      hearing("9", "two", at: "B4", on: first + 2, lead: 50),
    ],
  ]
  private static let leads: [Int32] = [5, 20, 50]

  @Test func fromEventsToFigures() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    for lines in Self.batches {
      let receipt = try await engine.take(TestBatch(sender: .country, lines: lines))
      #expect(receipt.outcomes.allSatisfy { $0 == .accepted })
    }
    await engine.stop()
    let connection = try await world.connect()
    try await cells(world)
    try await commitLog(connection)
    try await cube(connection)
    try await sql(world)
    try await verification(world)
    await connection.close()
  }

  private func cells(_ world: IngestWorld) async throws {
    let cells = try await world.contents().cells
    func sum(_ measure: Measure) -> Int128 {
      cells.flatMap(\.sums).filter { $0.measure == measure }.reduce(0) { $0 + $1.amount }
    }
    #expect(sum(.controlsSet) == 3 && sum(.controlLeadDays) == 75 && sum(.hearingsSet) == 1)
    #expect(cells.flatMap { $0[.controlLeads] }.sorted() == Self.leads)
    #expect(cells.flatMap { $0[.leads] } == [7])
  }

  private func commitLog(_ connection: PostgresConnection) async throws {
    var sums: [ContributionKey: Int64] = [:]
    for commit in try await CommitLogReader.after(0, on: connection) {
      for change in commit.record?.changes ?? [] { sums[change.key, default: 0] += change.amount }
    }
    let new = sums.filter { $0.value != 0 && $0.key.measure.rawValue >= Measure.controlsSet.rawValue }
    #expect(new.filter { $0.key.measure == .controlLeads }.map(\.key.value).sorted() == Self.leads)
    #expect(new.filter { $0.key.measure == .controlLeadDays }.values.reduce(0, +) == 75)
    #expect(new.filter { $0.key.measure == .controlsSet }.values.reduce(0, +) == 3)
  }

  /// Loaded from cells and from the log, read branch by branch, from all branches at once, and as a trend.
  private func cube(_ connection: PostgresConnection) async throws {
    let controls = Expression.flow(.controlsSet)
    let indicators = [
      indicator("controls", .total(controls)), indicator("stock", .total(.stock(.controlsSet))),
      indicator("days", .ratio(.flow(.controlLeadDays), controls)),
      indicator("mean", .ratio(.quantity(.valueSum(.controlLeads)), controls), sample: controls),
      indicator("greatest", .maximum(.controlLeads)), indicator("median", .quantile(.controlLeads, tenths: 5)),
    ]
    let expected = ["3/1", "3/1", "75/3", "75/3", "50/1", "20/1"]
    let window = try #require(Window(from: Day(number: Self.first), to: Day(number: Self.first + 60)))
    let selection = Selection(unit: "IR", window: window)
    for cube in [try await StoredCube.loaded(on: connection), try await StoredCube.replayed(on: connection)] {
      for fewBranches in [100, 0] {
        var reader = cube.reader(today: Day(number: Self.first + 100))
        reader.fewBranches = fewBranches
        let card = try reader.scorecard(selection, indicators: indicators)
        #expect(card.figures.map { text($0.figure) } == expected)
        for (indicator, right) in zip(indicators, expected) {
          let points = try reader.trend(indicator, selection, by: .year)
          // The window lies within one Jalali year.
          #expect(points.map { text($0.figure) } == [right])
        }
        let distribution = try reader.distribution(of: .controlLeads, selection)
        #expect(distribution.counts.map(\.value) == Self.leads)
      }
    }
  }

  private func indicator(_ code: String, _ formula: Formula, sample: TarazuDomain.Expression? = nil) -> Indicator {
    Indicator(code, code, formula, n: sample, unit: .cases, better: .neutral, "of a test")
  }

  private func text(_ figure: Figure) -> String { "\(figure.numerator ?? -1)/\(figure.denominator)" }

  private func sql(_ world: IngestWorld) async throws {
    for level in Level.allCases {
      let daily = try await world.database.psql(
        "select sum(controls_set), sum(control_lead_days), sum(control_days) from report.daily('\(level.code)')")
      #expect(daily == "3|75|75\n")
    }
    let window = "(date '1970-01-01' + \(Self.first)), (date '1970-01-01' + \(Self.first) + 60)"
    let distribution = try await world.database.psql(
      "select value from report.distribution('control_days', 'IR', \(window)) where count = 1")
    #expect(distribution == "5\n20\n50\n")
    let quantities = try await world.database.psql(
      """
      select s_controls_set, c_controls_set, s_control_lead_days, s_control_leads_sum, control_leads_max,
        control_leads_tenths[5]
      from tarazu.quantities('IR', 'country', \(window), null, null)
      """)
    #expect(quantities == "3|3|75|75|50|20\n")
  }

  private func verification(_ world: IngestWorld) async throws {
    let clean = try await world.verify()
    #expect(clean.differences == 0 && clean.cells > 0, "\(clean.examples)")
    for change in [
      "controls_set = controls_set + 1", "control_lead_days = control_lead_days - 1",
      "control_leads = control_leads || 5",
    ] {
      try await world.database.psql(
        """
        create table kept as table tarazu.cell;
        update tarazu.cell set \(change) where (day, branch_no, class_no) =
          (select day, branch_no, class_no from tarazu.cell where controls_set > 0 order by 1, 2, 3 limit 1)
        """)
      #expect(try await world.verify().differences == 1, "\(change)")
      try await world.database.psql("delete from tarazu.cell; insert into tarazu.cell table kept; drop table kept")
    }
    #expect(try await world.verify().checksum == clean.checksum)
  }
}
