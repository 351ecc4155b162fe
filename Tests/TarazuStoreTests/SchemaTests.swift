import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// What the roles may do, what the database's own functions do, and that everything in it is explained.
@Suite struct SchemaTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
  }

  private func sqlstate(_ connection: PostgresConnection, _ sql: String) async -> String? {
    do {
      try await connection.simple(sql)
      return nil
    } catch {
      return (error as PostgresError).sqlstate
    }
  }

  private static let denied = "42501"

  @Test func theServiceMayNotChangeWhatCameIn() async throws {
    let service = try await database.connect(on: loop.loop)
    for table in ["journal", "batch", "rejection", "commit_log", "sender", "audit"] {
      for sql in ["delete from \(table)", "truncate \(table)", "drop table \(table)", "alter table \(table) add x int"]
      {
        #expect(await sqlstate(service, sql) == SchemaTests.denied, "\(sql)")
      }
    }
    for sql in [
      "update journal set n = 1", "update batch set bytes = 1", "update rejection set detail = ''",
      "update commit_log set payload = ''", "update audit set who = null",
      "insert into audit select * from audit", "insert into audit (stored_at) values (now())",
      "insert into audit (stored_by) values ('x')", "update sender set address = ''", "update source set code = ''",
      "update place set code = ''", "update class set code = ''", "delete from unit", "delete from principal",
      "delete from credential", "insert into migration values (99, '', '', now())", "create table x (n int)",
      "create temporary table x (n int)", "create schema x", "set role tarazu_owner", "do $$begin end$$",
      "select lo_create(0)", "update event_kind set code = ''", "insert into sql_reader values ('x')",
    ] {
      #expect(await sqlstate(service, sql) == SchemaTests.denied, "\(sql)")
    }
  }

  @Test func theServiceMayDoItsWork() async throws {
    let service = try await database.connect(on: loop.loop)
    for sql in [
      "insert into source (code) values ('s')", "insert into place (code) values ('080101')",
      "insert into class (code) values ('c')", "update class set name = 'n'",
      """
      insert into sender (principal, credential, address, server, reach_no)
      values ('p', 'token 1', '::1', 'a', 0) on conflict do nothing
      """,
      """
      insert into batch (batch_no, sender_no, received_at, accepted, duplicates, rejected, bytes, sha256)
      values (nextval('batch_number'), 1, now(), 1, 0, 0, 1, sha256(''))
      """,
      """
      insert into journal (case_no, at_ns, batch_no, n, source_no, branch_no, reach_no, case_seq, kind, id)
      values (nextval('case_number'), 0, 1, null, 1, 1, 0, 1, 0, 'e')
      """,
      """
      insert into rejection (received_at, batch_no, line, reason, detail, raw, length)
      values (now(), 1, 1, 'malformed', 'd', '', 0)
      """,
      """
      insert into court_case (case_no, last_batch, checksum, state_sum, accepted, plain, waiting, code)
      values (1, 1, 0, 0, 1, true, false, 'k')
      """,
      "update court_case set checksum = 1", "insert into cell (day, branch_no, class_no) values ('2026-01-01', 1, 1)",
      "update cell set closed_ages = without('{1,2}', '{1}')", "delete from cell", "delete from court_case",
      "insert into commit_log values (nextval('commit_number'), '12345678', clock_timestamp(), '')",
      """
      insert into audit (at, id, address, server, method, outcome, count, row_count, milliseconds, call_id)
      values (now(), 1, '::1', 's', 'm', 'OK', 1, 0, 0, 'c') on conflict (at, id) do nothing
      """,
      "select ensure_partition('audit', current_date)", "select * from audit",
      "select ensure_partition('commit_log', current_date)", "select drop_commit_log()",
      "insert into kind values ('civil', 'n', 104)", "update directory_version set version = version + 1",
      "begin; insert into unit values ('IR', 1, 'country', null, 'n'); commit",
      "update access_epoch set epoch = 2", "insert into healing values (1, 1)", "delete from healing",
      "select * from event", "select * from case_timeline",
    ] {
      let state = await sqlstate(service, sql)
      #expect(state == nil, "\(sql)")
    }
  }

  @Test func nobodyElseSeesAnything() async throws {
    let stranger = "stranger_\(database.name)"
    try await database.psql("create role \(stranger) login")
    await #expect(throws: PostgresError.self) { _ = try await database.connect(role: stranger, on: loop.loop) }
    try await database.psql("grant tarazu_case_reader to \(stranger)")
    let reader = try await database.connect(role: stranger, on: loop.loop)
    for sql in ["select from tarazu.journal", "select from tarazu.unit", "select tarazu.without('{}', '{}')"] {
      #expect(await sqlstate(reader, sql) == SchemaTests.denied, "\(sql)")
    }
    await reader.close()
    try await database.psql("drop role \(stranger)")
  }

  @Test func constraintsHold() async throws {
    let service = try await database.connect(on: loop.loop)
    try await service.simple("insert into kind values ('civil', 'n', null)")
    for (sql, constraint) in [
      ("insert into unit values ('08', 2, 'province', null, 'n')", "unit_country_alone_without_parent"),
      ("insert into unit values ('b', 3, 'branch', 'x', 'n')", "unit_branch_alone_with_kind"),
      ("insert into unit values ('b', 3, 'town', 'x', 'n')", "unit_level_word"),
      ("insert into unit values ('d', 4, 'district', 'absent', 'n')", "unit_parent_exists"),
      ("insert into kind values ('x', 'n', 0)", "kind_standard_days_range"),
      ("insert into principal values ('A', 'admin', null, null, null, now(), null, null, 1)", "principal_name_form"),
      (
        "insert into principal values ('a', 'source', null, null, null, now(), null, null, 1)",
        "principal_source_alone_with_source"
      ),
    ] {
      do {
        try await service.simple(sql)
        Issue.record("\(sql) was taken")
      } catch {
        #expect(error.constraint == constraint, "\(sql)")
      }
    }
  }

  @Test func withoutTakesOneOfEach() async throws {
    let connection = try await database.connect(on: loop.loop)
    let statement = Statement(name: "without", sql: "select without($1, $2)")
    func without(_ list: [Int32]?, _ taken: [Int32]?) async throws -> [Int32]? {
      let values = [list, taken].map { $0.map { PostgresValue.int4Array($0) } ?? .null }
      return try await connection.execute(statement, values).int4ArrayOrNull(0, 0)
    }
    #expect(try await without([1, 2, 2, 3], [2, 3]) == [1, 2])
    #expect(try await without([5, 5, 5], [5]) == [5, 5])
    #expect(try await without([5], [5]) == nil)
    #expect(try await without([5, 1], []) == [5, 1])
    #expect(try await without([5, 1], nil) == [5, 1])
    #expect(try await without(nil, nil) == nil)
    #expect(try await without([3, 1, 3, 2, 3], [3, 3]) == [1, 2, 3])
    for (list, taken): ([Int32]?, [Int32]) in [([1], [2]), ([1], [1, 1]), (nil, [1]), ([], [1]), ([1, 2], [1, 3])] {
      await #expect(throws: PostgresError.self) { _ = try await without(list, taken) }
    }
  }

  @Test func partitionsAreMadeAndTheLogIsCut() async throws {
    let service = try await database.connect(on: loop.loop)
    for (table, day, name) in [
      ("cell", "2041-06-01", "cell_2041"), ("rejection", "2040-12-31", "rejection_2040_12"),
      ("audit", "2040-02-29", "audit_2040_02"),
      ("commit_log", "2001-02-03", "commit_log_2001_02_03"),
    ] {
      let make = Statement(sql: "select ensure_partition($1, $2)")
      let values: [PostgresValue] = [.text(table), .date(try await self.day(service, day))]
      #expect(try await service.execute(make, values).bool(0, 0))
      #expect(try await service.execute(make, values).bool(0, 0) == false)
      #expect(try await database.psql("select to_regclass('tarazu.\(name)') is not null") == "t\n")
    }
    // A year that has rows in the default partition is left there.
    try await service.simple("insert into cell (day, branch_no, class_no) values ('2050-01-01', 1, 1)")
    #expect(try await database.psql("select tarazu.ensure_partition('cell', '2050-05-05')") == "f\n")
    #expect(await sqlstate(service, "select ensure_partition('journal', '2050-05-05')") == "P0001")
    try await service.simple("insert into commit_log values (-1, '12345678', '2001-02-03 04:05:06Z', '')")
    try await service.simple("insert into commit_log values (-2, '12345678', '2000-02-03 04:05:06Z', '')")
    #expect(try await database.psql("select tarazu.drop_commit_log()") == "1\n")
    #expect(try await database.psql("select count(*) from tarazu.commit_log where commit_no < 0") == "0\n")
    #expect(try await database.psql("select count(*) from tarazu.commit_log where commit_no = 1") == "1\n")
    // However small the space, the newest row stays.
    #expect(await sqlstate(service, "select drop_commit_log(interval '1 hour', 0)") == nil)
    #expect(try await database.psql("select count(*) from tarazu.commit_log where commit_no = 1") == "1\n")
  }

  private func day(_ connection: PostgresConnection, _ text: String) async throws -> Int32 {
    try await connection.execute(Statement(sql: "select $1::text::date"), [.text(text)]).date(0, 0)
  }

  @Test func eventsInWords() async throws {
    let service = try await database.connect(on: loop.loop)
    try await service.simple(
      """
      insert into source (code) values ('s'); insert into place (code) values ('a'), ('b');
      insert into class (code) values ('c');
      insert into court_case (case_no, last_batch, checksum, state_sum, accepted, plain, waiting, code)
      values (1, 1, 0, 0, 3, true, false, 'k');
      insert into journal (case_no, at_ns, batch_no, n, source_no, branch_no, other_no, on_day, reach_no, case_seq,
        kind, what, id, ref)
      values (1, 1700000000000000999, 1, null, 1, 1, 1, null, 0, 1, 0, null, 'e1', null),
        (1, 1700000000000001999, 1, null, 1, 1, null, '2024-01-01', 2, 2, 3, 1, 'e2', 'h'),
        (1, 1700000000000002999, 1, null, 1, null, null, null, 0, 3, 14, null, 'e3', 'e2');
      """)
    let event = try await database.psql(
      "select kind, at, class, word, hearing, \"on\", retracts, reach from tarazu.event")
    #expect(
      event == """
        registered|2023-11-14 22:13:20+00|c|||||
        hearing_set|2023-11-14 22:13:20.000001+00||control|h|2024-01-01||b
        retracted|2023-11-14 22:13:20.000002+00|||||e2|

        """)
    let life = "select place, id, taken_back from tarazu.case_timeline where \"case\" = 'k' order by place"
    #expect(try await database.psql(life) == "1|e1|f\n2|e2|t\n3|e3|f\n")
    try await service.simple("insert into anomaly values (1, 1, null, null, 0, 14, 'e3', 'retracts_later')")
    #expect(try await database.psql(life) == "1|e1|f\n2|e2|f\n3|e3|f\n")
  }

  /// The generator of migrations goes by their text; this is what they come to.
  @Test func cellsHaveAColumnForEachMeasure() async throws {
    let columns = try await database.psql(
      """
      select attname || '|' || format_type(atttypid, atttypmod) || '|' || col_description(attrelid, attnum)
      from pg_attribute where attrelid = 'tarazu.cell'::regclass and attnum > 3 and not attisdropped order by attnum
      """)
    let expected = Measure.allCases.map { "\($0.column)|\($0.type.rawValue)|\($0.comment)" }
    #expect(columns.split(separator: "\n").map(String.init) == expected)
    let migrations = try Migration.read(folder: PrivateCluster.repository + "/sql/migrations")
    #expect(CellMigration.migration(after: migrations) == nil, "run dev/generate-sql")
  }

  /// Whoever changes the figures' version writes a migration that computes them anew.
  @Test func migrationsBringTheFiguresToTheirVersion() async throws {
    let connection = try await database.connect(on: loop.loop)
    let state = try FiguresTable.row(try await connection.execute(FiguresTable.state))
    #expect(state.isOfThisVersion && state.isFinished && state.percent == 100)
    #expect(try await database.psql("select count(*) from tarazu.commit_log") == "1\n")
    await connection.close()
  }

  @Test func newMeasuresGetColumns() throws {
    let columns = Measure.allCases.dropLast(2).map { "  \($0.column) \($0.type.rawValue)," }.joined(separator: "\n")
    let first = Migration(
      number: 1, name: "first", sql: "create table cell (\n\(columns)\n  constraint cell_key primary key (day)\n);\n")
    let text = try #require(CellMigration.migration(after: [first]))
    #expect(
      text.contains("alter table tarazu.cell\n  add column undecided integer[],\n  add column overdue integer[];\n"))
    #expect(text.contains("comment on column tarazu.cell.overdue is\n  'Changes of the number"))
    #expect(text.contains("select begin_rebuild(\(FiguresVersion.current));\n"))
    #expect(CellMigration.migration(after: [first, Migration(number: 2, name: "cell_columns", sql: text)]) == nil)
  }

  @Test func everythingIsExplained() async throws {
    let silent = try await database.psql(
      """
      select c.relname || coalesce('.' || a.attname, '')
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and not c.relispartition
      where c.relnamespace in (select oid from pg_namespace where nspname in ('tarazu', 'report'))
        and c.relkind in ('r', 'p', 'v', 'S') and (c.relkind <> 'S' or c.oid not in (select objid from pg_depend where deptype = 'i'))
        and (obj_description(c.oid, 'pg_class') is null
          or (c.relkind <> 'S' and a.attnum is not null and col_description(c.oid, a.attnum) is null))
      union all
      select proname from pg_proc
      where pronamespace in (select oid from pg_namespace where nspname in ('tarazu', 'report'))
        and obj_description(oid, 'pg_proc') is null
      """)
    #expect(silent == "")
    let open = try await database.psql(
      """
      select proname from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
      where pronamespace in (select oid from pg_namespace where nspname in ('tarazu', 'report')) and a.grantee = 0
      """)
    #expect(open == "")
  }
}
