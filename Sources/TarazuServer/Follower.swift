// The follower: fills the cube from the cells at start, then keeps it current by the commit log, in commit order, also
// for what another server committed (STORE, A5).

import TarazuCube
import TarazuDomain
import TarazuLoop
import TarazuPostgres
import TarazuStore

actor Follower {
  /// How long to wait for a notification before looking anyway; also how often `currentAt` moves on.
  private static let pollInterval = Duration.milliseconds(500)
  /// An application that takes longer is of a bulk load; of fewer events none waits for another.
  private static let longApplication = Duration.milliseconds(3)
  /// How many times as long as the last the next may wait: so applying takes a twentieth of the time at most (STORE, A6).
  private static let pauseFactor = 20
  private static let longestPause = Duration.milliseconds(100)
  private static let pauseAfterFailure = Duration.milliseconds(300)

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
  /// What the last commits cost the cube.
  private var applicationTook = Duration.zero
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
    if try await mustLoad(connection) { try await load(connection) }
    applicationTook = .zero
    let isAtEnd = try await catchUp(connection)
    if applicationTook > Self.longApplication {
      // What is committed meanwhile is applied together, which costs little more than each alone.
      try await loop.sleep(for: min(applicationTook * Self.pauseFactor, Self.longestPause))
    } else if isAtEnd {
      _ = try await connection.nextNotification(within: Self.pollInterval)
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
    try await Feed.commit(position.number, on: connection)?.tag == position.tag
  }

  private func mustLoad(_ connection: PostgresConnection) async throws -> Bool {
    if cube.needsLoad { log("follower: a commit did not fit the cube; loading it anew") }
    return cube.position == nil || cube.needsLoad
  }
}

// MARK: - Loading

extension Follower {
  /// Reads directory and cells in one snapshot, and replaces what the cube holds.
  private func load(_ connection: PostgresConnection) async throws {
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
      directory: stored.directory, places: stored.placeNumbers, classes: dictionaries.snapshot.classes.numbers)
  }
}

// MARK: - Following

extension Follower {
  /// Applies the next page of commits; whether the log's end was reached.
  private func catchUp(_ connection: PostgresConnection) async throws -> Bool {
    guard let last = cube.position else { return false }
    let (_, now) = try await AccessTables.epoch(on: connection)
    let commits = try await Feed.after(last.number, on: connection)
    if commits.contains(where: { $0.record.isDirectory }) {
      try await takeDirectory(after: last, connection)
      return false
    }
    if commits.contains(where: { $0.record == .reload }) {
      try await load(connection)
      return false
    }
    try await apply(commits, connection)
    let isAtEnd = commits.count < Int(Feed.pageRows)
    if isAtEnd { state.isCurrent(at: now) }
    return isAtEnd
  }

  private func apply(_ commits: [FeedCommit], _ connection: PostgresConnection) async throws {
    guard let newest = commits.last else { return }
    let changes = commits.flatMap { $0.record?.changes ?? [] }
    try await learnClasses(of: changes, connection)
    let began = ContinuousClock.now
    try cube.apply(changes, position: newest.position)
    applicationTook = ContinuousClock.now - began
    state.reached(commits.map(\.position))
  }

  /// Names the classes that these changes brought, so that questions find them.
  private func learnClasses(of changes: [ContributionChange], _ connection: PostgresConnection) async throws {
    if changes.contains(where: { dictionaries.snapshot.classes.code(of: $0.key.cell.caseClass) == nil }) {
      try await dictionaries.load(on: connection)
    }
    let classes = dictionaries.snapshot.classes.numbers
    guard classes.count != classesShown else { return }
    cube.addNames(classes: classes)
    classesShown = classes.count
  }

  /// A directory takes effect together with what it healed: all commits up to one snapshot, and the directory of that
  /// snapshot, become visible at once.
  private func takeDirectory(after last: CommitPosition, _ connection: PostgresConnection) async throws {
    try await connection.simple("begin isolation level repeatable read read only")
    do {
      var commits: [FeedCommit] = []
      var from = last.number
      while true {
        let page = try await Feed.after(from, on: connection)
        commits += page
        guard let end = page.last, page.count == Int(Feed.pageRows) else { break }
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

extension Optional<CommitRecord> {
  fileprivate var isDirectory: Bool {
    if case .directory = self { true } else { false }
  }
}
