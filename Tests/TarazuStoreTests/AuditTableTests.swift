import TarazuAccess
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// Records of the audit, there and back.
@Suite struct AuditTableTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
  }

  private func record(_ name: String?, _ scope: Scope, at seconds: Int64) -> AuditRecord {
    var record = AuditRecord(
      principal: name.map { Principal(name: $0, role: .head, scope: scope) },
      credential: name.map { _ in Credential(.certificate, id: 9) }, address: "::1", gateway: nil, server: "s:1",
      method: "CaseService/GetCase", outcome: "OK", callID: "c")
    record.at = StoreTime(seconds: 1_790_000_000 + seconds)
    record.id = seconds
    return record
  }

  private func store(_ records: [AuditRecord], on connection: PostgresConnection) async throws {
    _ = try await connection.pipeline([(.begin, []), AuditTable.insert(records)] + Durability.commit)
  }

  @Test func whatIsStoredTwiceIsThereOnce() async throws {
    let connection = try await database.connect(on: loop.loop)
    var full = record("a", .unit("08"), at: 2)
    full.gateway = "web"
    full.unit = "0801"
    full.caseCode = #"k"\1"#
    full.reason = "SCOPE"
    full.outcome = "PERMISSION_DENIED"
    (full.count, full.rowCount, full.microseconds) = (3, 40, 1_234_567)
    full.change = #"{"after": 2, "before": 1}"#
    let records = [full, record(nil, .country, at: 1), record("b", .country, at: 0)]
    try await store(records, on: connection)
    // Whoever lost the answer stores all again, and one more.
    let more = record("c", .unit("09"), at: 3)
    try await store(records + [more], on: connection)
    let read = try await AuditQueries.list(AuditFilter(extent: .all), after: nil, limit: 100, on: connection)
    #expect(read == [more] + records)
    // A record without a time gets PostgreSQL's.
    var now = more
    now.at = nil
    try await store([now], on: connection)
    #expect(try await database.psql("select count(*) from tarazu.audit where at > now() - interval '1 hour'") == "1\n")
    await connection.close()
  }

  @Test func whatIsAskedFor() async throws {
    let connection = try await database.connect(on: loop.loop)
    var records = [
      record("a", .unit("08"), at: 5), record("b", .unit("0801"), at: 4), record("c", .unit("09"), at: 3),
      record("d", .country, at: 2), record(nil, .country, at: 1),
    ]
    records[2].unit = "08"
    try await store(records, on: connection)
    func names(_ filter: AuditFilter, after mark: AuditQueries.Mark? = nil, limit: Int32 = 100) async throws -> String {
      try await AuditQueries.list(filter, after: mark, limit: limit, on: connection)
        .map { $0.principal?.name ?? "-" }.joined()
    }
    #expect(try await names(AuditFilter(extent: .all)) == "abcd-")
    #expect(try await names(AuditFilter(extent: .all), limit: 2) == "ab")
    #expect(try await names(AuditFilter(extent: .all), after: (StoreTime(seconds: 1_790_000_004), 4)) == "cd-")
    let within = AuditFilter(extent: .units(["08", "0801"], own: "d"))
    #expect(try await names(within) == "abd")
    #expect(try await names(AuditFilter(extent: .own("c"))) == "c")
    var filter = AuditFilter(extent: .all)
    filter.unit = "08"
    #expect(try await names(filter) == "c")
    filter.name = "a"
    #expect(try await names(filter) == "")
    filter = within
    filter.since = StoreTime(seconds: 1_790_000_004)
    filter.until = StoreTime(seconds: 1_790_000_005)
    #expect(try await names(filter) == "b")
    await connection.close()
  }

  @Test func anAuditorSeesItsUnit() async throws {
    try await database.psql(
      """
      insert into tarazu.place (code) values ('IR'), ('08'), ('0801'), ('09');
      insert into tarazu.unit values ('IR', 1, 'country', null, 'n'), ('08', 2, 'province', 'IR', 'n'),
        ('0801', 3, 'district', '08', 'n'), ('09', 4, 'province', 'IR', 'n')
      """)
    let service = try await database.connect(on: loop.loop)
    try await store(
      [
        record("a", .unit("08"), at: 5), record("b", .unit("0801"), at: 4), record("c", .unit("09"), at: 3),
        record("d", .country, at: 2), record(nil, .country, at: 1),
      ], on: service)
    let auditor = "auditor_\(database.name)"
    try await database.psql(
      "create role \(auditor) login; grant tarazu_auditor to \(auditor); insert into tarazu.sql_reader values ('\(auditor)', '08')"
    )
    let reader = try await database.connect(role: auditor, on: loop.loop)
    func names() async throws -> String {
      let rows = try await reader.execute(
        Statement(sql: "select coalesce(who, '-') from report.audit order by at desc"))
      return try (0..<rows.count).map { try rows.text($0, 0) }.joined()
    }
    #expect(try await names() == "ab")
    try await database.psql("update tarazu.sql_reader set unit = null where login = '\(auditor)'")
    #expect(try await names() == "abcd-")
    await #expect(throws: PostgresError.self) {
      _ = try await reader.execute(Statement(sql: "select from tarazu.audit"))
    }
    await reader.close()
    try await database.psql("delete from tarazu.sql_reader; drop role \(auditor)")
  }
}
