import TarazuLoop
import TarazuNet

/// A TLS server on a free port of loopback whose methods a test writes, for what a client does with odd answers.
public final class ScriptedServer: Sendable {
  /// On 127.0.0.1.
  public let port: Int
  /// Whom to trust with its certificate.
  public let caFile: String
  private let loops: LoopGroup
  private let server: NetServer

  private init(_ services: [String: [String: ServerMethod]]) throws {
    let certificates = try Certificates.shared.get()
    caFile = certificates.path("ca.crt")
    loops = try LoopGroup(count: 1, name: "scripted")
    let tls = ServerTLS(
      certificateFile: certificates.path("server.crt"), keyFile: certificates.path("server.key"))
    server = try NetServer(
      configuration: NetServerConfiguration(host: "127.0.0.1", port: 0, tls: tls), loops: loops, services: services)
    port = try server.start()
  }

  /// Runs `body` with a server, which is stopped afterwards.
  /// - Parameter services: methods by a service's full name and their bare names.
  public static func run<Value>(
    _ services: [String: [String: ServerMethod]], _ body: (ScriptedServer) async throws -> Value
  ) async throws -> Value {
    let scripted = try ScriptedServer(services)
    let result: Result<Value, any Error>
    do { result = .success(try await body(scripted)) } catch { result = .failure(error) }
    await scripted.server.stop()
    scripted.loops.stop()
    return try result.get()
  }
}
