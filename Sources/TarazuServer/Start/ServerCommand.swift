// The commands of tarazu-server: migrate, enrol-administrator, serve.

import CLinux
import Glibc
import TarazuAccess
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuSecrets
import TarazuStore

/// A command line of tarazu-server.
public enum ServerCommand {
  static let usage = """
    usage: tarazu-server COMMAND --home DIR [OPTION…]

      migrate              brings the store's schema up to date
      enrol-administrator  records the first administrator: --name NAME, --certificate FILE, --token-file FILE
                           (a token is made where the file has none that is good for 30 days more)
      serve                serves: --host ADDRESS (default 127.0.0.1), --port N (default: HOME/port, else 7443)

    """

  /// Runs a command, and ends the process with its exit status.
  ///
  /// The first thread only waits: the runtime's own way of waiting would let signals through that `serve` reads.
  public static func main(_ arguments: [String]) -> Never { main(arguments, recordsCalls: true) }

  /// The same; without records for benchmarks alone, which measure what they cost.
  package static func main(_ arguments: [String], recordsCalls: Bool) -> Never {
    do {
      if arguments.first == "serve" { ServiceSignals.block() }
      let loop = try Loop(name: "main")
      try loop.start()
      loop.spawn { exit(await run(arguments, recordsCalls: recordsCalls)) }
    } catch {
      ServerLog.plain("tarazu-server: \(error)\n")
      exit(1)
    }
    while true { pause() }
  }

  /// Runs a command and gives the exit status: 0 done, 1 it failed, 2 wrong usage.
  static func run(_ arguments: [String], recordsCalls: Bool = true) async -> Int32 {
    if arguments.contains("--help") || arguments.first == "help" {
      ServerLog.plain(usage)
      return 0
    }
    if arguments == ["--version"] {
      ServerLog.plain("tarazu-server \(Version.text)\n")
      return 0
    }
    do {
      let command = try CommandArguments(arguments)
      let home = ServiceHome(path: try command.required("--home"))
      home.useServiceFile()
      switch command.name {
      case "migrate": try await migrate(home)
      case "enrol-administrator": try await enrol(home, command)
      case "serve": try await serve(home, command, recordsCalls: recordsCalls)
      default: throw UsageError("there is no command \(command.name)")
      }
      return 0
    } catch let error as UsageError {
      ServerLog.plain("tarazu-server: \(error.description)\n\n\(usage)")
      return 2
    } catch {
      ServerLog.plain("tarazu-server: \(error)\n")
      return 1
    }
  }
}

// MARK: - migrate, enrol-administrator

extension ServerCommand {
  private static func migrate(_ home: ServiceHome) async throws {
    try await onLoop(home, role: "tarazu_migrate") { connection in
      let migrations = try Migration.read(folder: home.migrations)
      _ = try await Migrator(migrations).migrate(on: connection) { ServerLog.write("migrating: \($0.fileName)") }
    }
  }

  private static func enrol(_ home: ServiceHome, _ command: CommandArguments) async throws {
    let name = command["--name"] ?? "admin"
    guard PrincipalName.isValid(name) else { throw UsageError("--name: \(name) is not a principal's name") }
    let tokenFile = try command.required("--token-file")
    let certificate = try command["--certificate"].map { try PeerCertificate.digest(ofFile: $0) }
    // Only the migrator's role may write access here: the service's role does what administrators ask of it.
    try await onLoop(home, role: "tarazu_migrate") { connection in
      try await connection.simple("set role tarazu_owner")
      let token = try await freshToken(tokenFile, name, connection)
      try await AccessTables.enrol(
        administrator: name, token: token.map { SHA256Digest.digest(of: Array($0.utf8)) }, certificate: certificate,
        days: credentialDays, on: connection)
      if let token { try writeSecret(Array((token + "\n").utf8), to: tokenFile) }
    }
  }

  private static let credentialDays: Int32 = 90
  /// A token with less time left than this is replaced.
  private static let renewalDays: Int32 = 30

  /// A new token where the file has none that is good for 30 days more.
  private static func freshToken(
    _ file: String, _ name: String, _ connection: PostgresConnection
  ) async throws -> String? {
    if access(file, F_OK) == 0 {
      let text = String(decoding: try readFile(file, most: 4_096).filter { $0 > 0x20 }, as: UTF8.self)
      let digest = SHA256Digest.digest(of: Array(text.utf8))
      if try await AccessTables.isLive(digest, of: name, days: renewalDays, on: connection) { return nil }
    }
    return try Token.random()
  }

  /// Runs a piece of work over one connection in a role.
  private static func onLoop(
    _ home: ServiceHome, role: String, _ body: @escaping @Sendable (PostgresConnection) async throws -> Void
  ) async throws {
    let loop = try Loop(name: "command")
    try loop.start()
    defer { loop.stop() }
    let connection = try await PostgresConnection.connect(
      home.conninfo(role), on: loop, timeout: .seconds(10))
    do {
      try await body(connection)
      await connection.close()
    } catch {
      await connection.close()
      throw error
    }
  }
}

// MARK: - serve

extension ServerCommand {
  private static func serve(_ home: ServiceHome, _ command: CommandArguments, recordsCalls: Bool) async throws {
    let signals = try ServiceSignals()
    tz_forbid_core_dumps()
    let port = try port(home, command)
    try home.checkKeys()
    var configuration = ServiceConfiguration(
      host: command["--host"] ?? "127.0.0.1", port: port, tls: home.tls,
      conninfo: home.conninfo("tarazu_service"), accessKey: try home.accessKey(),
      clientAuthority: try home.clientAuthority(), loopCount: Int(tz_cpu_count()), auditSpool: home.auditSpool)
    configuration.recordsCalls = recordsCalls
    let service = try await Service.start(configuration)
    ServerLog.write("serving on \(configuration.host):\(service.port), version \(Version.text)")
    for await signal in signals.numbers {
      guard signal == SIGHUP else { break }
      do {
        try service.reload()
        ServerLog.write("certificates were read again")
      } catch { ServerLog.write("certificates could not be read, the old ones stay: \(error)") }
    }
    ServerLog.write("stopping")
    await service.stop()
    ServerLog.write("stopped")
  }

  private static func port(_ home: ServiceHome, _ command: CommandArguments) throws -> Int {
    let text: String
    if let given = command["--port"] {
      text = given
    } else if access(home.path + "/port", F_OK) == 0 {
      text = String(decoding: try readFile(home.path + "/port", most: 64).filter { $0 > 0x20 }, as: UTF8.self)
    } else {
      text = "7443"
    }
    guard let port = Int(text), (0...65_535).contains(port) else {
      throw UsageError("--port: \(text) is not a number from 0 to 65535")
    }
    return port
  }
}
