// A change of the directory: written under its lock, with every case that it touches computed again, so that figures
// are what they would be had it been so from the start (docs/design/store.md#directory-changes).

import TarazuDomain
import TarazuPostgres
import TarazuStore

public struct DirectoryTransaction: Sendable {
  let connection: PostgresConnection
  let dictionaries: Dictionaries

  /// Cases computed again in one step, some 7 events each: a bound on memory.
  private static let casesAtOnce = 1_000
  /// A healing statement may wait for ingest to end and then read many cases.
  private static let timeout = Duration.seconds(600)

  public init(connection: PostgresConnection, dictionaries: Dictionaries) {
    self.connection = connection
    self.dictionaries = dictionaries
  }

  /// Statements that record a change from one directory to another in the change's own transaction.
  public typealias Recording = @Sendable (StoredDirectory, StoredDirectory) -> [(Statement, [PostgresValue])]

  /// Changes the directory as `resolve` says, in one transaction, and answers what it reported and the commit to wait
  /// for. `units` and `classes` are the codes that the change may bring.
  /// - Parameters:
  ///   - judging: judges the caller again at the end, by what is stored then, and throws where it may not change the
  ///     directory any more. Access stays as it is from then until the commit.
  ///   - recording: asked only where something changes.
  public func change<Report: Sendable>(
    units: Set<String>, classes: Set<String>,
    judging: @Sendable (PostgresConnection) async throws -> Void = { _ in }, recording: Recording = { _, _ in [] },
    _ resolve: @Sendable (Directory) throws -> (Directory, Report)
  ) async throws -> (Report, CommitPosition) {
    try await dictionaries.ensure(sources: [], units: units, classes: classes, on: connection)
    do {
      let rows = try await connection.pipeline(
        [(.begin, []), (DirectoryLock.hold, []), (FiguresTable.state, [])], timeout: Self.timeout)
      let figures = try FiguresTable.row(rows[2])
      guard figures.isOfThisVersion else { throw PostgresError.otherFigures(figures.version) }
      let old = try await StoredDirectory.load(on: connection)
      let (directory, report) = try resolve(old.directory)
      guard directory != old.directory else {
        try await judge(judging)
        return (report, try await endWithoutChange())
      }
      let new = next(after: old, directory)
      let healed = try await write(new, over: old)
      try await judge(judging)
      return (report, try await commit(new, healed, and: recording(old, new)))
    } catch {
      // Settings of the role or the database act on new sessions, so the next attempt needs one.
      let isRefused = (error as? PostgresError)?.durabilityRefusal != nil
      if isRefused { await connection.close() } else { try? await connection.rollback() }
      throw error
    }
  }

  private func judge(_ judging: @Sendable (PostgresConnection) async throws -> Void) async throws {
    _ = try await connection.execute(AccessTransaction.share, timeout: Self.timeout)
    try await judging(connection)
  }

  private func endWithoutChange() async throws(PostgresError) -> CommitPosition {
    // What is there already may be on no standby yet, if the answer to the import that wrote it was lost.
    let rows = try await connection.pipeline(
      [(BatchTables.emitMessage, []), (CommitLog.newest, [])] + Durability.commit)
    return try CommitLog.position(rows[1])
  }

  /// The next version: with dictionary numbers for its units, and what each branch lies below now added to what it ever
  /// lay below. Units that another server brought have their numbers from the store: the dictionary here may not know
  /// them.
  private func next(after old: StoredDirectory, _ directory: Directory) -> StoredDirectory {
    let known = dictionaries.snapshot.units
    var numbers = old.unitNumbers
    for code in directory.units.keys where numbers[code] == nil { numbers[code] = known.number(of: code) }
    var formerlyBelow = old.formerlyBelow
    for unit in directory.units.values where unit.level == .branch {
      guard let branch = numbers[unit.code] else { continue }
      let above = directory.ancestors(of: unit.code).compactMap { numbers[$0.code] }
      let before = formerlyBelow[branch] ?? []
      formerlyBelow[branch] = before + above.filter { !before.contains($0) }
    }
    return StoredDirectory(
      version: old.version + 1, directory: directory, unitNumbers: numbers, formerlyBelow: formerlyBelow)
  }

  /// Answers how the figures change.
  private func write(_ new: StoredDirectory, over old: StoredDirectory) async throws -> Contributions {
    _ = try await connection.pipeline(old.statements(toBecome: new), timeout: Self.timeout)
    return try await heal(from: old, to: new)
  }

  private func commit(
    _ new: StoredDirectory, _ healed: Contributions, and record: [(Statement, [PostgresValue])]
  ) async throws -> CommitPosition {
    let tag = CommitLog.freshTag()
    let entry = CommitRecord.directory(version: new.version, healed.changes)
    let rows = try await connection.pipeline(
      record + [
        (CommitLog.takeOrder, []), (CommitLog.append, [.bytes(tag), .bytes(entry.bytes)]),
      ] + Durability.commit, timeout: Self.timeout)
    return try CommitLog.position(rows[record.count + 1])
  }
}

// MARK: - Healing

extension DirectoryTransaction {
  private func heal(from old: StoredDirectory, to new: StoredDirectory) async throws -> Contributions {
    var healed = Contributions()
    let cases = try await casesTouched(from: old, to: new)
    var start = 0
    while start < cases.count {
      let end = min(start + Self.casesAtOnce, cases.count)
      let changes = try await heal(Array(cases[start..<end]), from: old.territory, to: new.territory)
      try healed.add(changes)
      start = end
    }
    return healed
  }

  /// Cases with an anomaly that names a branch which appears, or whose reach now holds more; and, if the tree changed,
  /// those with a retraction of limited reach.
  private func casesTouched(from old: StoredDirectory, to new: StoredDirectory) async throws(PostgresError) -> [Int64] {
    var appeared: [UnitNumber] = []
    var newlyAbove: Set<UnitNumber> = []
    for unit in new.directory.units.values {
      guard let number = new.unitNumbers[unit.code] else { continue }
      let isNew = old.directory.units[unit.code] == nil
      if unit.level == .branch, isNew { appeared.append(number) }
      guard isNew || old.directory.units[unit.code]?.parent != unit.parent else { continue }
      newlyAbove.formUnion(new.directory.ancestors(of: unit.code).compactMap { new.unitNumbers[$0.code] })
      newlyAbove.insert(number)
    }
    guard !newlyAbove.isEmpty else { return [] }
    let rows = try await connection.execute(
      SQL.touched, [.int4Array(appeared.map(\.number).sorted()), .int4Array(newlyAbove.map(\.number).sorted())],
      timeout: Self.timeout)
    var cases: [Int64] = []
    for row in 0..<rows.count { cases.append(try rows.int8(row, 0)) }
    return cases
  }

  private func heal(_ cases: [Int64], from old: Territory, to new: Territory) async throws -> Contributions {
    let rows = try await connection.pipeline(
      [CaseTable.lock(numbers: cases), JournalTable.history(ofCases: cases)], timeout: Self.timeout)
    let events = try await JournalTable.histories(rows[1], sources: dictionaries, on: connection)
    var sum = Contributions()
    var changed: [StoredCase] = []
    var gone: [EventKey] = []
    var appeared: [AnomalyRow] = []
    var listed = ListedChanges()
    for row in 0..<rows[0].count {
      var stored = try CaseTable.row(rows[0], row)
      let history = events[stored.number] ?? []
      let change = try CaseChange.between(
        Timeline(history, in: old), Timeline(history, in: new), isStale: stored.isStale)
      listed.note(
        case: stored.number, stored.code, from: stored.isStale ? [] : stored.state.listings, to: change.state.listings)
      stored.state = change.state
      stored.checksum = stored.checksum &+ change.contributions.checksum
      changed.append(stored)
      gone += change.healed
      appeared += change.appeared.map { AnomalyRow(caseNumber: stored.number, event: $0.event, reason: $0.reason) }
      try sum.add(change.contributions)
    }
    _ = try await connection.pipeline(
      [CaseTable.update(changed, lastBatch: 0), AnomalyTable.delete(gone), AnomalyTable.insert(appeared)]
        + listed.statements + CellTable.apply(sum.changes), timeout: Self.timeout)
    return sum
  }

  private enum SQL {
    static let touched = Statement(
      name: "cases_touched",
      sql: """
        select case_no from tarazu.anomaly where branch_no = any($1::int4[]) or to_no = any($1::int4[])
        union select case_no from tarazu.anomaly where reach_no <> 0 and reach_no = any($2::int4[])
        union select case_no from tarazu.journal where kind = 14 and reach_no <> 0
        order by 1
        """)
  }
}
