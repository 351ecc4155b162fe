import Foundation
import Synchronization
import TarazuLoop
import TarazuPostgres
import TarazuStore

/// A PostgreSQL cluster of this test process alone, on a socket in a folder of its own, gone when the process ends
/// in whatever way: a shell holds it that ends with the pipe from here.
///
/// `makeDatabase` gives each test a database of its own, with all migrations applied.
public final class PrivateCluster: @unchecked Sendable {
  /// The folder with all of the cluster.
  public let folder: String
  /// The repository's root.
  public static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private let keeper = Process()
  private let lifeline = Pipe()
  private let queue = DispatchQueue(label: "private-cluster")
  private var databases = 0

  private static let template = "tarazu_template"
  private static let first = Task { try await PrivateCluster() }

  /// The process's cluster, started at the first use.
  public static var shared: PrivateCluster {
    get async throws { try await first.value }
  }

  /// A cluster of one test alone, which may crash it.
  public static func another() async throws -> PrivateCluster { try await PrivateCluster() }

  /// Where the programs of PostgreSQL are: the newest version that Debian's packages put there, or the PATH.
  public static let programs: String = {
    let root = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }
    return versions.max().map { "\(root)/\($0)/bin" } ?? "/usr/bin"
  }()

  private init() async throws {
    folder = "/tmp/tarazu-test-\(UUID().uuidString.prefix(8))"
    try await onQueue { try self.start() }
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
      self.databases += 1
      let name = "test_\(self.databases)"
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

  /// One at a time, off the threads that tests run on: roles and templates bear no second hand.
  func onQueue<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }

  // MARK: The server

  private func start() throws {
    let prefix = PrivateCluster.unprivileged
    try ChildProcess.run("/usr/bin/install", (getuid() == 0 ? ["-o", "postgres"] : []) + ["-d", "-m", "700", folder])
    try run(prefix + ["/usr/bin/install", "-d", "-m", "700", folder + "/socket"])
    try run(
      prefix + [
        PrivateCluster.programs + "/initdb", "--pgdata=\(folder)/data", "--auth=trust", "--username=tarazu_dba",
        "--no-sync", "--locale=C.UTF-8", "--encoding=UTF8",
      ])
    let settings = [
      "listen_addresses=", "unix_socket_directories=\(folder)/socket", "fsync=off", "synchronous_commit=on",
      "full_page_writes=off", "max_connections=200", "shared_buffers=64MB", "autovacuum_naptime=10s",
      "max_wal_size=512MB",
    ]
    let postgres =
      prefix + [PrivateCluster.programs + "/postgres", "-D", folder + "/data"] + settings.flatMap { ["-c", $0] }
    // The shell starts the server again if it dies, and ends it when its own standard input ends, which is when this
    // process does. Signals from a terminal are for the test runner; the shell outlives them, to clean up.
    let script = """
      trap '' INT HUP TERM
      folder=$1; shift
      while [ ! -e "$folder/end" ]; do
        "$@" </dev/null >>"$folder/log" 2>&1
        sleep 0.1
      done &
      servers=$!
      cat >/dev/null
      : >"$folder/end"
      while kill -0 $servers 2>/dev/null; do
        server=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$server" 2>/dev/null
        sleep 0.1
      done
      rm -rf "$folder"
      """
    keeper.executableURL = URL(fileURLWithPath: "/bin/sh")
    keeper.arguments = ["-c", script, "private-cluster", folder] + postgres
    keeper.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    keeper.standardInput = lifeline
    try keeper.run()
    PrivateCluster.endWithProcess(self)
    try waitUntilReady()
  }

  /// Kills the server as if the machine had lost it (SIGKILL); it comes back by itself.
  public func crash() async throws {
    try await onQueue {
      let file = try String(contentsOfFile: self.folder + "/data/postmaster.pid", encoding: .utf8)
      guard let line = file.split(separator: "\n").first, let server = Int32(line) else {
        throw ChildProcess.Failure(description: "no server runs in \(self.folder)")
      }
      kill(server, SIGKILL)
    }
  }

  private func waitUntilReady() throws {
    for _ in 0..<600 {
      let arguments = ["--host=\(folder)/socket", "--username=tarazu_dba", "--dbname=postgres", "--quiet"]
      if (try? ChildProcess.run(PrivateCluster.programs + "/pg_isready", arguments)) != nil { return }
      guard keeper.isRunning else { break }
      usleep(50_000)
    }
    let log = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
    throw ChildProcess.Failure(description: "the private cluster did not start\n\(log)")
  }

  /// PostgreSQL refuses to run as root.
  private static var unprivileged: [String] {
    getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
  }

  private func run(_ words: [String]) throws {
    try ChildProcess.run(words[0], Array(words.dropFirst()))
  }

  // MARK: The end

  private static let running = Mutex<[PrivateCluster]>([])

  /// At the process's end the shell is told, and waited for, so that nothing is left a moment later either.
  private static func endWithProcess(_ cluster: PrivateCluster) {
    let isFirst = running.withLock { clusters in
      clusters.append(cluster)
      return clusters.count == 1
    }
    guard isFirst else { return }
    atexit {
      let clusters = PrivateCluster.running.withLock { $0 }
      for cluster in clusters { try? cluster.lifeline.fileHandleForWriting.close() }
      for cluster in clusters {
        for _ in 0..<200 where kill(cluster.keeper.processIdentifier, 0) == 0 && cluster.keeper.isRunning {
          usleep(25_000)
        }
      }
    }
  }
}
