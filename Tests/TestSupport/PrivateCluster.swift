import Foundation
import TarazuBase
import TarazuLoop
import TarazuPostgres
import TarazuStore

/// A PostgreSQL cluster of this test process alone, on a socket in a folder of its own, gone when the process ends
/// in whatever way.
///
/// `makeDatabase` gives each test a database of its own, with all migrations applied. The cluster keeps what it
/// acknowledges, like one in service, since the service refuses to write to any other; its folder is in RAM where there
/// is room, so that this costs no time.
public final class PrivateCluster: Sendable {
  /// The folder with all of the cluster.
  public let folder: String
  /// The repository's root.
  public static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private let keeper: Keeper
  private let postmaster = Locked<pid_t>(0)
  private let queue = DispatchQueue(label: "private-cluster")
  private let databases = Locked(0)

  private static let template = "tarazu_template"
  private static let first = Task { try await PrivateCluster() }

  /// The process's cluster, started at the first use.
  public static var shared: PrivateCluster {
    get async throws { try await first.value }
  }

  /// A cluster of one test alone, which may crash or freeze it. It may be ended before the process is.
  public static func another() async throws -> PrivateCluster { try await PrivateCluster() }

  /// Ends the cluster, and removes all of it.
  public func end() async throws {
    try await onQueue { self.keeper.end() }
  }

  /// Where the programs of PostgreSQL are: the newest version that Debian's packages put there, or the PATH.
  public static let programs: String = {
    let root = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }
    return versions.max().map { "\(root)/\($0)/bin" } ?? "/usr/bin"
  }()

  private init() async throws {
    let folder = PrivateCluster.root + "/tarazu-test-\(UUID().uuidString.prefix(8))"
    self.folder = folder
    keeper = try await blocking { try PrivateCluster.keeper(in: folder) }
    try await start()
    try await bootstrap(PrivateCluster.template)
    let loop = try Loop(name: "migrate")
    try loop.start()
    defer { loop.stop() }
    let connection = try await PostgresConnection.connect(
      conninfo(database: PrivateCluster.template, role: "tarazu_migrate"), on: loop, timeout: .seconds(10))
    let migrations = try Migration.read(folder: PrivateCluster.repository + "/sql/migrations")
    _ = try await Migrator(migrations).migrate(on: connection)
    await connection.close()
  }

  // MARK: Databases

  /// Where to connect: a database, as a role. No role has a password here.
  public func conninfo(database: String = "postgres", role: String = "tarazu_dba") -> String {
    "host=\(folder)/socket dbname=\(database) user=\(role)"
  }

  /// A new database with all migrations applied; or, if `isEmpty`, with the bootstrap alone.
  public func makeDatabase(isEmpty: Bool = false) async throws -> PrivateDatabase {
    let name = try await onQueue {
      let number = self.databases.withLock { count in
        count += 1
        return count
      }
      let name = "test_\(number)"
      if !isEmpty {
        try self.psql("postgres", "create database \(name) template \(PrivateCluster.template)")
      }
      try self.runBootstrap(name)
      return name
    }
    return PrivateDatabase(cluster: self, name: name)
  }

  /// Runs SQL as the superuser through psql; answers what it prints, unaligned and without headers.
  @discardableResult
  func psql(_ database: String, _ sql: String) throws -> String {
    try ChildProcess.run(
      PrivateCluster.programs + "/psql", PrivateCluster.psqlArguments + ["--tuples-only", "--no-align", "--file=-"],
      input: sql, environment: environment(database))
  }

  private func bootstrap(_ database: String) async throws {
    try await onQueue { try self.runBootstrap(database) }
  }

  private func runBootstrap(_ database: String) throws {
    // Roles are the cluster's, so their limits would be shared by all tests that run at once.
    let arguments = [
      "--file=\(PrivateCluster.repository)/sql/bootstrap.sql", "--set=database=\(database)",
      "--set=service_connections=-1", "--set=migrate_connections=-1",
    ]
    try ChildProcess.run(
      PrivateCluster.programs + "/psql", PrivateCluster.psqlArguments + arguments, environment: environment("postgres"))
  }

  private static let psqlArguments = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]

  private func environment(_ database: String) -> [String: String] {
    ["PGHOST": folder + "/socket", "PGUSER": "tarazu_dba", "PGDATABASE": database]
  }

  /// One at a time, off the threads that tests run on: two at once would get in each other's way with roles
  /// and templates.
  func onQueue<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }

  // MARK: The server

  /// Where clusters are made: in RAM, if there is room for several with their WAL.
  private static let root: String = {
    let memory = "/dev/shm"
    var space = statvfs()
    guard access(memory, W_OK) == 0, statvfs(memory, &space) == 0 else { return "/tmp" }
    return UInt64(space.f_bavail) * UInt64(space.f_frsize) >= 6 << 30 ? memory : "/tmp"
  }()

  /// In the file and not on the command line, so that a test can change them by ALTER SYSTEM.
  private static func settings(_ folder: String) -> String {
    """
    listen_addresses = ''
    unix_socket_directories = '\(folder)/socket'
    fsync = on
    synchronous_commit = on
    full_page_writes = on
    max_connections = 200
    shared_buffers = 64MB
    autovacuum_naptime = 10s
    max_wal_size = 512MB

    """
  }

  private static func keeper(in folder: String) throws -> Keeper {
    let prefix = PrivateCluster.unprivileged
    try ChildProcess.run("/usr/bin/install", (getuid() == 0 ? ["-o", "postgres"] : []) + ["-d", "-m", "700", folder])
    try run(prefix + ["/usr/bin/install", "-d", "-m", "700", folder + "/socket"])
    try run(
      prefix + [
        PrivateCluster.programs + "/initdb", "--pgdata=\(folder)/data", "--auth=trust", "--username=tarazu_dba",
        "--no-sync", "--locale=C.UTF-8", "--encoding=UTF8",
      ])
    try ChildProcess.run(
      "/usr/bin/tee", ["--append", folder + "/data/postgresql.conf"], input: settings(folder))
    return try Keeper(
      folder: folder, program: prefix + [PrivateCluster.programs + "/postgres", "-D", folder + "/data"],
      endSignal: "QUIT")
  }

  /// Starts the server; it may have been stopped or killed before.
  public func start() async throws {
    try await onQueue { try self.startNow() }
  }

  /// Stops the server at once, and waits for its end.
  public func stop() async throws {
    try await onQueue {
      self.postmaster.withLock { _ = kill($0, SIGQUIT) }
      try self.keeper.wait()
    }
  }

  /// Kills the server as if the machine had lost it (SIGKILL), and starts it again.
  public func crash() async throws {
    try await onQueue {
      self.postmaster.withLock { _ = kill($0, SIGKILL) }
      try self.keeper.wait()
      try self.startNow()
    }
  }

  private func startNow() throws {
    // What served connections may outlive a killed server for a moment, and then a new one refuses to start.
    for _ in 0..<50 {
      let pid = try keeper.start()
      postmaster.withLock { $0 = pid }
      if isReady() { return }
      try keeper.wait()
      usleep(100_000)
    }
    let log = (try? String(contentsOfFile: keeper.log, encoding: .utf8)) ?? ""
    throw ChildProcess.Failure(description: "the private cluster did not start\n\(log)")
  }

  /// Waits until the server takes connections; false if it ended before.
  private func isReady() -> Bool {
    let arguments = ["--host=\(folder)/socket", "--username=tarazu_dba", "--dbname=postgres", "--quiet"]
    while true {
      if (try? ChildProcess.run(PrivateCluster.programs + "/pg_isready", arguments)) != nil { return true }
      guard isAlive(postmaster.withLock { $0 }) else { return false }
      usleep(50_000)
    }
  }

  /// Freezes the server and all that serve its connections: nothing is refused, nothing answered.
  public func freeze() { signalAll(SIGSTOP) }

  /// Undoes `freeze`.
  public func thaw() { signalAll(SIGCONT) }

  private func signalAll(_ signal: Int32) {
    let parent = postmaster.withLock { $0 }
    let children = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
    for pid in [parent] + (children ?? "").split(separator: " ").compactMap({ pid_t($0) }) { kill(pid, signal) }
  }

  /// PostgreSQL refuses to run as root.
  private static var unprivileged: [String] {
    getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
  }

  private static func run(_ words: [String]) throws {
    try ChildProcess.run(words[0], Array(words.dropFirst()))
  }
}
