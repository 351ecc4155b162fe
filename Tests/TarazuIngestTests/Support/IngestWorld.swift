// A database of a test with what works on it.

import TarazuBase
import TarazuDomain
@testable import TarazuIngest
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

struct IngestWorld: Sendable {
  let loop: TestLoop
  /// Threads of their own for an engine's writers.
  private let writerLoops: [TestLoop]
  let database: PrivateDatabase

  /// An empty store, or one that has a directory.
  init(directory: Directory? = Courts.start, in cluster: PrivateCluster? = nil) async throws {
    loop = try TestLoop("ingest-test")
    writerLoops = try (0..<2).map { try TestLoop("writer-\($0)") }
    if let cluster {
      database = try await cluster.makeDatabase()
    } else {
      database = try await PrivateCluster.shared.makeDatabase()
    }
    if let directory { _ = try await change(to: directory) }
  }

  /// What a server of its own would have, with one writer.
  func engine(log: @escaping @Sendable (String) -> Void = { _ in }) -> IngestEngine {
    engine(on: [loop.loop], log: log)
  }

  /// The same with room for this many lines in its queue.
  func engine(queuedLines: Int) -> IngestEngine {
    IngestEngine(
      conninfo: database.conninfo(), loop: loop.loop, writerLoops: [loop.loop], dictionaries: Dictionaries(),
      queuedLines: queuedLines
    ) { _ in }
  }

  /// The same for transactions that compute for long, and longer on a busy machine.
  func patientEngine() -> IngestEngine { engine(on: [loop.loop], idleTimeout: .seconds(300)) }

  /// The same with two writers.
  func engineOfTwoWriters(onCommit: @escaping @Sendable (LocalCommit) -> Void = { _ in }) -> IngestEngine {
    engine(on: writerLoops.map(\.loop), onCommit: onCommit)
  }

  private func engine(
    on writerLoops: [Loop], idleTimeout: Duration = .seconds(5),
    onCommit: @escaping @Sendable (LocalCommit) -> Void = { _ in },
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) -> IngestEngine {
    IngestEngine(
      conninfo: database.conninfo(), loop: loop.loop, writerLoops: writerLoops, dictionaries: Dictionaries(),
      idleTimeout: idleTimeout, onCommit: onCommit, log: log)
  }

  func connect() async throws -> PostgresConnection { try await database.connect(on: loop.loop) }

  /// A connection as the superuser, which may hold what it locks for as long as a busy machine needs.
  func connectAsSuperuser() async throws -> PostgresConnection {
    try await database.connect(role: "tarazu_dba", on: loop.loop)
  }

  /// Brings the directory to this state by a file of what differs, as a server does that has seen what its
  /// dictionaries say.
  @discardableResult
  func change(
    to directory: Directory, from old: Directory = Directory(), by dictionaries: Dictionaries = Dictionaries()
  ) async throws -> CommitPosition {
    let connection = try await connect()
    let writer = DirectoryTransaction(connection: connection, dictionaries: dictionaries)
    let units = directory.units.values.filter { old.units[$0.code] != $0 }.map(\.code)
    let classes = directory.classes.values.filter { old.classes[$0.code] != $0 }.map(\.code)
    let (before, position) = try await writer.change(units: Set(units), classes: Set(classes)) { current in
      (directory, current)
    }
    if old != Directory(), before != old { throw WrongDirectory() }
    await connection.close()
    return position
  }

  func contents() async throws -> StoreContents {
    let connection = try await connect()
    let contents = try await StoreContents.read(on: connection)
    await connection.close()
    return contents
  }

  func verify() async throws -> VerificationReport {
    let connection = try await connect()
    let report = try await Verifier(connection: connection) { _ in }.run()
    await connection.close()
    return report
  }

  /// What differs from the right, by the audit here and by `verify`.
  func differences(after directories: [Directory]) async throws -> [String] {
    let contents = try await contents()
    let report = try await verify()
    var found = try Audit(contents: contents, directories: directories).differences()
    found += report.examples
    if report.differences != report.examples.count { found.append("\(report.differences) differences") }
    if report.cells != contents.cells.count || report.totalCells != report.cells { found.append("cells were left out") }
    return found
  }
}

extension IngestWorld {
  /// A connection that may hold its transaction open for as long as a busy machine needs.
  func connectToHold() async throws -> PostgresConnection {
    let connection = try await connect()
    try await connection.simple("set idle_in_transaction_session_timeout = 0")
    return connection
  }

  /// Returns when this many backends of this database wait for a lock; throws if they never do, so that a test that
  /// depends on it ends there.
  func untilBackends(wait count: Int) async throws {
    let connection = try await connect()
    let waiting = Statement(sql: "select count(*) from pg_stat_activity where \(Self.waits)")
    let isSo = try await becomes { try await connection.execute(waiting).int8(0, 0) == Int64(count) }
    await connection.close()
    guard isSo else { throw NeverHappened(what: "\(count) backends wait for a lock") }
  }

  /// Returns when this many batches wait in an engine for a writer.
  func untilBatches(wait count: Int, in engine: IngestEngine) async throws {
    guard try await becomes({ await engine.queuedBatches == count }) else {
      throw NeverHappened(what: "\(count) batches wait for a writer")
    }
  }

  /// Whether the condition becomes true within half a minute.
  func becomes(_ condition: () async throws -> Bool) async throws -> Bool {
    let end = MonotonicClock.deadline(after: .seconds(30))
    while MonotonicClock.now() < end {
      if try await condition() { return true }
      try await loop.loop.sleep(for: .milliseconds(5))
    }
    return false
  }

  /// Deadlocks that PostgreSQL has found in this database. A backend reports its own when it ends.
  func deadlocks() async throws -> Int? {
    Int(
      try await database.psql("select deadlocks from pg_stat_database where datname = current_database()")
        .split(separator: "\n").first ?? "")
  }

  /// Calls a function of PostgreSQL's with the process of each backend that waits for a lock.
  func callOnWaiting(_ function: String) async throws {
    let connection = try await connect()
    _ = try await connection.execute(
      Statement(sql: "select \(function)(pid) from pg_stat_activity where \(Self.waits)"))
    await connection.close()
  }

  private static let waits = "datname = current_database() and wait_event_type = 'Lock' and usename = 'tarazu_service'"
}

/// What a test waited for did not come.
struct NeverHappened: Error { var what: String }

/// The store had another directory than the test thinks.
private struct WrongDirectory: Error {}

extension IngestEngine {
  /// Batches that wait for a writer.
  var queuedBatches: Int { queue.count }

  func take(_ batch: TestBatch, within time: Duration = .seconds(120)) async throws(IngestError) -> Receipt {
    try await submit(batch.submission, before: MonotonicClock.deadline(after: time))
  }
}

/// A list that several tasks take from, or add to.
final class Shared<Item: Sendable>: Sendable {
  private let items: Locked<[Item]>

  init(_ items: [Item] = []) { self.items = Locked(items) }

  func take() -> Item? { items.withLock { $0.popLast() } }
  func add(_ item: Item) { items.withLock { $0.append(item) } }
  var all: [Item] { items.withLock { $0 } }
}
