// The commands of tarazu-server. `serve` and `recover` have files of their own.

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
      recover              makes an administrator at the country with a token for 24 hours, where nobody can sign in any
                           more: --token-file FILE (default: HOME/admin/recovery)
      reseal               replaces keys/access.key, a step at each run; the last with --finish
      serve                serves: --host ADDRESS (default: `listen` of HOME/tarazu.conf), --port N (default: HOME/port,
                           else 7443)

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
      case "recover": try await recover(home, command)
      case "reseal": try await reseal(home, command)
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
    if let path = command["--certificate"], isOneFile(path, tokenFile) {
      throw UsageError("--certificate and --token-file name the same file, \(path)")
    }
    let certificate = try command["--certificate"].map { try PeerCertificate.read($0).sha256 }
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

  /// Whether two paths lead to one file.
  private static func isOneFile(_ first: String, _ second: String) -> Bool {
    var (a, b) = (stat(), stat())
    guard stat(first, &a) == 0, stat(second, &b) == 0 else { return false }
    return (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino)
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
  static func onLoop<Value: Sendable>(
    _ home: ServiceHome, role: String, _ body: @escaping @Sendable (PostgresConnection) async throws -> Value
  ) async throws -> Value {
    let loop = try Loop(name: "command")
    try loop.start()
    defer { loop.stop() }
    let connection = try await PostgresConnection.connect(
      home.conninfo(role), on: loop, timeout: .seconds(10))
    do {
      let value = try await body(connection)
      await connection.close()
      return value
    } catch {
      await connection.close()
      throw error
    }
  }
}
