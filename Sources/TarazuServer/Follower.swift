// The follower: fills the cube from the cells at start, then keeps it current by the commit log, in commit order, also
// for what another server committed (STORE, A5). A commit of this server's own writers that is the next in that order
// is applied as it was handed over; the log is asked for everything else.

import TarazuCube
import TarazuDomain
import TarazuIngest
import TarazuLoop
import TarazuPostgres
import TarazuStore

actor Follower {
  /// How long to wait for a notification before looking anyway; also how often `currentAt` moves on.
  private static let pollInterval = Duration.milliseconds(500)
  /// An application that takes longer, of so many changes, is of a bulk load. Fewer never wait for another: where they
  /// take long, it is because the machine is busy.
  private static let longApplication = Duration.milliseconds(3)
  private static let bulkChanges = 1_000
  /// How many times as long as the last the next may wait: so applying takes a twentieth of the time at most (STORE, A6).
  private static let pauseFactor = 20
  private static let longestPause = Duration.milliseconds(100)
  private static let pauseAfterFailure = Duration.milliseconds(300)
  /// How long a commit of an own writer may be on its way from there, when its notification came first: that takes a
  /// tenth of it.
  private static let handOverTime: UInt64 = 2_000_000

  nonisolated private let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  nonisolated let state = FollowerState()

  private let conninfo: String
  private let cube: Cube
  private let dictionaries: Dictionaries
  private let directory: DirectoryBox
  private let clock: ServerClock
  private let log: @Sendable (String) -> Void
  private var connection: PostgresConnection?
  private var isStopped = false
  private var own = OwnCommits()
  /// Whether the cube is being loaded, or gets a directory: from a snapshot, that nothing may come before.
  private var isReplacing = false
  /// An instant of `MonotonicClock`; before it nothing is applied.
  private var restsUntil: UInt64 = 0
  private var restTimer: Timer?
  /// How many classes the cube knows by name.
  private var classesShown = 0

  init(
    conninfo: String, loop: Loop, cube: Cube, dictionaries: Dictionaries, directory: DirectoryBox, clock: ServerClock,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.cube = cube
    self.dictionaries = dictionaries
    self.directory = directory
    self.clock = clock
    self.log = log
  }

  /// Follows until `stop`; loads first, and again when the log cannot be gone on with.
  func follow() async {
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

  func stop() async {
    isStopped = true
    await connection?.close()
    connection = nil
    state.wakeAll()
  }

  private func step() async throws {
    let connection = try await connected()
    if mustLoad() { try await load(connection) }
    let now = MonotonicClock.nanoseconds()
    if now < restsUntil { try await loop.sleep(for: .nanoseconds(Int64(clamping: restsUntil - now))) }
    if try await catchUp(connection) { try await awaitNews(connection) }
  }

  /// Waits until the log has what the cube has not, as far as notifications tell, but no longer than until the log is to
  /// be looked at anyway.
  private func awaitNews(_ connection: PostgresConnection) async throws {
    applyOwn()
    let end = MonotonicClock.deadline(after: Self.pollInterval)
    while true {
      let now = MonotonicClock.nanoseconds()
      guard now < end,
        let notification = try await connection.nextNotification(within: .nanoseconds(Int64(clamping: end - now))),
        let number = Int64(notification.payload)
      else { return }
      if has(number) { continue }
      guard own.isWriter(notification.processId), await isHandedOver(number) else { return }
    }
  }

  private func connected() async throws -> PostgresConnection {
    if let connection, await connection.isAlive { return connection }
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    connection = fresh
    try await fresh.listen(CommitLog.channel)
    if let position = cube.position, try await !isOfThisHistory(position, fresh) {
      log("follower: the store has another history than the cube; loading it anew")
      try await load(fresh)
    }
    return fresh
  }

  /// Whether the log still has the commit that the cube stands at, with the same tag.
  private func isOfThisHistory(_ position: CommitPosition, _ connection: PostgresConnection) async throws -> Bool {
    try await CommitLogReader.commit(position.number, on: connection)?.tag == position.tag
  }

  private func mustLoad() -> Bool {
    if cube.needsLoad { log("follower: a commit did not fit the cube; loading it anew") }
    return cube.position == nil || cube.needsLoad
  }
}

// MARK: - Loading

extension Follower {
  /// Reads directory and cells in one snapshot, and replaces what the cube holds.
  private func load(_ connection: PostgresConnection) async throws {
    isReplacing = true
    defer { isReplacing = false }
    try await connection.simple("begin isolation level repeatable read read only")
    do {
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
      cube.finish(fresh, position: position)
      state.reached([position])
      log("follower: loaded \(cells) cells as of commit \(position.number)")
    } catch {
      try? await connection.rollback()
      throw error
    }
  }

  private func publish(_ stored: StoredDirectory) {
    directory.set(stored)
    cube.setDirectory(cubeDirectory(stored))
  }

  private func cubeDirectory(_ stored: StoredDirectory) -> CubeDirectory {
    CubeDirectory(
      directory: stored.directory, unitNumbers: stored.unitNumbers, classNumbers: dictionaries.snapshot.classes.numbers)
  }
}

// MARK: - Following

extension Follower {
  /// Applies the next page of commits; whether the log's end was reached.
  private func catchUp(_ connection: PostgresConnection) async throws -> Bool {
    guard let last = cube.position else { return false }
    let (commits, now) = try await CommitLogReader.news(after: last.number, on: connection)
    if commits.contains(where: { $0.record.isDirectory }) {
      try await takeDirectory(connection)
      return false
    }
    if commits.contains(where: { $0.record == .reload }) {
      try await load(connection)
      return false
    }
    try await apply(commits, connection)
    let isAtEnd = commits.count < Int(CommitLogReader.pageRows)
    if isAtEnd { state.isCurrent(at: now) }
    return isAtEnd
  }

  private func apply(_ page: [LoggedCommit], _ connection: PostgresConnection) async throws {
    if !page.allSatisfy({ areNamed($0.record?.changes ?? []) }) { try await dictionaries.load(on: connection) }
    // Some of it may have been handed over while it was read.
    let commits = page.filter { !has($0.position.number) }
    try apply(commits.flatMap { $0.record?.changes ?? [] }, of: commits.map(\.position))
  }

  nonisolated private func has(_ number: Int64) -> Bool { (cube.position?.number ?? .min) >= number }

  /// Whether the classes of changes have names here.
  private func areNamed(_ changes: [ContributionChange]) -> Bool {
    let classes = dictionaries.snapshot.classes
    return changes.allSatisfy { classes.code(of: $0.key.cell.caseClass) != nil }
  }

  /// Applies the commits that come next. After a large application the cube rests: what is committed meanwhile is applied
  /// together, which costs little more than each alone.
  private func apply(_ changes: [ContributionChange], of positions: [CommitPosition]) throws {
    guard let newest = positions.last else { return }
    let classes = dictionaries.snapshot.classes.numbers
    if classes.count != classesShown {
      // Named before, so that questions find them.
      cube.addNumbers(ofClasses: classes)
      classesShown = classes.count
    }
    let began = ContinuousClock.now
    try cube.apply(changes, position: newest)
    let took = ContinuousClock.now - began
    if took > Self.longApplication, changes.count > Self.bulkChanges {
      restsUntil = MonotonicClock.deadline(after: min(took * Self.pauseFactor, Self.longestPause))
    }
    state.reached(positions)
  }

  /// A directory takes effect together with what it healed: all commits up to one snapshot, and the directory of that
  /// snapshot, become visible at once.
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
      guard let newest = commits.last, !commits.contains(where: { $0.record == .reload }) else {
        try await load(connection)
        return
      }
      directory.set(stored)
      try cube.apply(
        commits.flatMap { $0.record?.changes ?? [] }, directory: cubeDirectory(stored), position: newest.position)
      state.reached(commits.map(\.position))
    } catch {
      try? await connection.rollback()
      throw error
    }
  }
}

// MARK: - Commits of this server

extension Follower {
  /// Takes a commit that a writer of this server has just made. From any thread, in any order.
  nonisolated func handOver(_ commit: LocalCommit) {
    loop.execute { [self] in
      assumeIsolated { follower in
        follower.own.add(commit)
        follower.applyOwn()
      }
    }
  }

  /// Applies what was handed over and comes next in the order of commits: its commit before is the one that the cube
  /// stands at, of the same history, so nothing lies between. What is not applied here comes by the log.
  private func applyOwn() {
    guard !isStopped, !isReplacing, !cube.needsLoad, let position = cube.position else { return }
    guard MonotonicClock.nanoseconds() >= restsUntil else {
      applyOwnAfterRest()
      return
    }
    let chain = own.take(after: position)
    let changes = chain.count == 1 ? chain[0].changes : chain.flatMap(\.changes)
    guard areNamed(changes) else { return }
    do {
      try apply(changes, of: chain.map(\.position))
    } catch {
      log("follower: \(error)")
    }
  }

  private func applyOwnAfterRest() {
    guard restTimer == nil else { return }
    restTimer = loop.schedule(at: restsUntil) { [weak self] in
      self?.assumeIsolated { follower in
        follower.restTimer = nil
        follower.applyOwn()
      }
    }
  }

  /// Whether the cube gets a commit of an own writer in the time that handing over takes.
  private func isHandedOver(_ number: Int64) async -> Bool {
    let ticket = state.ticket()
    let deadline = max(MonotonicClock.nanoseconds(), restsUntil) &+ Self.handOverTime
    let alarm = loop.schedule(at: deadline) { [state] in state.wake(ticket) }
    await state.wait(for: number, by: ticket) { [self] in has(number) }
    alarm.cancel()
    return has(number)
  }
}

extension Optional<CommitRecord> {
  fileprivate var isDirectory: Bool {
    if case .directory = self { true } else { false }
  }
}
