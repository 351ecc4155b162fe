// The transaction that takes a group of batches into the store (docs/design/ingest.md#the-transaction).
//
// Order of locks: directory < known cases by code < counts of rejections by principal < journal keys by (source, id) <
// new cases by code < cells by key < commit order. Every writer keeps to it, so no two wait for each other (docs/design/ingest.md#the-order-of-locks).

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuPostgres
import TarazuStore

/// Batches that share a transaction.
struct BatchGroup: Sendable {
  var submissions: [Submission]
  /// One for each batch. They stay the same at every attempt, so that a commit whose answer was lost can be found.
  var batchNumbers: [Int64] = []
}

/// What a transaction sends with its COMMIT: the answer to its batches, and what to look for if PostgreSQL's answer is
/// lost.
struct SentCommit: Sendable {
  var outcomes: [[LineOutcome]]
  /// The tag of its row in the commit log; nil if it changes no cell, and so has none.
  var tag: [UInt8]?
  /// The batches that it writes; empty if all were duplicates.
  var batches: [BatchRow]

  func receipts(_ position: CommitPosition) -> [Receipt] { outcomes.map { Receipt(outcomes: $0, position: position) } }
}

/// What became of a group.
enum GroupResult: Sendable {
  case taken([Receipt])
  /// Nothing was taken: these batches are beyond a limit of a day of their principal.
  case overLimit(UsageLimit, [Int: Int64])
}

/// A connection that writes, with what its writer remembers from one group to the next.
struct IngestSession: Sendable {
  let connection: PostgresConnection
  let dictionaries: Dictionaries
  /// Gets each commit that changed cells, before its batches are answered.
  let onCommit: @Sendable (LocalCommit) -> Void
  private(set) var directory = StoredDirectory.empty
  private var senders: [SenderRow: Int32] = [:]
  private var caseNumbers = NumberBlocks()
  private var batchNumbers = NumberBlocks()
  /// What the transaction under way sends with its COMMIT; nil before that.
  private(set) var sent: SentCommit?

  /// Senders kept in memory at most; they are few except where addresses are made up.
  private static let sendersMost = 10_000
  /// How long one flush may take: past it the store counts as away.
  static let flushTimeout = Duration.seconds(30)

  init(
    connection: PostgresConnection, dictionaries: Dictionaries, onCommit: @escaping @Sendable (LocalCommit) -> Void
  ) {
    self.connection = connection
    self.dictionaries = dictionaries
    self.onCommit = onCommit
  }

  /// Pins the plans: unpinned, small batches cost half as much again, and a plan made while tables were empty would
  /// scan them for ever (docs/design/ingest.md#pinned-plans). Compiling is off: a plan of a kind that is not enabled
  /// counts as very expensive, so each reading of the directory's one-row table would be compiled first, for 20 ms.
  /// - Parameter idleTimeout: how long PostgreSQL keeps a transaction open that sends nothing.
  static func prepare(_ connection: PostgresConnection, idleTimeout: Duration) async throws(PostgresError) {
    try await connection.simple(
      """
      set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off;
      set enable_mergejoin = off; set jit = off; set lock_timeout = '20s'
      """)
    _ = try await connection.execute(
      Statement(sql: "select set_config('idle_in_transaction_session_timeout', $1, false)"),
      [.text("\(Int(idleTimeout / .milliseconds(1))) ms")])
  }

  /// Numbers the batches of a group, once.
  mutating func number(_ group: inout BatchGroup) async throws(PostgresError) {
    guard group.batchNumbers.isEmpty else { return }
    let blocks = batchNumbers.blocksMissing(for: group.submissions.count)
    if blocks > 0 {
      let rows = try await connection.pipeline([BatchTables.reserveBatches(blocks: blocks)], timeout: Self.flushTimeout)
      try batchNumbers.add(rows[0])
    }
    for _ in group.submissions { if let number = batchNumbers.take() { group.batchNumbers.append(number) } }
  }

  /// Runs the transaction. An error leaves nothing behind, unless its outcome is unknown: then `sent` says what to look
  /// for.
  /// - Parameter unsettled: what an earlier attempt sent with a COMMIT that was not answered. It may be there already,
  ///   or still be under way on a connection that was lost, so it is looked for once the cases are locked.
  mutating func write(_ group: BatchGroup, unless unsettled: SentCommit?) async throws(PostgresError) -> GroupResult {
    sent = nil
    do {
      var work = GroupComputation(group)
      let over = try await numberCodes(&work)
      guard over.isEmpty else { return .overLimit(.classes, over) }
      return try await transact(&work, unless: unsettled)
    } catch {
      try? await connection.rollback()
      throw error
    }
  }

  private mutating func transact(
    _ work: inout GroupComputation, unless unsettled: SentCommit?
  ) async throws(PostgresError) -> GroupResult {
    let now = try await lookUp(&work)
    if let unsettled, let receipts = try await settle(unsettled) { return .taken(receipts) }
    let over = try await limitRejections(&work, at: now)
    guard over.isEmpty else {
      try await connection.rollback()
      return .overLimit(.rejections, over)
    }
    try await reserveCases(&work)
    do {
      work.advance(in: directory.territory)
      if work.hasAccepted { try await journal(&work) }
      try work.recompute(in: directory.territory)
      return .taken(try await commit(work, try work.summedChanges()))
    } catch let error as ArithmeticOverflow {
      throw PostgresError(.encoding(error.description))
    } catch let error as PostgresError {
      throw error
    } catch {
      throw PostgresError(.misuse("\(error)"))
    }
  }
}

// MARK: - The flushes

extension IngestSession {
  /// Flush 0: codes of sources, units and classes, and senders, in transactions of their own, where any are new.
  /// - Returns: the batches that name too many new classes, with the limit of each; then nothing was written.
  private mutating func numberCodes(_ work: inout GroupComputation) async throws(PostgresError) -> [Int: Int64] {
    var names = dictionaries.snapshot
    let units = Set(work.group.submissions.compactMap(\.sender.unit))
    let areNumbered = work.number(by: names)
    if !areNumbered || units.contains(where: { names.units.number(of: $0) == nil }) {
      let codes = work.unnumbered
      let over = try await limitNewClasses(work, names)
      guard over.isEmpty else { return over }
      try await dictionaries.ensure(
        sources: codes.sources, units: codes.units.union(units), classes: codes.classes, on: connection)
      names = dictionaries.snapshot
      guard work.numberAgain(by: names) else {
        throw PostgresError(.decoding("a code that was just written has no number in its dictionary"))
      }
    }
    if senders.count > Self.sendersMost { senders.removeAll() }
    for submission in work.group.submissions {
      let sender = submission.sender
      let reach = sender.unit.flatMap { names.units.number(of: $0) } ?? .wholeCountry
      let row = SenderRow(
        principal: sender.principal.name, credential: sender.caller.credential.description, address: sender.address,
        gateway: sender.gateway,
        server: sender.server, reach: reach)
      if senders[row] == nil {
        senders[row] = try await BatchTables.senderNumber(row, on: connection, timeout: Self.flushTimeout)
      }
      work.senderNumbers.append(senders[row] ?? 0)
      work.reaches.append(reach)
    }
    return [:]
  }

  /// Flush 1: the directory's lock and version, the known cases, and the ids that are there already. Then the events
  /// are judged.
  /// - Returns: the store's time.
  private mutating func lookUp(_ work: inout GroupComputation) async throws(PostgresError) -> StoreTime {
    let rows = try await connection.pipeline(
      [
        (.begin, []), (DirectoryLock.share, []), (DirectoryLock.version, []), CaseTable.lock(work.caseCodes),
        JournalTable.find(work.candidates.map(\.event.key)),
      ], timeout: Self.flushTimeout)
    let figures = try rows[2].int2(0, 2)
    guard figures == FiguresVersion.current else { throw PostgresError.otherFigures(figures) }
    if try rows[2].int8(0, 0) != directory.version { directory = try await StoredDirectory.load(on: connection) }
    let now = StoreTime(microseconds: try rows[2].timestamptz(0, 1))
    for row in 0..<rows[3].count { work.setStored(try CaseTable.row(rows[3], row)) }
    var known: [EventKey: KnownEvent] = [:]
    let sources = dictionaries.snapshot.sources
    for row in 0..<rows[4].count {
      let found = try JournalTable.row(rows[4], row, column: 1, sources: sources)
      known[found.event.key] = KnownEvent(caseCode: try rows[4].text(row, 0), event: found.event)
    }
    var admission = Admission(
      directory: directory.directory, latest: IngestSession.latest(now), known: known,
      expecting: work.candidates.count)
    work.admit(by: &admission)
    return now
  }

  /// Ten minutes ahead of the store's clock.
  private static func latest(_ now: StoreTime) -> Instant {
    let (sum, overflow) = now.instant.nanoseconds.addingReportingOverflow(EventLimits.aheadNanoseconds)
    return Instant(nanoseconds: overflow ? .max : sum)
  }

  private mutating func reserveCases(_ work: inout GroupComputation) async throws(PostgresError) {
    let blocks = caseNumbers.blocksMissing(for: work.newCaseCount)
    if blocks > 0 {
      let rows = try await connection.pipeline([BatchTables.reserveCases(blocks: blocks)], timeout: Self.flushTimeout)
      try caseNumbers.add(rows[0])
    }
    work.numberNewCases { caseNumbers.take() }
  }

  /// Flush 2: the histories of the cases that must be computed whole, and the journal.
  private func journal(_ work: inout GroupComputation) async throws(PostgresError) {
    let slow = work.storedCasesOnSlowPath
    let rows = try await connection.pipeline(
      (slow.isEmpty ? [] : [JournalTable.history(ofCases: slow)]) + [JournalTable.insert(work.journalRows)],
      timeout: Self.flushTimeout)
    guard !slow.isEmpty else { return }
    work.setHistories(try await JournalTable.histories(rows[0], sources: dictionaries, on: connection))
  }

  /// Flush 3: cases and what they are listed as, anomalies, rejections and their counts, batches, cells, and the commit
  /// itself.
  private mutating func commit(
    _ work: GroupComputation, _ changes: [ContributionChange]
  ) async throws(PostgresError) -> [Receipt] {
    var statements = work.statements
    let batches = work.batchRows
    if !batches.isEmpty { statements.append(BatchTables.insert(batches)) }
    if !changes.isEmpty { statements += try CellTable.apply(changes) }
    var tag: [UInt8]?
    if changes.isEmpty {
      if batches.isEmpty { statements.append((BatchTables.emitMessage, [])) }
      statements.append((CommitLog.newest, []))
    } else {
      let fresh = CommitLog.freshTag()
      tag = fresh
      statements += [
        (CommitLog.takeOrder, []),
        (CommitLog.append, [.bytes(fresh), .bytes(CommitRecord.contributions(changes).bytes)]),
      ]
    }
    let positionIndex = statements.count - 1
    let group = SentCommit(outcomes: work.outcomes, tag: tag, batches: batches)
    // A group of duplicates alone leaves nothing to look for; it is simply run again.
    sent = batches.isEmpty ? nil : group
    let rows = try await connection.pipeline(statements + Durability.commit, timeout: Self.flushTimeout)
    let position = try CommitLog.position(rows[positionIndex])
    if tag != nil, let previous = try CommitLog.previous(rows[positionIndex]) {
      let writer = await connection.processId
      onCommit(LocalCommit(previous: previous, position: position, changes: changes, writer: writer))
    }
    return group.receipts(position)
  }
}

// MARK: - After a lost answer

extension IngestSession {
  /// Looks for what a COMMIT whose answer was lost should have written, and ends the transaction if it is there
  /// (docs/design/durability.md#a-lost-answer).
  private func settle(_ unsettled: SentCommit) async throws(PostgresError) -> [Receipt]? {
    let positionStatement: (Statement, [PostgresValue]) =
      unsettled.tag.map { CommitLog.find(tag: $0) } ?? (CommitLog.newest, [])
    let found = try await connection.pipeline(
      [BatchTables.countBatches(like: unsettled.batches), positionStatement], timeout: Self.flushTimeout)
    guard try found[0].int8(0, 0) == Int64(unsettled.batches.count) else { return nil }
    let receipts = unsettled.receipts(try CommitLog.position(found[1]))
    // What is there may be on no standby yet; this commit waits for them as that one should have.
    _ = try await connection.pipeline(
      [(BatchTables.emitMessage, [])] + Durability.commit, timeout: Self.flushTimeout)
    return receipts
  }
}
