// The follower fills the cube from the cells at start, then keeps it current by the commit log, in commit order, also
// with what another server committed (docs/design/store.md#following-the-commit-log). A commit of this server's own
// writers that is the next in that order is applied as it was handed over; everything else comes from the log.

import TarazuCube
import TarazuDomain
import TarazuIngest
import TarazuLoop
import TarazuPostgres
import TarazuStore

/// Follows the commit log on a loop of its own.
public actor Follower {
  /// How long to wait for a notification before reading the log anyway; also how often `currentAt` moves on.
  private static let pollInterval = Duration.milliseconds(500)
  /// Applying this many changes for longer than this is a bulk load. Fewer changes never make the next commit wait: if
  /// they take long, the machine is busy.
  private static let longApplication = Duration.milliseconds(3)
  private static let bulkChanges = 1_000
  /// After a bulk load the next commit waits this many times as long as the last took, but no longer than `longestPause`
  /// (docs/design/store.md#pace-of-the-follower).
  private static let pauseFactor = 20
  private static let longestPause = Duration.milliseconds(100)
  private static let pauseAfterFailure = Duration.milliseconds(300)
  /// How long to wait for a commit of an own writer whose notification came first. Handing over takes a tenth of this.
  private static let handOverTime: UInt64 = 2_000_000

  nonisolated private let loop: Loop
  nonisolated public var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  nonisolated public let progress = FollowerProgress()

  private let conninfo: String
  private let cube: Cube
  private let dictionaries: Dictionaries
  private let directory: CurrentDirectory
  private let log: @Sendable (String) -> Void
  private var connection: PostgresConnection?
  private var isStopped = false
  private var localCommits = LocalCommits()
  /// Whether the cube is being replaced from a snapshot: nothing else may be applied before that is done.
  private var isReplacing = false
  /// Nothing is applied before it.
  private var restsUntil = MonotonicInstant.min
  private var restTimer: Timer?
  /// How many classes the cube knows by name.
  private var classesShown = 0

  public init(
    conninfo: String, loop: Loop, cube: Cube, dictionaries: Dictionaries, directory: CurrentDirectory,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.cube = cube
    self.dictionaries = dictionaries
    self.directory = directory
    self.log = log
  }

  /// Follows until `stop`. Loads first, and again whenever the log cannot be continued.
  public func follow() async {
    var isAway = false
    while !isStopped {
      do {
        try await step()
        isAway = false
      } catch {
        if isStopped { return }
        if !isAway { log("follower: \(error)") }
        isAway = true
        await connection?.close()
        connection = nil
        try? await loop.sleep(for: Self.pauseAfterFailure)
      }
    }
  }

  public func stop() async {
    isStopped = true
    await connection?.close()
    connection = nil
    progress.wakeAll()
  }

  private func step() async throws {
    let connection = try await connected()
    if mustLoad() { try await load(connection) }
    let now = MonotonicClock.now()
    if now < restsUntil { try await loop.sleep(for: restsUntil.duration(since: now)) }
    if try await catchUp(connection) { try await awaitNews(connection) }
  }

  /// Waits for a notification of a commit that the cube does not have, but no longer than the poll interval.
  private func awaitNews(_ connection: PostgresConnection) async throws {
    applyLocal()
    let end = MonotonicClock.deadline(after: Self.pollInterval)
    while true {
      let now = MonotonicClock.now()
      guard now < end,
        let notification = try await connection.nextNotification(within: end.duration(since: now)),
        let number = Int64(notification.payload)
      else { return }
      if has(number) { continue }
      guard localCommits.isWriter(notification.processId), await isHandedOver(number) else { return }
    }
  }

  private func connected() async throws -> PostgresConnection {
    if let connection, await connection.isAlive { return connection }
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    connection = fresh
    try await fresh.listen(CommitLog.channel)
    if let position = cube.position, try await !isOfThisHistory(position, fresh) {
      log("follower: the store has another history than the cube; loading it again")
      try await load(fresh)
    }
    return fresh
  }

  /// Whether the log still has the cube's newest commit, with the same tag.
  private func isOfThisHistory(_ position: CommitPosition, _ connection: PostgresConnection) async throws -> Bool {
    try await CommitLogReader.commit(position.number, on: connection)?.tag == position.tag
  }

  private func mustLoad() -> Bool {
    if cube.needsLoad { log("follower: a commit did not fit the cube; loading it again") }
    return cube.position == nil || cube.needsLoad
  }
}

// MARK: - Loading

extension Follower {
  /// Reads directory and cells in one snapshot, and replaces what the cube holds.
  private func load(_ connection: PostgresConnection) async throws {
    isReplacing = true
    defer { isReplacing = false }
    try await awaitFigures(connection)
    // The lock comes before the snapshot: cells that are emptied in between would look as if nothing had happened.
    try await connection.simple("begin isolation level repeatable read read only")
    do {
      _ = try await connection.execute(CellTable.share, timeout: .seconds(600))
      guard try FiguresTable.row(try await connection.execute(FiguresTable.state)).isFinished else {
        throw PostgresError(.misuse("the figures are being computed anew"))
      }
      try await dictionaries.load(on: connection)
      let stored = try await StoredDirectory.load(on: connection)
      let position = try CommitLog.position(try await connection.execute(CommitLog.newest))
      var fresh = CubeLoad()
      var cells = 0
      let stream = try await connection.openStream(CellTable.all, timeout: .seconds(600))
      while let rows = try await stream.next() {
        for row in 0..<rows.count { try fresh.add(try CellTable.row(rows, row)) }
        cells += rows.count
      }
      try await connection.rollback()
      publish(stored)
      try cube.finish(fresh, position: position)
      progress.noteReached([position])
      log("follower: loaded \(cells) cells as of commit \(position.number)")
    } catch {
      try? await connection.rollback()
      throw error
    }
  }

  /// Waits until the store's figures are complete. Until then readers have what the cube had before, and the directory.
  private func awaitFigures(_ connection: PostgresConnection) async throws {
    defer { progress.noteRebuilt(percent: nil) }
    while !isStopped {
      let state = try FiguresTable.row(try await connection.execute(FiguresTable.state))
      if state.isFinished { return }
      progress.noteRebuilt(percent: state.percent)
      if cube.position == nil, state.directoryVersion != directory.current.version {
        try await dictionaries.load(on: connection)
        publish(try await StoredDirectory.load(on: connection))
      }
      try await loop.sleep(for: Self.pollInterval)
    }
  }

  private func publish(_ stored: StoredDirectory) {
    directory.set(stored)
    cube.setDirectory(cubeDirectory(stored))
  }

  private func cubeDirectory(_ stored: StoredDirectory) -> CubeDirectory {
    CubeDirectory(
      directory: stored.directory, unitNumbers: stored.unitNumbers,
      classNumbers: dictionaries.snapshot.classes.numbers)
  }
}

// MARK: - Following

extension Follower {
  /// Applies the next page of commits. True if the end of the log was reached.
  private func catchUp(_ connection: PostgresConnection) async throws -> Bool {
    guard let last = cube.position else { return false }
    let (commits, now) = try await CommitLogReader.news(after: last.number, on: connection)
    if commits.contains(where: { $0.record.isDirectory }) {
      try await takeDirectory(connection)
      return false
    }
    if commits.contains(where: { $0.record == .reload || $0.record == .rebuild }) {
      try await load(connection)
      return false
    }
    try await apply(commits, connection)
    let isAtEnd = commits.count < Int(CommitLogReader.pageRows)
    if isAtEnd { progress.noteCurrent(at: now) }
    return isAtEnd
  }

  private func apply(_ page: [LoggedCommit], _ connection: PostgresConnection) async throws {
    if !page.allSatisfy({ areNamed($0.record?.changes ?? []) }) { try await dictionaries.load(on: connection) }
    // Some of them may have been handed over while the page was read.
    let commits = page.filter { !has($0.position.number) }
    try apply(commits.flatMap { $0.record?.changes ?? [] }, of: commits.map(\.position))
  }

  nonisolated private func has(_ number: Int64) -> Bool { (cube.position?.number ?? .min) >= number }

  /// Whether the classes of changes have names here.
  private func areNamed(_ changes: [ContributionChange]) -> Bool {
    let classes = dictionaries.snapshot.classes
    return changes.allSatisfy { classes.code(of: $0.key.cell.caseClass) != nil }
  }

  /// Applies the next commits. After a bulk load the cube rests: what is committed meanwhile is applied together, which
  /// costs little more than one commit alone.
  private func apply(_ changes: [ContributionChange], of positions: [CommitPosition]) throws {
    guard let newest = positions.last else { return }
    let classes = dictionaries.snapshot.classes.numbers
    if classes.count != classesShown {
      // Before the changes, so that questions find the names.
      cube.addNumbers(ofClasses: classes)
      classesShown = classes.count
    }
    let began = ContinuousClock.now
    try cube.apply(changes, position: newest)
    let took = ContinuousClock.now - began
    if took > Self.longApplication, changes.count > Self.bulkChanges {
      restsUntil = MonotonicClock.deadline(after: min(took * Self.pauseFactor, Self.longestPause))
    }
    progress.noteReached(positions)
  }

  /// A directory takes effect together with what it healed: all commits up to one snapshot, and the directory of that
  /// snapshot, become visible in one step.
  private func takeDirectory(_ connection: PostgresConnection) async throws {
    isReplacing = true
    defer { isReplacing = false }
    guard let last = cube.position else { return }
    try await connection.simple("begin isolation level repeatable read read only")
    do {
      var commits: [LoggedCommit] = []
      var from = last.number
      while true {
        let page = try await CommitLogReader.after(from, on: connection)
        commits += page
        guard let end = page.last, page.count == Int(CommitLogReader.pageRows) else { break }
        from = end.position.number
      }
      try await dictionaries.load(on: connection)
      let stored = try await StoredDirectory.load(on: connection)
      try await connection.rollback()
      guard let newest = commits.last, !commits.contains(where: { $0.record == .reload || $0.record == .rebuild })
      else {
        try await load(connection)
        return
      }
      directory.set(stored)
      try cube.apply(
        commits.flatMap { $0.record?.changes ?? [] }, directory: cubeDirectory(stored), position: newest.position)
      progress.noteReached(commits.map(\.position))
    } catch {
      try? await connection.rollback()
      throw error
    }
  }
}

// MARK: - Commits of this server

extension Follower {
  /// Takes a commit that a writer of this server has just made. From any thread, in any order.
  nonisolated public func handOver(_ commit: LocalCommit) {
    loop.execute { [self] in
      assumeIsolated { follower in
        follower.localCommits.add(commit)
        follower.applyLocal()
      }
    }
  }

  /// Applies handed-over commits that come next in the order of commits: the commit before each is the cube's newest, of
  /// the same history, so none is missing between them. What is not applied here comes from the log.
  private func applyLocal() {
    guard !isStopped, !isReplacing, !cube.needsLoad, let position = cube.position else { return }
    guard MonotonicClock.now() >= restsUntil else {
      applyLocalAfterRest()
      return
    }
    let chain = localCommits.take(after: position)
    let changes = chain.count == 1 ? chain[0].changes : chain.flatMap(\.changes)
    guard areNamed(changes) else { return }
    do {
      try apply(changes, of: chain.map(\.position))
    } catch {
      log("follower: \(error)")
    }
  }

  private func applyLocalAfterRest() {
    guard restTimer == nil else { return }
    restTimer = loop.schedule(at: restsUntil) { [weak self] in
      self?.assumeIsolated { follower in
        follower.restTimer = nil
        follower.applyLocal()
      }
    }
  }

  /// Whether a commit of an own writer arrives in the time that handing over takes.
  private func isHandedOver(_ number: Int64) async -> Bool {
    let ticket = progress.ticket()
    let deadline = max(MonotonicClock.now(), restsUntil).later(byNanoseconds: Self.handOverTime)
    let alarm = loop.schedule(at: deadline) { [progress] in progress.wake(ticket) }
    await progress.wait(for: number, by: ticket) { [self] in has(number) }
    alarm.cancel()
    return has(number)
  }
}

extension Optional<CommitRecord> {
  fileprivate var isDirectory: Bool {
    if case .directory = self { true } else { false }
  }
}
