import Foundation
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestRandom
import TestSupport
import Testing

/// The figures in plain SQL are those of the cube, and readers see their own unit alone.
@Suite struct ReportTests {
  private let loop: TestLoop
  private let database: PrivateDatabase
  private let world = ReportWorld()
  private let reader: CubeReader
  /// The superuser, who sees all.
  private let sql: PostgresConnection

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
    var dice = SeededGenerator(seed: 7)
    let service = try await database.connect(on: loop.loop)
    try await world.fill(service, &dice)
    reader = world.cube.reader(today: Day(number: 30_000))
    sql = try await database.connect(role: "tarazu_dba", on: loop.loop)
  }

  private func randomWindow(_ dice: inout SeededGenerator) throws -> Window {
    let from = Int32.random(in: 19_980...20_950, using: &dice)
    let length = [0, 29, 364, Int32.random(in: 0...1_000, using: &dice)].randomElement(using: &dice) ?? 0
    return try #require(Window(from: Day(number: from), to: Day(number: from + length)))
  }

  private func randomSelection(_ dice: inout SeededGenerator) throws -> Selection {
    Selection(
      unit: world.codes.randomElement(using: &dice) ?? "IR", window: try randomWindow(&dice),
      caseClass: [nil, nil, "criminal", "absent"].randomElement(using: &dice) ?? nil,
      kind: [nil, nil, "civil", "quick", "free"].randomElement(using: &dice) ?? nil)
  }

  private func values(_ selection: Selection) -> [PostgresValue] {
    [
      .text(selection.unit), .date(selection.window.from.number), .date(selection.window.to.number),
      .text(orNull: selection.caseClass), .text(orNull: selection.kind),
    ]
  }

  @Test func theMigrationIsCurrent() throws {
    let newest = try #require(
      try Migration.read(folder: PrivateCluster.repository + "/sql/migrations").last {
        $0.name == ReportSQL.migrationName
      })
    #expect(newest.sql == ReportSQL.migration, "run dev/generate-sql")
  }

  @Test func scorecards() async throws {
    var dice = SeededGenerator(seed: 11)
    let statement = Statement(
      name: "scorecard",
      sql:
        "select code, numerator, denominator, divisor, n, value::text, title from report.scorecard($1, $2, $3, $4, $5)")
    var values = 0
    for _ in 0..<120 {
      let selection = try randomSelection(&dice)
      let expected = try reader.scorecard(selection).figures
      let rows = try await sql.execute(statement, self.values(selection))
      #expect(rows.count == expected.count)
      for (row, (indicator, figure)) in expected.enumerated() {
        #expect(try rows.text(row, 0) == indicator.code && rows.text(row, 6) == indicator.title)
        let found = Figure(
          numerator: try rows.numericOrNull(row, 1), denominator: try rows.numeric(row, 2),
          divisor: try rows.int4(row, 3), sample: try rows.numericOrNull(row, 4))
        #expect(found == figure, "\(indicator.code) of \(selection)")
        let value = try rows.textOrNull(row, 5).flatMap { Double($0) }
        #expect((value == nil) == (figure.value == nil))
        if let value, let exact = figure.value {
          values += 1
          #expect(abs(value - exact) <= 1e-12 * abs(exact))
        }
      }
    }
    #expect(values > 1_000)
  }

  @Test func ranks() async throws {
    var dice = SeededGenerator(seed: 13)
    let statement = Statement(
      name: "rank",
      sql: """
        select highest, lowest, unit_code, name, numerator, denominator, n
        from report.rank($1, $2, $3, $4, $5, $6, $7, $8)
        """)
    for indicator in Indicator.all {
      for _ in 0..<3 {
        let window = try randomWindow(&dice)
        let unit = ["IR", "IR", "08", "0801", "09"].randomElement(using: &dice) ?? "IR"
        let above = try #require(world.directory.units[unit]).level
        let level = Level.allCases.filter { $0 >= above }.randomElement(using: &dice) ?? .branch
        let selection = Selection(
          unit: unit, window: window, caseClass: [nil, nil, "criminal"].randomElement(using: &dice) ?? nil,
          kind: [nil, nil, "civil"].randomElement(using: &dice) ?? nil)
        let minSample = [0, 5, 30].randomElement(using: &dice) ?? 0
        let answer = try reader.rank(
          RankQuestion(
            indicator: indicator, unit: unit, level: level, window: window, caseClass: selection.caseClass,
            kind: selection.kind, count: 1_000, minSample: minSample))
        let rows = try await sql.execute(
          statement,
          [.text(indicator.code), .text(unit), .text(level.code)] + values(selection).dropFirst() + [
            .numeric(Int128(minSample))
          ])
        let note: Comment = "\(indicator.code) of \(level) in \(selection)"
        #expect(rows.count == answer.rankedCount + answer.insufficientCount, note)
        let ranks = Dictionary(uniqueKeysWithValues: answer.lowest.map { ($0.unit, $0.rank) })
        for (row, expected) in answer.highest.enumerated() where row < rows.count {
          #expect(try rows.int8OrNull(row, 0) == Int64(expected.rank), note)
          #expect(try rows.int8OrNull(row, 1) == ranks[expected.unit].map { Int64($0) }, note)
          #expect(try rows.text(row, 2) == expected.unit && rows.text(row, 3) == expected.name, note)
          #expect(try rows.numericOrNull(row, 4) == expected.figure.numerator, note)
          #expect(try rows.numeric(row, 5) == expected.figure.denominator, note)
        }
        for (index, expected) in answer.insufficient.enumerated() where answer.rankedCount + index < rows.count {
          let row = answer.rankedCount + index
          #expect(try rows.int8OrNull(row, 0) == nil && rows.text(row, 2) == expected.unit, note)
          #expect(try rows.numericOrNull(row, 6) == expected.sample, note)
        }
      }
    }
  }

  @Test func agesAndDistributions() async throws {
    var dice = SeededGenerator(seed: 17)
    let aging = Statement(
      name: "aging",
      sql: """
        select pending, over_90, over_180, over_365, over_730, over_1095, over_1825, over_standard, mean_age_days::text,
          case_over_90, case_over_180, case_over_365, case_over_730, case_over_1095, case_over_1825,
          mean_case_age_days::text
        from report.aging($1, $2, $3, $4)
        """)
    let older = Statement(name: "older", sql: "select report.older_than($1, $2, $3, $4, $5)")
    let caseOlder = Statement(name: "case_older", sql: "select report.case_older_than($1, $2, $3, $4, $5)")
    let distribution = Statement(
      name: "distribution", sql: "select value, count from report.distribution($1, $2, $3, $4, $5, $6)")
    for _ in 0..<60 {
      let selection = try randomSelection(&dice)
      let day = selection.window.to
      let expected = try reader.aging(
        unit: selection.unit, on: day, caseClass: selection.caseClass, kind: selection.kind)
      let choice: [PostgresValue] = [.text(orNull: selection.caseClass), .text(orNull: selection.kind)]
      let rows = try await sql.execute(aging, [.text(selection.unit), .date(day.number)] + choice)
      #expect(try rows.numeric(0, 0) == expected.pending)
      for (index, (days, count)) in expected.olderThan.enumerated() {
        #expect(try rows.numeric(0, 1 + index) == count)
        let alone = try await sql.execute(
          older, [.text(selection.unit), choice[0], .date(day.number), .int4(days), choice[1]])
        #expect(try Int128(alone.int8(0, 0)) == count)
      }
      #expect(try rows.numericOrNull(0, 7) == expected.olderThanStandard)
      for (index, (days, count)) in expected.caseOlderThan.enumerated() {
        #expect(try rows.numeric(0, 9 + index) == count)
        let alone = try await sql.execute(
          caseOlder, [.text(selection.unit), choice[0], .date(day.number), .int4(days), choice[1]])
        #expect(try Int128(alone.int8(0, 0)) == count)
      }
      for (column, exact) in [(8, expected.meanAge.value), (15, expected.meanCaseAge.value)] {
        let mean = try rows.textOrNull(0, column).flatMap { Double($0) }
        #expect(mean.map { abs($0 - (exact ?? 0)) < 1e-9 } == exact.map { _ in true })
      }

      for (list, name) in [
        (Measure.closedAges, "processing_days"), (.closedCaseAges, "case_days"), (.leads, "lead_days"),
      ] {
        let expected = try reader.distribution(of: list, selection).counts
        let rows = try await sql.execute(distribution, [.text(name)] + values(selection))
        #expect(rows.count == expected.count)
        for (row, (value, count)) in expected.enumerated() where row < rows.count {
          #expect(try rows.int4(row, 0) == value && rows.int8(row, 1) == Int64(count))
        }
      }
    }
  }

  @Test func dailyFiguresAddUp() async throws {
    let total = try await sql.execute(
      Statement(sql: "select sum(registered), sum(paid_rials), sum(processing_days) from report.daily('branch')"))
    for level in Level.allCases {
      let rows = try await sql.execute(
        Statement(sql: "select sum(registered), sum(paid_rials), sum(processing_days) from report.daily($1)"),
        [.text(level.code)])
      for column in 0..<3 { #expect(try rows.numeric(0, column) == total.numeric(0, column)) }
    }
    let window = try #require(Window(from: world.firstDay, to: Day(number: world.lastDay.number + 1_000)))
    let card = try reader.scorecard(Selection(unit: "IR", window: window)).figures
    let mean = try #require(card.first { $0.indicator.code == "processing_days_mean" })
    #expect(try total.numeric(0, 2) == mean.figure.numerator)
  }

  @Test func theMonthsAreTheCalendars() async throws {
    let rows = try await sql.execute(
      Statement(sql: "select year, month, first_day, last_day from report.jalali_month order by first_day"))
    #expect(rows.count == 301 * 12)
    for row in 0..<rows.count {
      let first = JalaliDate(Day(number: try rows.date(row, 2)))
      let last = JalaliDate(Day(number: try rows.date(row, 3)))
      let (year, month) = (Int(try rows.int4(row, 0)), Int(try rows.int4(row, 1)))
      let isWhole = first.day == 1 && last.day == JalaliDate.length(ofMonth: month, year: year)
      #expect(isWhole && first.year == year && first.month == month && last.month == month)
    }
    #expect(try rows.date(0, 2) <= Day.first.number && rows.date(rows.count - 1, 3) >= Day.last.number)
  }

  @Test func aReaderSeesItsUnitAlone() async throws {
    let login = "reader_\(database.name)"
    try await database.psql("create role \(login) login in role tarazu_reader")
    let reader = try await database.connect(role: login, on: loop.loop)
    let units = Statement(sql: "select code from report.unit order by code")
    #expect(try await reader.execute(units).isEmpty)
    try await database.psql("insert into tarazu.sql_reader values ('\(login)', '0801')")
    let seen = try await reader.execute(units)
    #expect(try (0..<seen.count).map { try seen.text($0, 0) } == ["0801", "080101", "080102", "080103"])
    let card = Statement(sql: "select * from report.scorecard($1, '2020-01-01', '2030-01-01')")
    #expect(try await reader.execute(card, [.text("0801")]).count == Indicator.all.count)
    for hidden in ["08", "IR", "0802", "absent"] {
      #expect(try await reader.execute(card, [.text(hidden)]).isEmpty)
      for question in [
        "select * from report.rank('pending', $1, 'branch', '2020-01-01', '2030-01-01')",
        "select * from report.distribution('lead_days', $1, '2020-01-01', '2030-01-01')",
        "select * from report.aging($1, '2030-01-01')",
      ] {
        #expect(try await reader.execute(Statement(sql: question), [.text(hidden)]).isEmpty)
      }
      let older = try await reader.execute(
        Statement(
          sql: """
            select report.older_than($1, null, '2030-01-01', 0) + report.case_older_than($1, null, '2030-01-01', 0)
            """), [.text(hidden)])
      #expect(try older.int8(0, 0) == 0)
    }
    let days = try await reader.execute(
      Statement(
        sql: """
          select (select count(*) from report.daily('country')), (select count(*) from report.daily('province')),
            (select count(distinct unit) from report.daily('branch')), (select count(distinct unit) from report.daily_district)
          """))
    #expect(try (0..<4).map { try days.int8(0, $0) } == [0, 0, 3, 1])
    for sql in [
      "select * from tarazu.cell", "select * from report.anomaly",
      "select * from tarazu.quantities(null, null, null, null, null, null)",
    ] {
      await #expect(throws: PostgresError.self) { try await reader.simple(sql) }
    }
    await reader.close()
    try await database.psql("drop role \(login)")
  }

  @Test func aCaseReaderSeesTheCasesOfItsUnit() async throws {
    let (login, far) = ("case_reader_\(database.name)", "far_reader_\(database.name)")
    // Cases: 1 within, 2 elsewhere, 3 handed from within to elsewhere, 4 and 5 of anomalies alone.
    try await database.psql(
      """
      create role \(login) login in role tarazu_case_reader;
      create role \(far) login in role tarazu_case_reader;
      insert into tarazu.sql_reader values ('\(login)', '0801'), ('\(far)', '0901');
      set search_path = tarazu;
      create temporary table b as select code, number from place;
      insert into source (code) values ('s');
      insert into court_case (case_no, last_batch, checksum, state_sum, accepted, plain, waiting, code, class_no,
        spell_branch_no, spell_opened_on, visited)
      select no, 1, 0, 0, 1, true, false, code, 1, (select number from b where b.code = at), '2024-01-01',
        (select array_agg(number) from b where b.code = any (string_to_array(been, ',')))
      from (values (1, 'in', '080101', null), (2, 'out', '090101', null), (3, 'both', '090101', '080101,090101'),
        (4, 'lost', null, null), (5, 'strange', null, null)) as v (no, code, at, been);
      insert into journal (case_no, at_ns, batch_no, source_no, branch_no, other_no, reach_no, case_seq, kind, id, ref)
      select no, 0, 1, 1, (select number from b where b.code = at), (select number from b where b.code = target), 0, 1,
        kind, id, case id when 'both-5' then 'both-1' end
      from (values (1, 0, 'in-1', '080101', null), (1, 4, 'in-2', null, null), (2, 0, 'out-1', '090101', null),
        (3, 0, 'both-1', '080101', null), (3, 7, 'both-2', '080101', '090101'), (3, 8, 'both-3', '090101', null),
        (3, 4, 'both-4', null, null), (3, 14, 'both-5', null, null), (3, 1, 'a6', null, null)) as v (no, kind, id, at, target);
      insert into anomaly (case_no, source_no, branch_no, reach_no, kind, id, reason)
      select no, 1, (select number from b where b.code = at),
        coalesce((select number from b where b.code = reach), 0), 8, id, 'not_open'
      from (values (4, 'a1', '080102', null), (5, 'a2', '090101', null), (1, 'a3', null, null), (2, 'a4', null, null),
        (5, 'a5', null, '0801'), (3, 'a6', null, null), (1, 'a7', '09', null)) as v (no, id, at, reach);
      insert into sender (principal, credential, address, server, reach_no)
      values ('near', 't', 'a', 's', (select number from b where code = '080103')), ('far', 't', 'a', 's', 0);
      insert into batch select no, no, now(), 0, 0, 1, 1, sha256('') from generate_series(1, 2) as no;
      insert into rejection (received_at, batch_no, line, reason, detail, branch_no, raw, length)
      select now(), batch, line, 'bad_field', '', (select number from b where b.code = at), '', 0
      from (values (1, 1, null), (2, 2, null), (2, 3, '080101')) as v (batch, line, at);
      """)
    let cases = try await database.connect(role: login, on: loop.loop)
    let others = try await database.connect(role: far, on: loop.loop)
    func texts(_ sql: String, as reader: PostgresConnection? = nil) async throws -> [String?] {
      let cases = reader ?? cases
      let rows = try await cases.execute(Statement(sql: sql))
      return try (0..<rows.count).map { try rows.textOrNull($0, 0) }
    }
    let known = "select \"case\" || coalesce(' at ' || branch, '') from report.court_case order by 1"
    #expect(try await texts(known) == ["both", "in at 080101", "lost", "strange"])
    let ids = "select id from report.event order by id"
    #expect(try await texts(ids) == ["a6", "both-1", "both-2", "both-5", "in-1", "in-2"])
    #expect(try await texts("select \"to\" from report.event where kind = 'transferred'") == [nil])
    #expect(try await texts("select id from report.anomaly order by id") == ["a1", "a3", "a5", "a6", "a7"])
    #expect(
      try await texts("select branch from report.anomaly where id in ('a1', 'a7') order by id") == ["080102", nil])
    #expect(try await texts("select sender || line from report.rejection order by 1") == ["far3", "near1"])
    // Who sees the other end of a transfer is not told where it came from.
    #expect(try await texts(known, as: others) == ["both at 090101", "out at 090101", "strange"])
    #expect(try await texts(ids, as: others) == ["a6", "both-2", "both-3", "out-1"])
    let transfer = "select coalesce(branch, '') || '>' || \"to\" from report.event where kind = 'transferred'"
    #expect(try await texts(transfer, as: others) == [">090101"])
    await cases.close()
    await others.close()
    try await database.psql("drop role \(login); drop role \(far)")
  }
}
