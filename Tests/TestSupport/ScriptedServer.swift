import Foundation
import TarazuBase
import TarazuLoop
import TarazuNet

/// A TLS server on a free port of loopback whose methods a test writes, to see how a client handles unusual answers.
public final class ScriptedServer: Sendable {
  /// On 127.0.0.1.
  public let port: Int
  /// The authority of its certificate.
  public let caFile: String
  private let services: [String: [String: ServerMethod]]
  private let tls: ServerTLS
  private let loops: LoopGroup
  private let servers: Locked<[NetServer]>

  private init(_ services: [String: [String: ServerMethod]]) throws {
    let certificates = try Certificates.shared.get()
    caFile = certificates.path("ca.crt")
    loops = try LoopGroup(count: 1, name: "scripted")
    tls = ServerTLS(certificateFile: certificates.path("server.crt"), keyFile: certificates.path("server.key"))
    self.services = services
    let server = try ScriptedServer.make(0, tls, loops, services)
    servers = Locked([server])
    port = try server.start()
  }

  private static func make(
    _ port: Int, _ tls: ServerTLS, _ loops: LoopGroup, _ services: [String: [String: ServerMethod]]
  ) throws -> NetServer {
    try NetServer(
      configuration: NetServerConfiguration(host: "127.0.0.1", port: port, tls: tls), loops: loops, services: services)
  }

  /// Runs `body` with a server, which is stopped afterwards.
  /// - Parameter services: methods by a service's full name and their bare names.
  public static func run<Value>(
    _ services: [String: [String: ServerMethod]], _ body: (ScriptedServer) async throws -> Value
  ) async throws -> Value {
    let scripted = try ScriptedServer(services)
    let result: Result<Value, any Error>
    do { result = .success(try await body(scripted)) } catch { result = .failure(error) }
    await scripted.stop()
    scripted.loops.stop()
    return try result.get()
  }

  // MARK: Its life

  /// How many connections are open, also on draining servers.
  public var connectionCount: Int { servers.withLock { $0.reduce(0) { $0 + $1.connectionCount } } }

  /// Ends all connections in the middle of their calls, and stops listening.
  public func stop() async {
    for server in servers.withLock({ $0 }) { await server.stop() }
  }

  /// Listens again on the same port, after `stop` or beside a draining server.
  public func start() async throws {
    let server = try ScriptedServer.make(port, tls, loops, services)
    var tries = 0
    while true {
      do {
        try server.start()
        break
      } catch {
        // The earlier server's socket closes on its loop, soon.
        tries += 1
        guard tries < 1_000 else { throw error }
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    servers.withLock { $0.append(server) }
  }

  /// Starts draining: new calls are refused, running ones may end.
  public func beginDrain() {
    let draining = servers.withLock { $0 }
    for server in draining { Task { await server.drain() } }
  }

  /// Returns true when `count` connections are open, or false after 20 s.
  public func waitForConnections(_ count: Int) async throws -> Bool {
    for _ in 0..<2_000 {
      if connectionCount == count { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }
}
