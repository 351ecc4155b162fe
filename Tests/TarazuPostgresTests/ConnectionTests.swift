import Foundation
import TarazuLoop
import TarazuPostgres
import TestSupport
import Testing

/// What a connection does when all is well and when it is not, against a real server.
@Suite struct ConnectionTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase(isEmpty: true)
    try await database.psql(
      "create table public.t (n int primary key); grant usage on schema public to tarazu_service; "
        + "grant all on public.t to tarazu_service")
  }

  private func connect() async throws -> PostgresConnection { try await database.connect(on: loop.loop) }

  private let insert = Statement(name: "insert", sql: "insert into public.t values ($1)")
  private let count = Statement(name: "count", sql: "select count(*) from public.t")
  private let sleep = Statement(name: "sleep", sql: "select pg_sleep($1::int)::text")

  private func failure(_ body: () async throws -> Void) async -> PostgresError? {
    do {
      try await body()
      return nil
    } catch {
      return error as? PostgresError
    }
  }

  private func untilBusy(_ connection: PostgresConnection) async throws {
    for _ in 0..<4_000 where await !connection.isBusy { try await loop.loop.sleep(for: .milliseconds(5)) }
  }

  @Test func aTransactionOverSeveralFlushes() async throws {
    let connection = try await connect()
    let first = try await connection.pipeline([(.begin, []), (insert, [.int4(1)]), (insert, [.int4(2)])])
    #expect(first.map(\.affectedRows) == [0, 1, 1])
    #expect(await connection.isInTransaction)
    let other = try await connect()
    #expect(try await other.execute(count).int8(0, 0) == 0)
    let second = try await connection.pipeline([(insert, [.int4(3)]), (count, []), (.commit, [])])
    #expect(try second[1].int8(0, 0) == 3)
    #expect(try await other.execute(count).int8(0, 0) == 3)
    #expect(await connection.isIdle)
  }

  @Test func anErrorInTheMiddleUndoesTheFlush() async throws {
    let connection = try await connect()
    let error = await failure {
      _ = try await connection.pipeline([(insert, [.int4(1)]), (insert, [.int4(1)]), (count, [])])
    }
    #expect(error?.sqlstate == "23505" && error?.constraint == "t_pkey" && error?.isSafeToRetry == false)
    #expect(error?.isUnknownOutcome == false)
    // `count` was never prepared, `insert` was: both work afterwards.
    #expect(try await connection.execute(count).int8(0, 0) == 0)
    _ = try await connection.execute(insert, [.int4(1)])
    #expect(try await connection.execute(count).int8(0, 0) == 1)
  }

  @Test func anErrorWithinATransactionIsRolledBack() async throws {
    let connection = try await connect()
    _ = try await connection.pipeline([(.begin, []), (insert, [.int4(1)])])
    let error = await failure {
      _ = try await connection.pipeline([(Statement(name: "bad", sql: "select 1/0"), []), (.commit, [])])
    }
    #expect(error?.sqlstate == "22012")
    #expect(await !connection.isIdle)
    try await connection.rollback()
    #expect(await connection.isIdle)
    #expect(try await connection.execute(count).int8(0, 0) == 0)
  }

  @Test func aStatementThatCannotBeParsed() async throws {
    let connection = try await connect()
    let bad = Statement(name: "bad", sql: "selekt 1")
    for _ in 0..<2 {
      let error = await failure { _ = try await connection.execute(bad) }
      #expect(error?.sqlstate == "42601")
    }
    #expect(try await connection.execute(count).int8(0, 0) == 0)
  }

  @Test func aDeferredConstraintFailsTheCommit() async throws {
    let connection = try await connect()
    try await database.psql("alter table public.t add parent int references public.t deferrable initially deferred")
    let error = await failure {
      let orphan = Statement(name: "orphan", sql: "insert into public.t values (1, 99)")
      _ = try await connection.pipeline([(.begin, []), (orphan, []), (.commit, [])])
    }
    #expect(error?.sqlstate == "23503" && error?.isUnknownOutcome == false)
    #expect(await connection.isIdle)
  }

  @Test func atTheDeadlineTheConnectionIsClosed() async throws {
    let connection = try await connect()
    let error = await failure {
      _ = try await connection.execute(sleep, [.int4(600)], timeout: .milliseconds(50))
    }
    #expect(error?.kind == .timeout)
    #expect(await !connection.isAlive)
    let next = await failure { _ = try await connection.execute(count) }
    #expect(next?.isUnavailable == true && next?.isSafeToRetry == true)
  }

  @Test func aCommitWithoutAnswerIsUnknown() async throws {
    let connection = try await connect()
    let slow = Statement(sql: "select pg_sleep(600)::text")
    _ = try await connection.pipeline([(.begin, []), (insert, [.int4(1)])])
    let error = await failure {
      _ = try await connection.pipeline([(slow, []), (.commit, [])], timeout: .milliseconds(50))
    }
    #expect(error?.kind == .timeout && error?.isUnknownOutcome == true && error?.isSafeToRetry == false)
    let other = try await connect()
    _ = try await other.pipeline([(.begin, []), (insert, [.int4(2)])])
    let before = await failure { _ = try await other.pipeline([(slow, [])], timeout: .milliseconds(50)) }
    #expect(before?.kind == .timeout && before?.isUnknownOutcome == false && before?.isSafeToRetry == true)
  }

  @Test func aCallThatWaitsForItsTurnTimesOutUnsent() async throws {
    let connection = try await connect()
    async let slow = failure { _ = try await connection.execute(sleep, [.int4(600)], timeout: .seconds(300)) }
    try await untilBusy(connection)
    let waiting = await failure { _ = try await connection.execute(count, timeout: .milliseconds(50)) }
    #expect(waiting?.kind == .timeout && waiting?.isUnknownOutcome == false)
    #expect(await connection.isAlive)
    await connection.close()
    let closed = await slow
    #expect(closed?.isUnavailable == true && closed?.isUnknownOutcome == true)
  }

  @Test func theServerEndsTheConnection() async throws {
    let connection = try await connect()
    let pid = await connection.processId
    _ = try await connection.execute(Statement.begin)
    async let running = failure { _ = try await connection.execute(sleep, [.int4(600)]) }
    try await untilBusy(connection)
    try await database.psql("select pg_terminate_backend(\(pid))")
    let error = await running
    #expect(error?.sqlstate == "57P01" && error?.isUnavailable == true && error?.isSafeToRetry == true)
    #expect(await !connection.isAlive)
  }

  @Test func theServerEndsAnIdleConnection() async throws {
    let connection = try await connect()
    let pid = await connection.processId
    async let listening = failure { _ = try await connection.nextNotification(within: .seconds(20)) }
    try await database.psql("select pg_terminate_backend(\(pid))")
    #expect(await listening?.isUnavailable == true)
    #expect(await !connection.isAlive)
  }

  @Test func aCancelRequestStopsTheStatementAlone() async throws {
    let connection = try await connect()
    async let running = failure { _ = try await connection.execute(sleep, [.int4(600)], timeout: .seconds(120)) }
    try await untilBusy(connection)
    let request = await connection.cancelRequest()
    let workers = try WorkerPool(count: 1, name: "cancel")
    // A request that arrives before the server has begun has no effect, so it is sent until one has.
    while await connection.isBusy {
      _ = await workers.run { request?.send() }
      try await loop.loop.sleep(for: .milliseconds(20))
    }
    let error = await running
    workers.stop()
    #expect(error?.sqlstate == "57014")
    #expect(await connection.isAlive)
    #expect(try await connection.execute(count).int8(0, 0) == 0)
  }

  @Test func notConnected() async throws {
    for conninfo in ["host=/nowhere dbname=x", "this is no conninfo", "host=127.0.0.1 port=1 dbname=x"] {
      let error = await failure {
        _ = try await PostgresConnection.connect(conninfo, on: loop.loop, timeout: .seconds(10))
      }
      guard case .notConnected(let text)? = error?.kind else {
        Issue.record("\(conninfo): \(String(describing: error))")
        continue
      }
      #expect(!text.isEmpty && error?.isSafeToRetry == true)
    }
    let wrong = await failure {
      _ = try await PostgresConnection.connect(
        database.cluster.conninfo(database: "absent", role: "tarazu_dba"), on: loop.loop, timeout: .seconds(10))
    }
    #expect(wrong?.description.contains("absent") == true)
  }

  @Test func aFrozenServerTimesOut() async throws {
    let connection = try await connect()
    let pid = await connection.processId
    kill(pid, SIGSTOP)
    defer { kill(pid, SIGCONT) }
    let error = await failure { _ = try await connection.execute(count, timeout: .milliseconds(50)) }
    #expect(error?.kind == .timeout)
    #expect(await !connection.isAlive)
  }

  @Test func aServerThatNeverAnswersTimesOutWhileConnecting() async throws {
    // A socket that listens and never accepts a connection.
    let folder = "/tmp/tarazu-silent-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let silent = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(silent) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: (folder + "/.s.PGSQL.5432").utf8) }
    let isListening = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(silent, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 && listen(silent, 5) == 0
      }
    }
    #expect(isListening)
    let error = await failure {
      _ = try await PostgresConnection.connect(
        "host=\(folder) dbname=x user=x", on: loop.loop, timeout: .milliseconds(50))
    }
    #expect(error?.kind == .timeout && error?.isUnknownOutcome == false)
  }

  @Test func aWarningAtTheCommitIsUnknown() async throws {
    let connection = try await database.connect(role: "tarazu_dba", on: loop.loop)
    // The state of the warning that a commit gives when its wait for a standby is cancelled.
    let warn = Statement(sql: "do $$ begin raise warning 'perhaps on no standby' using errcode = '01000'; end $$")
    let error = await failure { _ = try await connection.pipeline([(.begin, []), (warn, []), (.commit, [])]) }
    #expect(error?.kind == .notReplicated("perhaps on no standby") && error?.isUnknownOutcome == true)
    // Without a commit it is a warning like any other.
    _ = try await connection.pipeline([(.begin, []), (warn, []), (.rollback, [])])
  }

  @Test func manyCallersShareOneConnection() async throws {
    let connection = try await connect()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number: Int32 in 0..<200 {
        group.addTask { _ = try await connection.execute(insert, [.int4(number)]) }
      }
      try await group.waitForAll()
    }
    #expect(try await connection.execute(count).int8(0, 0) == 200)
  }

  @Test func largeFlushesGoBothWays() async throws {
    let connection = try await connect()
    // More in both directions than the socket's buffers hold: a client that only wrote, or only read, would hang.
    let big = [UInt8](repeating: 1, count: 1 << 20)
    let echo = Statement(name: "echo", sql: "select $1::bytea")
    let rows = try await connection.pipeline(
      [(Statement, [PostgresValue])](repeating: (echo, [.bytes(big)]), count: 20))
    for row in rows { #expect(try row.bytes(0, 0).count == big.count) }
  }

  @Test func notifications() async throws {
    let listener = try await connect()
    try await listener.listen("commits")
    let sender = try await connect()
    async let first = listener.nextNotification(within: .seconds(20))
    let notify = Statement(name: "notify", sql: "select pg_notify('commits', $1)::text")
    _ = try await sender.pipeline([(.begin, []), (notify, [.text("1")]), (notify, [.text("2")]), (.commit, [])])
    #expect(try await first?.payload == "1")
    #expect(try await listener.nextNotification(within: .seconds(20))?.payload == "2")
    #expect(try await listener.nextNotification(within: .milliseconds(20)) == nil)
    // They arrive while other statements run, too.
    _ = try await sender.execute(notify, [.text("3")])
    _ = try await listener.execute(count)
    #expect(try await listener.nextNotification(within: .seconds(20))?.payload == "3")
    let bad = await failure { try await listener.listen("x; drop table t") }
    #expect(bad != nil)
  }
}
