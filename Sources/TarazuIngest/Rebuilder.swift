// Computes the figures anew from the journal after a migration that changed their rules: case by case, in pieces, each in a
// transaction of its own (docs/design/store.md#rebuild).

import TarazuDomain
import TarazuLoop
import TarazuPostgres
import TarazuStore

/// Brings the states of all cases, and the cells, to this build's version of the figures.
///
/// Any number of servers may run one: whoever holds the lock works, the others look on, and go on if it dies. What is done
/// is in the store, so nothing is done twice.
public actor Rebuilder {
  private static let casesAtOnce: Int32 = 5_000
  private static let timeout = Duration.seconds(600)
  private static let pause = Duration.milliseconds(500)
  private static let reportInterval = Duration.seconds(5)

  nonisolated private let loop: Loop
  nonisolated public var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let conninfo: String
  private let dictionaries: Dictionaries
  private let eventsAtOnce: Int
  private let log: @Sendable (String) -> Void
  private var connection: PostgresConnection?
  private var directory = StoredDirectory.empty
  private var isStopped = false
  private var reportsAt = MonotonicInstant.min

  /// - Parameter eventsAtOnce: events computed in one transaction: a bound on memory, and on how long an import of the
  ///   directory waits.
  public init(
    conninfo: String, loop: Loop, dictionaries: Dictionaries, eventsAtOnce: Int = 20_000,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.dictionaries = dictionaries
    self.eventsAtOnce = eventsAtOnce
    self.log = log
  }

  /// Works until the figures are those of this build, or `stop`.
  public func run() async {
    var isAway = false
    while !isStopped {
      do {
        if try await work() { break }
        isAway = false
      } catch {
        if isStopped { break }
        if !isAway { log("rebuild: \(error)") }
        isAway = true
      }
      await disconnect()
      try? await loop.sleep(for: Self.pause)
    }
    await disconnect()
  }

  public func stop() async {
    isStopped = true
    await disconnect()
  }

  private func disconnect() async {
    await connection?.close()
    connection = nil
  }

  /// True if there is nothing to do, or nothing left; false if another server works.
  private func work() async throws -> Bool {
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    connection = fresh
    let state = try FiguresTable.row(try await fresh.execute(FiguresTable.state))
    guard state.isOfThisVersion else {
      log("rebuild: \(PostgresError.otherFigures(state.version))")
      return true
    }
    guard !state.isFinished else { return true }
    guard try await fresh.execute(FiguresTable.tryLock).bool(0, 0) else { return false }
    try await IngestSession.prepare(fresh, idleTimeout: .seconds(60))
    try await dictionaries.load(on: fresh)
    log("rebuild: computing all figures anew, from \(state.percent) % on")
    while !isStopped {
      do {
        if try await nextPiece(on: fresh) { continue }
        if try await finish(on: fresh) { return true }
      } catch {
        try? await fresh.rollback()
        throw error
      }
    }
    return true
  }
}

// MARK: - A piece

extension Rebuilder {
  /// Computes the next cases; false if there are none.
  private func nextPiece(on connection: PostgresConnection) async throws -> Bool {
    let state = try await begin(on: connection)
    report(state)
    let piece = try await piece(from: state.nextCase, on: connection)
    guard let last = piece.last else {
      try await connection.rollback()
      return false
    }
    let statements = try await computed(piece.filter(\.isStale).map(\.number), on: connection)
    _ = try await connection.pipeline(
      statements + [FiguresTable.advance(to: last.number + 1)] + Durability.commit, timeout: Self.timeout)
    return true
  }

  private func begin(on connection: PostgresConnection) async throws -> FiguresState {
    let rows = try await connection.pipeline(
      [(.begin, []), (DirectoryLock.share, []), (FiguresTable.state, [])], timeout: Self.timeout)
    let state = try FiguresTable.row(rows[2])
    guard state.isOfThisVersion else { throw PostgresError.otherFigures(state.version) }
    if state.directoryVersion != directory.version { directory = try await StoredDirectory.load(on: connection) }
    return state
  }

  /// The next cases whose events fit one transaction; at least one, if there is any.
  private func piece(from next: Int64, on connection: PostgresConnection) async throws -> [CasePageRow] {
    let rows = try await connection.pipeline(
      [CaseTable.page(from: next, count: Self.casesAtOnce)], timeout: Self.timeout)
    var piece: [CasePageRow] = []
    var events = 0
    for row in 0..<rows[0].count {
      let next = try CaseTable.pageRow(rows[0], row)
      events += next.isStale ? Int(next.accepted) : 0
      guard piece.isEmpty || events <= eventsAtOnce else { break }
      piece.append(next)
    }
    return piece
  }

  /// The statements that write what stale cases are and add to the cells.
  private func computed(
    _ numbers: [Int64], on connection: PostgresConnection
  ) async throws -> [(Statement, [PostgresValue])] {
    guard !numbers.isEmpty else { return [] }
    let rows = try await connection.pipeline(
      [CaseTable.lock(numbers: numbers), JournalTable.history(ofCases: numbers)], timeout: Self.timeout)
    let histories = try await JournalTable.histories(rows[1], sources: dictionaries, on: connection)
    var cases: [StoredCase] = []
    var changes: [ContributionChange] = []
    var listed = ListedChanges()
    for row in 0..<rows[0].count {
      let stored = try CaseTable.row(rows[0], row)
      // An event may have brought it up to date since it was read.
      guard stored.isStale else { continue }
      let timeline = try Timeline(histories[stored.number] ?? [], in: directory.territory)
      for (key, amount) in timeline.contributions.amounts {
        changes.append(ContributionChange(key: key, amount: amount))
      }
      listed.note(case: stored.number, stored.code, from: [], to: timeline.state.listings)
      cases.append(
        StoredCase(
          number: stored.number, code: stored.code, state: timeline.state, checksum: timeline.contributions.checksum))
    }
    guard !cases.isEmpty else { return [] }
    return [CaseTable.update(cases, lastBatch: 0)] + listed.statements + (try CellTable.apply(try changes.summed()))
  }

  private func report(_ state: FiguresState) {
    let now = MonotonicClock.now()
    guard now >= reportsAt else { return }
    if reportsAt != .min { log("rebuild: \(state.percent) % of the cases are computed") }
    reportsAt = MonotonicClock.deadline(after: Self.reportInterval)
  }

  /// Notes that all is done, and has every server load the cells. False, and the search begins anew, if a case is left.
  private func finish(on connection: PostgresConnection) async throws -> Bool {
    let rows = try await connection.pipeline(
      [(.begin, []), (DirectoryLock.share, []), (FiguresTable.finish, [])], timeout: Self.timeout)
    guard !rows[2].isEmpty else {
      _ = try await connection.pipeline([FiguresTable.advance(to: 0)] + Durability.commit, timeout: Self.timeout)
      return false
    }
    _ = try await connection.pipeline(
      [
        (CommitLog.takeOrder, []),
        (CommitLog.append, [.bytes(CommitLog.freshTag()), .bytes(CommitRecord.reload.bytes)]),
      ] + Durability.commit, timeout: Self.timeout)
    log("rebuild: all figures are computed")
    return true
  }
}
