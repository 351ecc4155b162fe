// Imported so that it is linked into the bundle; it has nothing to call.
import CTestWidth
import Foundation
import TarazuBase

/// The programs that were built together with the tests.
public enum Programs {
  /// The folder of the test bundle, where the others are too.
  public static let folder: String = {
    let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    let bundle = maps.split(separator: "\n").first { $0.hasSuffix(".xctest") }
    guard let path = bundle.flatMap({ $0.firstIndex(of: "/").map($0.suffix(from:)) }) else { return "." }
    return URL(fileURLWithPath: String(path)).deletingLastPathComponent().path
  }()
}

/// A home's files, made as `deploy/run` makes them.
public enum TestHome {
  /// A new home whose server uses this database.
  public static func make(for database: PrivateDatabase) throws -> String {
    let home = "/tmp/tarazu-home-\(UUID().uuidString.prefix(8))"
    let certificates = try Certificates.shared.get()
    for folder in ["", "/keys", "/tls", "/admin"] {
      try FileManager.default.createDirectory(
        atPath: home + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    for (file, name) in [
      ("/tls/ca.pem", "ca.crt"), ("/tls/client-ca.pem", "client-ca.crt"), ("/tls/server.pem", "server.crt"),
      ("/keys/server.key", "server.key"), ("/keys/client-ca.key", "client-ca.key"),
    ] {
      try FileManager.default.copyItem(atPath: certificates.path(name), toPath: home + file)
    }
    let administrator = try certificates.issueClient(["tarazu:principal:admin"])
    try FileManager.default.copyItem(
      atPath: certificates.path(administrator + ".crt"), toPath: home + "/admin/cert.pem")
    try FileManager.default.copyItem(atPath: certificates.path(administrator + ".key"), toPath: home + "/admin/key.pem")
    // The same on every server of one store.
    try secret(String(repeating: "5a", count: 32), home + "/keys/access.key")
    try database.serviceFile().write(toFile: home + "/pg_service.conf", atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: home + "/sql", withDestinationPath: PrivateCluster.repository + "/sql")
    return home
  }

  /// Enrols the administrator whose certificate is in the home.
  public static func enrol(in home: String) throws {
    try ChildProcess.run(
      Programs.folder + "/tarazu-server",
      [
        "enrol-administrator", "--home", home, "--name", "admin", "--certificate", home + "/admin/cert.pem",
        "--token-file", home + "/admin/token",
      ])
  }

  private static func secret(_ text: String, _ path: String) throws {
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}

extension PrivateDatabase {
  /// A service file for libpq that names the roles of a home. With another port than the cluster's it leads nowhere.
  public func serviceFile(port: Int? = nil) -> String {
    ["tarazu_migrate", "tarazu_service"].map { role in
      "[\(role)]\nhost=\(cluster.folder)/socket\n" + (port.map { "port=\($0)\n" } ?? "")
        + "dbname=\(name)\nuser=\(role)\n\n"
    }.joined()
  }
}

/// The process of a server, and its port.
final class ServerState: Sendable {
  private let content = Locked((pid: pid_t(0), port: 0))

  var pid: pid_t { content.withLock { $0.pid } }
  var port: Int { content.withLock { $0.port } }

  func started(_ pid: pid_t) { content.withLock { $0.pid = pid } }
  func listens(on port: Int) { content.withLock { $0.port = port } }
}

extension Result where Failure == any Error {
  /// The result of an asynchronous body.
  public init(running body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}

/// Lets a limited number go on at the same time; the others wait.
public actor Turns {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init(_ count: Int) { free = count }

  public func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  public func giveBack() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
