import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestRandom
import TestSupport
import Testing

/// What each role of the database may do, and what it may not (docs/spec/access.md#postgresql-roles).
@Suite struct RoleTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
  }

  private static let denied = "42501"

  private func sqlstate(_ connection: PostgresConnection, _ sql: String) async -> String? {
    do {
      try await connection.simple(sql)
      return nil
    } catch {
      return error.sqlstate
    }
  }

  private func texts(_ connection: PostgresConnection, _ sql: String) async throws -> [String?] {
    let rows = try await connection.execute(Statement(sql: sql))
    return try (0..<rows.count).map { try rows.textOrNull($0, 0) }
  }

  /// Runs `body` as a new role that is in some groups, and that reads a unit; nil for no row.
  private func reading(
    _ unit: String?, in groups: String, named name: String = "reader", _ body: (PostgresConnection) async throws -> Void
  ) async throws {
    let login = "\(name)_\(database.name)"
    try await database.psql(#"create role "\#(login)" login in role \#(groups)"#)
    if let unit {
      let quoted = login.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      try await database.psql("insert into tarazu.sql_reader values ('\(quoted)', '\(unit)')")
    }
    let connection = try await connect(
      "'" + login.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"\'"#) + "'")
    let result = await Result(running: { try await body(connection) })
    await connection.close()
    try await database.psql(#"delete from tarazu.sql_reader; drop role "\#(login)""#)
    try result.get()
  }

  /// A connection that has no settings from the tests' environment.
  private func connect(_ role: String) async throws -> PostgresConnection {
    try await PostgresConnection.connect(
      database.conninfo(role: role) + " options=''", on: loop.loop, timeout: .seconds(20))
  }

  // MARK: The service

  @Test func whatCameInNeverChanges() async throws {
    let service = try await database.connect(on: loop.loop)
    let partitions = try await database.psql(
      """
      select inhparent::regclass::text || ' ' || inhrelid::regclass from pg_inherits
      where inhparent in ('tarazu.rejection'::regclass, 'tarazu.audit'::regclass)
      """
    ).split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(partitions.count >= 10)
    let columns = [
      "tarazu.journal": "n", "tarazu.batch": "bytes", "tarazu.rejection": "detail", "tarazu.audit": "reason",
    ]
    for (table, column) in columns {
      for target in [table] + partitions.filter({ $0[0] == table }).map({ $0[1] }) {
        for sql in ["update \(target) set \(column) = null", "delete from \(target)", "truncate \(target)"] {
          #expect(await sqlstate(service, sql) == RoleTests.denied, "\(sql)")
        }
        guard target != table else { continue }
        // A partition alone is out of reach.
        #expect(await sqlstate(service, "select from \(target)") == RoleTests.denied, "\(target)")
        #expect(await sqlstate(service, "insert into \(target) default values") == RoleTests.denied, "\(target)")
      }
    }
    for sql in [
      """
      insert into journal (case_no, at_ns, batch_no, source_no, reach_no, case_seq, kind, id)
      values (1, 0, 1, 1, 0, 1, 0, 'e') on conflict (source_no, id) do update set n = 1
      """,
      """
      insert into batch values (1, 1, now(), 1, 0, 0, 1, sha256('')) on conflict (batch_no) do update set bytes = 2
      """,
      """
      insert into rejection (received_at, batch_no, line, reason, detail, raw, length)
      values (now(), 1, 1, 'malformed', '', '', 0) on conflict (received_at, batch_no, line) do update set detail = ''
      """,
      RoleTests.audited("on conflict (at, id) do update set who = 'x'"),
    ] {
      #expect(await sqlstate(service, sql) == RoleTests.denied, "\(sql)")
    }
  }

  private static func audited(_ rest: String = "", columns: String = "", values: String = "") -> String {
    """
    insert into audit (at, id, address, server, method, outcome, count, row_count, milliseconds, call_id\(columns))
    values (now(), 1, '::1', 's', 'm', 'OK', 1, 0, 1, 'c'\(values)) \(rest)
    """
  }

  @Test func theAuditSaysItselfWhoStoredARow() async throws {
    let service = try await database.connect(on: loop.loop)
    #expect(await sqlstate(service, RoleTests.audited()) == nil)
    #expect(try await texts(service, "select stored_by::text from audit") == ["tarazu_service"])
    for (columns, values) in [(", stored_at", ", now()"), (", stored_by", ", 'x'")] {
      #expect(
        await sqlstate(service, RoleTests.audited(columns: columns, values: values)) == RoleTests.denied, "\(columns)")
    }
  }

  @Test func theServiceLeavesTheDatabaseAsItIs() async throws {
    let service = try await database.connect(on: loop.loop)
    for sql in [
      "create table tarazu.x (n int)", "create view report.x as select 1", "create schema x",
      "create temporary table x ()",
      "create function tarazu.x() returns int language sql as 'select 1'", "create index on journal (n)",
      "alter table journal add x int", "alter table journal disable trigger all", "drop table journal",
      "drop view event",
      "comment on table journal is 'x'", "alter function ensure_partition(text, date) security invoker",
      "alter role tarazu_service superuser", "create role x",
      "set role tarazu_owner", "set role tarazu_migrate", "set role tarazu_dba",
      "set session_replication_role = replica", "set session authorization tarazu_owner",
      "copy journal to program 'true'", "copy sql_reader to '/tmp/x'", "select pg_read_file('/etc/passwd')",
      "select pg_ls_dir('.')", "select lo_create(0)", "select lo_import('/etc/passwd')", "do $$begin end$$",
      "insert into sql_reader values ('tarazu_service')", "insert into migration values (99, '', '', now())",
      "delete from principal", "delete from credential", "delete from session", "delete from password",
      "update audit set who = null", "alter system set fsync = off", "checkpoint", "create extension adminpack",
    ] {
      #expect(await sqlstate(service, sql) == RoleTests.denied, "\(sql)")
    }
    #expect(await sqlstate(service, "grant delete on journal to tarazu_reader") == nil)  // it only warns
    #expect(
      try await database.psql("select has_table_privilege('tarazu_reader', 'tarazu.journal', 'delete')") == "f\n")
  }

  @Test func noRoleHasAnAttribute() async throws {
    let attributes = try await database.psql(
      """
      select rolname from pg_roles where rolname like 'tarazu%' and rolname <> 'tarazu_dba'
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      union all
      select rolname from pg_roles
      where rolname in ('tarazu_owner', 'tarazu_reader', 'tarazu_case_reader', 'tarazu_auditor', 'tarazu_monitor')
        and rolcanlogin
      union all
      select rolname from pg_roles where rolname = 'tarazu_migrate' and rolinherit
      """)
    #expect(attributes == "")
    for role in ["tarazu_owner", "tarazu_reader", "tarazu_case_reader", "tarazu_auditor", "tarazu_monitor"] {
      await #expect(throws: PostgresError.self) { _ = try await database.connect(role: role, on: loop.loop) }
    }
  }

  /// Over a logical connection a role with REPLICATION could read the whole cluster.
  @Test func nobodyReplicates() async throws {
    for role in ["tarazu_service", "tarazu_migrate"] {
      for mode in ["database", "true"] {
        let conninfo = database.conninfo(role: role) + " replication=\(mode)"
        await #expect(throws: PostgresError.self, "\(role) \(mode)") {
          _ = try await PostgresConnection.connect(conninfo, on: loop.loop, timeout: .seconds(20))
        }
      }
    }
  }

  @Test func whatIsMadeLaterIsForNobody() async throws {
    let day = try await database.psql("select current_date + 4000").prefix(10)
    try await database.psql(
      """
      set role tarazu_owner;
      create table tarazu.fresh (n integer);
      create view report.fresh as select 1 as n;
      create function report.fresh_function() returns integer language sql as 'select 1';
      create type tarazu.fresh_type as enum ('a');
      select tarazu.ensure_partition('audit', '\(day)');
      select tarazu.ensure_partition('rejection', '\(day)');
      """)
    let month = day.prefix(7).split(separator: "-").joined(separator: "_")
    let statements = [
      "select from tarazu.fresh", "select from report.fresh", "select report.fresh_function()",
      "select from tarazu.audit_\(month)", "select from tarazu.rejection_\(month)",
    ]
    let service = try await database.connect(on: loop.loop)
    for sql in statements { #expect(await sqlstate(service, sql) == RoleTests.denied, "\(sql)") }
    try await reading(nil, in: "tarazu_case_reader, tarazu_auditor, tarazu_monitor") { (reader) async throws in
      for sql in statements { #expect(await sqlstate(reader, sql) == RoleTests.denied, "\(sql)") }
    }
  }

  @Test func whoHasNoLimitsGetsThoseOfTheDatabase() async throws {
    let settings = [
      "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "temp_file_limit",
    ].map { "current_setting('\($0)')" }.joined(separator: " || ' ' || ")
    try await reading(nil, in: "tarazu_reader") { (reader) async throws in
      #expect(try await texts(reader, "select \(settings)") == ["10min 10s 5min 8GB"])
      #expect(await sqlstate(reader, "set temp_file_limit = -1") == RoleTests.denied)
    }
    let service = try await connect("tarazu_service")
    #expect(try await texts(service, "select \(settings)") == ["0 0 1min -1"])
    let migrator = try await connect("tarazu_migrate")
    #expect(try await texts(migrator, "select \(settings)") == ["0 0 10min -1"])
    #expect(try await database.psql("select \(settings)") == "0 0 0 -1\n")
  }

  // MARK: Readers

  /// A reader at a province has the cube's figures for all that lies in it, and nothing of another province.
  @Test func aReadersFiguresAreTheCubes() async throws {
    let world = ReportWorld()
    var dice = SeededGenerator(seed: 17)
    try await world.fill(try await database.connect(on: loop.loop), &dice)
    let cube = world.cube.reader(today: Day(number: 30_000))
    let window = try #require(Window(from: Day(number: 20_100), to: Day(number: 20_800)))
    let dates = "'\(window.from)', '\(window.to)'"
    try await reading("09", in: "tarazu_reader") { (reader) async throws in
      let within = ["09", "0901", "090101", "090102", "090103"]
      #expect(try await texts(reader, "select code from report.unit order by code") == within)
      for unit in within {
        let rows = try await reader.execute(
          Statement(sql: "select code, numerator, denominator, n from report.scorecard($1, \(dates))"), [.text(unit)])
        let expected = try cube.scorecard(Selection(unit: unit, window: window)).figures
        #expect(rows.count == expected.count)
        for (row, (indicator, figure)) in expected.enumerated() {
          #expect(try rows.text(row, 0) == indicator.code)
          #expect(try rows.numericOrNull(row, 1) == figure.numerator, "\(indicator.code) of \(unit)")
          #expect(try rows.numeric(row, 2) == figure.denominator && rows.numericOrNull(row, 3) == figure.sample)
        }
      }
      let days = "select count(*)::text from report.daily_"
      #expect(
        try await texts(reader, "select distinct unit from report.daily_branch order by 1") == Array(within[2...]))
      #expect(try await texts(reader, "select distinct unit from report.daily_district") == ["0901"])
      #expect(try await texts(reader, "select distinct unit from report.daily_province") == ["09"])
      #expect(try await texts(reader, days + "country") == ["0"])
      for hidden in ["08", "0801", "080101", "IR", "absent", "'", "x'; drop table tarazu.cell; --", "09' or '1'='1"] {
        for question in [
          "report.scorecard($1, \(dates))", "report.rank('pending', $1, 'branch', \(dates))",
          "report.aging($1, '\(window.to)')", "report.distribution('lead_days', $1, \(dates))",
        ] {
          let rows = try await reader.execute(Statement(sql: "select * from \(question)"), [.text(hidden)])
          #expect(rows.isEmpty, "\(question) of \(hidden)")
        }
      }
      for list in ["'", "x'; drop table tarazu.cell; --"] {
        #expect(
          try await reader.execute(
            Statement(sql: "select * from report.distribution($1, '09', \(dates))"), [.text(list)]
          ).isEmpty)
        #expect(try await reader.execute(Statement(sql: "select * from report.daily($1)"), [.text(list)]).isEmpty)
      }
    }
    #expect(try await database.psql("select count(*) > 0 from tarazu.cell") == "t\n")
  }

  /// The name of a login is a name, whatever is in it.
  @Test func aLoginMayHaveAnyName() async throws {
    let world = ReportWorld()
    var dice = SeededGenerator(seed: 18)
    try await world.fill(try await database.connect(on: loop.loop), &dice)
    try await reading("0901", in: "tarazu_reader", named: "o'x' or '1'='1") { (reader) async throws in
      #expect(
        try await texts(reader, "select code from report.unit order by code") == ["0901", "090101", "090102", "090103"])
    }
    try await reading(nil, in: "tarazu_reader", named: "null") { (reader) async throws in
      #expect(try await texts(reader, "select code from report.unit").isEmpty)
      #expect(try await texts(reader, "select unit from report.daily_branch").isEmpty)
    }
  }

  @Test func groupsSeeWhatTheyAreFor() async throws {
    let relations = try await database.psql(
      "select oid::regclass from pg_class where relnamespace = 'tarazu'::regnamespace and relkind in ('r', 'p', 'v', 'S', 'm')"
    )
    let figures = [
      "unit", "kind", "class", "jalali_month", "indicator", "daily_country", "daily_province", "daily_district",
      "daily_branch",
    ]
    let cases = ["court_case", "event", "anomaly", "rejection"]
    let all = try await database.psql(
      "select relname from pg_class where relnamespace = 'report'::regnamespace order by relname")
    #expect(all.split(separator: "\n").map(String.init) == (figures + cases + ["audit"]).sorted())
    for (group, allowed) in [
      ("tarazu_reader", figures), ("tarazu_case_reader", figures + cases), ("tarazu_auditor", ["audit"]),
      ("tarazu_monitor", []),
    ] {
      try await reading(nil, in: group) { (reader) async throws in
        for view in figures + cases + ["audit"] {
          let state = await sqlstate(reader, "select from report.\(view)")
          #expect(state == (allowed.contains(view) ? nil : RoleTests.denied), "\(group) \(view)")
          // Views with sums refuse changes by themselves.
          for sql in ["delete from report.\(view)", "insert into report.\(view) default values"] {
            #expect(await sqlstate(reader, sql) != nil, "\(group) \(sql)")
          }
        }
        for relation in relations.split(separator: "\n") {
          #expect(await sqlstate(reader, "select from \(relation)") == RoleTests.denied, "\(group) \(relation)")
        }
        for sql in [
          "create temporary table x ()", "create table report.x ()", "set role tarazu_owner", "do $$begin end$$",
        ] {
          #expect(await sqlstate(reader, sql) == RoleTests.denied, "\(group) \(sql)")
        }
      }
    }
    // Only leakproof conditions are tried on rows that the reader may not see.
    let open = try await database.psql(
      """
      select relname from pg_class where relnamespace = 'report'::regnamespace
        and not coalesce(reloptions @> '{security_barrier=true}', false)
      """)
    #expect(open == "")
  }

  @Test func anAuditorSeesTheRecordsOfItsUnit() async throws {
    let world = ReportWorld()
    var dice = SeededGenerator(seed: 19)
    let service = try await database.connect(on: loop.loop)
    try await world.fill(service, &dice)
    for (call, who, scope) in [
      ("a", "'p'", "'08'"), ("b", "'p'", "'0801'"), ("c", "'p'", "'09'"), ("d", "'p'", "null"), ("e", "null", "null"),
      ("f", "null", "'08'"), ("g", "'p'", "'gone'"), ("h", "'p'", "'IR'"),
    ] {
      try await service.simple(
        """
        insert into audit (at, id, who, scope, address, server, method, outcome, count, row_count, milliseconds,
          call_id)
        values (now(), 1, \(who), \(scope), '::1', 's', 'm', 'OK', 1, 0, 1, '\(call)')
        """)
    }
    let calls = "select call_id from report.audit order by call_id"
    for (unit, seen) in [
      ("08", ["a", "b"]), ("0801", ["b"]), ("080101", []), ("10", []),
      ("IR", ["a", "b", "c", "d", "e", "f", "g", "h"]),
      (nil, []),
    ] as [(String?, [String])] {
      try await reading(unit, in: "tarazu_auditor") { (auditor) async throws in
        #expect(try await texts(auditor, calls) == seen, "\(unit ?? "no row")")
      }
    }
  }
}
