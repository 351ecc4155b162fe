import Foundation
import TestSupport

/// A running `tarazu-web` beside a running service, with one branch (080101) and its events.
final class Dashboard: Sendable {
  let harness: ServerHarness
  let port: Int
  private let keeper: Keeper
  let pid: pid_t

  /// Runs `body` with a new service and a dashboard of it.
  static func run<Value>(_ body: (Dashboard) async throws -> Value) async throws -> Value {
    try await ServerHarness.run { harness in
      let directory = try harness.oneBranch()
      try await Dashboard.expect(harness.tarazu("directory", "import", directory))
      let dashboard = try await start(beside: harness)
      let result = await Result(running: { try await body(dashboard) })
      try? await blocking { dashboard.keeper.end() }
      return try result.get()
    }
  }

  /// Fails unless a command of the administrator has done its work.
  static func expect(_ outcome: ChildProcess.Outcome) throws {
    guard outcome.status == 0 else { throw ChildProcess.Failure(description: outcome.errors) }
  }

  private static func start(beside harness: ServerHarness) async throws -> Dashboard {
    let home = harness.home
    try FileManager.default.createDirectory(atPath: home + "/web", withIntermediateDirectories: true)
    try expect(try await harness.tarazu("gateway", "add", "web", "--certificate", home + "/web/gateway"))
    return try await blocking {
      for (from, to) in [("/tls/server.pem", "/web/cert.pem"), ("/keys/server.key", "/web/key.pem")] {
        try FileManager.default.copyItem(atPath: home + from, toPath: home + to)
      }
      return try Dashboard(harness)
    }
  }

  private init(_ harness: ServerHarness) throws {
    self.harness = harness
    let folder = "/tmp/tarazu-web-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    keeper = try Keeper(
      folder: folder,
      program: [Programs.folder + "/tarazu-web", "--home", harness.home, "--listen", "127.0.0.1:0"], endSignal: "KILL")
    pid = try keeper.start([])
    port = try Dashboard.port(keeper.log)
  }

  private static func port(_ log: String) throws -> Int {
    for _ in 0..<1_200 {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      if let found = text.firstMatch(of: /serves on 127\.0\.0\.1:(\d+)/), let port = Int(found.1) { return port }
      usleep(25_000)
    }
    throw ChildProcess.Failure(description: "the dashboard did not start")
  }

  var log: String { (try? String(contentsOfFile: keeper.log, encoding: .utf8)) ?? "" }

  /// Stops it in order; its exit status.
  func stop() async throws -> Int32 {
    try await blocking { [self] in
      kill(pid, SIGTERM)
      return try keeper.wait()
    }
  }

  /// Makes a principal, and returns its one-time password.
  func principal(_ name: String, _ role: String, unit: String) async throws -> String {
    let file = harness.home + "/\(name).password"
    try Dashboard.expect(
      try await harness.tarazu(
        "principal", "add", name, "--role", role, "--unit", unit, "--password-file", file))
    return try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A principal who has set a password of its own and is signed in.
  func signedIn(_ name: String, _ role: String = "head", unit: String = "08") async throws -> Browser {
    let first = try await principal(name, role, unit: unit)
    var browser = Browser(self)
    _ = try await browser.post("/sign-in", ["name": name, "password": first])
    _ = try await browser.post(
      "/account/password", ["old": first, "new": Browser.password, "again": Browser.password, "token": browser.token])
    return browser
  }
}
