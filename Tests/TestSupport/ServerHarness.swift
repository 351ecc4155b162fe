import Foundation

/// A home with a running `tarazu-server`, from the programs that were built with the tests, on its own database or
/// on that of another harness. It ends with `run`, and with this process.
public final class ServerHarness: Sendable {
  /// The home, with the files of `deploy/run` that the programs read.
  public let home: String
  public let database: PrivateDatabase
  private let keeper: Keeper
  private let state: ServerState

  // MARK: Making one

  /// How many tests may have servers at the same time, because the machine may have only two cores.
  private static let turns = Turns(2)

  /// Runs `body` with a server on a new database.
  public static func run<Value>(_ body: (ServerHarness) async throws -> Value) async throws -> Value {
    try await run(on: PrivateCluster.shared, body)
  }

  /// Runs `body` with a server on a new database of a cluster.
  public static func run<Value>(
    on cluster: PrivateCluster, _ body: (ServerHarness) async throws -> Value
  ) async throws -> Value {
    await turns.take()
    let result = await Result(running: { try await start(on: cluster.makeDatabase()).ending(body).get() })
    await turns.giveBack()
    return try result.get()
  }

  /// Runs `body` with a second server on the database of this one.
  public func withSecond<Value>(_ body: (ServerHarness) async throws -> Value) async throws -> Value {
    let second = try await ServerHarness.start(on: database)
    return try await second.ending(body).get()
  }

  /// A server that lives as long as this process, for tests that share one.
  public static func shared() async throws -> ServerHarness {
    try await start(on: PrivateCluster.shared.makeDatabase())
  }

  private static func start(on database: PrivateDatabase) async throws -> ServerHarness {
    let harness = try await blocking {
      let home = try TestHome.make(for: database)
      try TestHome.enrol(in: home)
      return try ServerHarness(home: home, database: database)
    }
    do { try await harness.start() } catch {
      harness.keeper.end()
      throw error
    }
    return harness
  }

  private init(home: String, database: PrivateDatabase) throws {
    self.home = home
    self.database = database
    keeper = try Keeper(
      folder: home, program: [Programs.folder + "/tarazu-server", "serve", "--home", home], endSignal: "KILL")
    state = ServerState()
  }

  private func ending<Value>(_ body: (ServerHarness) async throws -> Value) async -> Result<Value, any Error> {
    let result = await Result(running: { try await body(self) })
    try? await blocking { self.keeper.end() }
    return result
  }

  // MARK: Its life

  /// The port that it listens on, which changes with each start.
  public var port: Int { state.port }

  /// Its whole log.
  public var log: String { (try? String(contentsOfFile: keeper.log, encoding: .utf8)) ?? "" }

  /// Starts the server, and waits until it answers reads.
  /// - Parameter port: the one to listen on; 0 for any that is free.
  public func start(port: Int = 0) async throws {
    try await blocking { [self] in
      let before = log.count
      let pid = try keeper.start(["--port", "\(port)"])
      state.started(pid)
      let port = try waitForPort(after: before)
      state.listens(on: port)
      try "\(port)\n".write(toFile: home + "/port", atomically: true, encoding: .utf8)
    }
    try await waitUntilServing()
  }

  /// Ends the server as a crash would, in the middle of its work.
  public func kill() async throws {
    try await signal(SIGKILL)
  }

  /// Stops the server in order.
  /// - Returns: its exit status.
  @discardableResult
  public func stop() async throws -> Int32 {
    try await signal(SIGTERM)
  }

  /// Stops the process, with all its connections open, until `resume`.
  public func pause() { Glibc.kill(state.pid, SIGSTOP) }

  /// Continues after `pause`.
  public func resume() { Glibc.kill(state.pid, SIGCONT) }

  /// Makes it read its certificates and keys again.
  public func hangUp() { Glibc.kill(state.pid, SIGHUP) }

  @discardableResult
  private func signal(_ signal: Int32) async throws -> Int32 {
    try await blocking { [self] in
      Glibc.kill(state.pid, signal)
      return try keeper.wait()
    }
  }

  /// What its threads of these names have taken of the CPU, by the kernel's account.
  public func cpuTime(ofThreads prefix: String) throws -> Duration {
    let tasks = "/proc/\(state.pid)/task"
    var nanoseconds: Int64 = 0
    for task in try FileManager.default.contentsOfDirectory(atPath: tasks) {
      let name = try String(contentsOfFile: "\(tasks)/\(task)/comm", encoding: .utf8)
      guard name.hasPrefix(prefix) else { continue }
      let account = try String(contentsOfFile: "\(tasks)/\(task)/schedstat", encoding: .utf8)
      nanoseconds += account.split(separator: " ").first.flatMap { Int64($0) } ?? 0
    }
    return .nanoseconds(nanoseconds)
  }

  private func waitForPort(after start: Int) throws -> Int {
    for _ in 0..<1_200 {
      let lines = log.dropFirst(start)
      if let found = lines.firstMatch(of: /serving on [^ ]+:(\d+),/), let port = Int(found.1) { return port }
      guard isAlive(state.pid) else { break }
      usleep(25_000)
    }
    throw ChildProcess.Failure(description: "the server did not start\n\(log)")
  }

  private func waitUntilServing() async throws {
    for _ in 0..<400 {
      if try await tarazu("health").status == 0 { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw ChildProcess.Failure(description: "the server does not answer\n\(log)")
  }

  // MARK: Its clients

  /// The administrator's token.
  public var token: String {
    get throws {
      try String(contentsOfFile: home + "/admin/token", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  /// Runs the command line as the home's administrator.
  public func tarazu(_ words: String..., input: String = "") async throws -> ChildProcess.Outcome {
    try await tarazu(words, input: input)
  }

  /// Runs the command line as the home's administrator.
  public func tarazu(_ words: [String], input: String = "") async throws -> ChildProcess.Outcome {
    try await blocking { [home] in
      try ChildProcess.outcome(of: Programs.folder + "/tarazu", ["--home", home] + words, input: input)
    }
  }

  /// Writes a file into the home, for a command to read. Returns its path.
  public func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let path = home + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Writes a directory with one branch, 080101 in the province 08, for a command to read. Returns its path.
  public func oneBranch() throws -> String { try file("directory.ndjson", ServerHarness.oneBranch.utf8) }

  private static let oneBranch = """
    {"type":"class","code":"civil.financial","name":"x"}
    {"type":"kind","code":"civil","name":"x","standard_days":180}
    {"type":"unit","level":"country","code":"IR","name":"x"}
    {"type":"unit","level":"province","code":"08","parent":"IR","name":"x"}
    {"type":"unit","level":"district","code":"0801","parent":"08","name":"x"}
    {"type":"unit","level":"branch","code":"080101","parent":"0801","name":"x","kind":"civil","opened_on":"2020-01-01"}
    """
}
