import TestRandom
import TestSupport
import Testing

/// What questions in SQL cost goes by what they give out (docs/dba.md#figures-in-sql).
@Suite struct ViewPlanTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
  }

  /// A question about one case goes by its index, one about a unit by the index of branches; nothing is called for each
  /// row, and the sets are made once.
  @Test func viewsCostWhatTheyGiveOut() async throws {
    let world = ReportWorld()
    var dice = SeededGenerator(seed: 20)
    try await world.fill(try await database.connect(on: loop.loop), &dice)
    try await database.psql(
      """
      set search_path = tarazu;
      insert into source (code) values ('s');
      insert into place (code) select 'x' || n from generate_series(1, 400) n;
      insert into court_case (case_no, last_batch, checksum, state_sum, accepted, plain, waiting, code, class_no,
        spell_branch_no, spell_opened_on)
      select n, 1, 0, 0, 3, true, false, 'c' || n, 1,
        (select number from place where code = case when n % 500 = 0 then '080101' else 'x' || (1 + n % 400) end),
        '2024-01-01'
      from generate_series(1, 50000) n;
      insert into journal (case_no, at_ns, batch_no, source_no, branch_no, reach_no, case_seq, kind, id)
      select case_no, k, 1, 1, spell_branch_no, 0, k, k, case_no || '-' || k from court_case, generate_series(1, 6) k;
      vacuum analyze court_case, journal;
      """)
    let login = "planned_\(database.name)"
    try await database.psql(
      "create role \(login) login in role tarazu_case_reader; insert into tarazu.sql_reader values ('\(login)', '0801')"
    )
    func plan(_ sql: String) async throws -> String {
      try await database.psql("set session authorization \(login); explain (analyze, costs off, timing off) \(sql)")
    }
    // What was not executed costs nothing: the half of a view that is for the country.
    func run(_ plan: String) -> [Substring] {
      plan.split(separator: "\n").filter { $0.contains("actual") && !$0.contains("never executed") }
    }
    for sql in [
      "select * from report.event where \"case\" = 'c500'", "select * from report.court_case where \"case\" = 'c500'",
    ] {
      let steps = run(try await plan(sql))
      #expect(steps.contains { $0.contains("court_case_code_unique") }, "\(sql)")
      #expect(!steps.contains { $0.contains("Seq Scan on journal") || $0.contains("Seq Scan on court_case") }, "\(sql)")
    }
    // A DBA's, for cases that are named and for cases that a query finds.
    for view in ["event", "case_timeline"] {
      for cases in ["= 'c500'", "in (select code from tarazu.court_case where case_no between 500 and 505)"] {
        let sql = "select * from tarazu.\(view) where \"case\" \(cases)"
        let steps = run(try await database.psql("explain (analyze, costs off, timing off) \(sql)"))
        #expect(steps.contains { $0.contains("journal_case") }, "\(sql)")
        #expect(
          !steps.contains { $0.contains("Seq Scan on journal") || $0.contains("Seq Scan on court_case") }, "\(sql)")
      }
    }
    let cases = run(try await plan("select * from report.court_case"))
    #expect(cases.contains { $0.contains("court_case_spell_branch") })
    #expect(!cases.contains { $0.contains("Seq Scan on court_case") })
    for view in ["court_case", "event", "anomaly", "rejection", "unit"] {
      #expect(try await !plan("select * from report.\(view)").contains("Function Scan"), "\(view)")
    }
    let allowed = "has_function_privilege('tarazu_case_reader', oid, 'execute')"
    #expect(
      try await database.psql(
        "select proname from pg_proc where pronamespace = 'tarazu'::regnamespace and \(allowed)") == "")
    try await database.psql("drop role \(login)")
  }
}
