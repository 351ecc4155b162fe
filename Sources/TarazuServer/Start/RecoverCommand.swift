// tarazu-server recover: an administrator where nobody can sign in any more (docs/spec/access.md#administering).

import TarazuAccess
import TarazuNet
import TarazuPostgres
import TarazuSecrets
import TarazuStore

extension ServerCommand {
  private static let recoveryHours: Int32 = 24

  /// Makes an administrator at the country for 24 hours. It takes the migrator's role and the access key: who has both
  /// on the service's machine could change the store anyway.
  static func recover(_ home: ServiceHome, _ command: CommandArguments) async throws {
    let file = command["--token-file"] ?? home.path + "/admin/recovery"
    try home.checkKeys()
    _ = try home.accessKeys()
    let token = try Token.random()
    // What is in the file stays until the new token is good.
    try prepareSecret(Array((token + "\n").utf8), for: file)
    try await onLoop(home, role: "tarazu_migrate") { connection in
      try await connection.simple("set role tarazu_owner")
      let name = try await AccessTables.recover(
        token: SHA256Digest.digest(of: Array(token.utf8)), hours: recoveryHours, on: connection)
      try putSecretInPlace(file)
      ServerLog.plain(
        "\(name) is an administrator at the country for \(recoveryHours) hours; its token is in \(file)\n")
    }
  }
}
