import TarazuLoop
import TarazuPostgres
import TestSupport
import Testing

/// Streams, copies and the pool.
@Suite struct BulkTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase(isEmpty: true)
    try await database.psql(
      "create table public.t (n int); grant usage on schema public to tarazu_service; "
        + "grant all on public.t to tarazu_service")
  }

  private struct Stop: Error {}

  @Test func aStreamGivesAllRowsInOrder() async throws {
    let connection = try await database.connect(on: loop.loop)
    let series = Statement(name: "series", sql: "select i, i::text from generate_series(1, $1) i")
    _ = try await connection.execute(Statement.begin)
    var seen: Int32 = 0
    var pieces = 0
    try await connection.stream(series, [.int4(100_001)], rowsAtATime: 1_000) { rows in
      pieces += 1
      for row in 0..<rows.count {
        seen += 1
        let number = try rows.int4(row, 0)
        #expect(number == seen)
      }
    }
    #expect(seen == 100_001 && pieces == 101)
    // Two at once, of different columns, on one connection.
    let one = try await connection.openStream(series, [.int4(3)], rowsAtATime: 2)
    let two = try await connection.openStream(Statement(sql: "select 'x'::text"), rowsAtATime: 2)
    #expect(try await one.next()?.count == 2)
    #expect(try await two.next()?.text(0, 0) == "x")
    #expect(try await one.next()?.int4(0, 0) == 3)
    #expect(try await one.next() == nil)
    _ = try await connection.execute(Statement.commit)
  }

  @Test func aStreamNeedsATransaction() async throws {
    let connection = try await database.connect(on: loop.loop)
    await #expect(throws: PostgresError.self) {
      try await connection.stream(Statement(sql: "select 1")) { _ in }
    }
    _ = try await connection.execute(Statement.begin)
    await #expect(throws: Stop.self) {
      try await connection.stream(Statement(sql: "select 1")) { _ in throw Stop() }
    }
    try await connection.rollback()
    #expect(await connection.isIdle)
  }

  @Test func thePoolLendsAtMostItsCapacity() async throws {
    let pool = PostgresPool(database.conninfo(), loops: [loop.loop], home: loop.loop, capacity: 3)
    let insert = Statement(name: "insert", sql: "insert into public.t values ($1)")
    let pids = try await withThrowingTaskGroup(of: Int32.self) { group in
      for number: Int32 in 0..<60 {
        group.addTask {
          try await pool.withConnection(timeout: .seconds(20)) { connection in
            _ = try await connection.execute(insert, [.int4(number)])
            return await connection.processId
          }
        }
      }
      return try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
    }
    #expect((1...3).contains(pids.count))
    // A transaction left open is rolled back, a broken connection is replaced.
    try? await pool.withConnection(timeout: .seconds(20)) { connection in
      _ = try await connection.pipeline([(.begin, []), (insert, [.int4(999)])])
      throw Stop()
    }
    for pid in pids { try await database.psql("select pg_terminate_backend(\(pid))") }
    let count = Statement(name: "count", sql: "select count(*) from public.t")
    var counted: Int64?
    for _ in 0..<5 where counted == nil {
      counted = try? await pool.withConnection(timeout: .seconds(20)) { try await $0.execute(count).int8(0, 0) }
    }
    #expect(counted == 60)
    await pool.close()
    await #expect(throws: PostgresError.self) {
      try await pool.withConnection(timeout: .seconds(20)) { _ in }
    }
  }

  @Test func thePoolFailsFastWhilePostgresIsAway() async throws {
    let pool = PostgresPool("host=/nowhere dbname=x", loops: [loop.loop], home: loop.loop, capacity: 2)
    for _ in 0..<50 {
      await #expect(throws: PostgresError.self) {
        try await pool.withConnection(timeout: .seconds(20)) { _ in }
      }
    }
    let stuck = PostgresPool(
      database.conninfo(), loops: [loop.loop], home: loop.loop, capacity: 1,
      prepare: { connection throws(PostgresError) in try await connection.simple("selekt") })
    await #expect(throws: PostgresError.self) {
      try await stuck.withConnection(timeout: .seconds(20)) { _ in }
    }
  }
}
