// tarazu-server reseal: another access key in place of the one in use, both good meanwhile
// (docs/operator.md#replacing-the-access-key).

import Glibc
import TarazuPostgres
import TarazuSecrets
import TarazuStore

extension ServerCommand {
  /// Takes the next step: makes the next key; takes it into use; seals what servers have made with the old key since;
  /// and with `--finish` removes that, once nothing is under it.
  static func reseal(_ home: ServiceHome, _ command: CommandArguments) async throws {
    try home.checkKeys()
    var keys = try home.accessKeys()
    if command.has("--finish") {
      guard keys.old != nil, keys.next == nil else { throw UsageError("--finish: there is no old key to remove") }
    } else if keys.old == nil, keys.next == nil {
      try home.makeNextAccessKey()
      ServerLog.plain(
        """
        The next access key is in \(home.nextAccessKey). Have each server know it: copy it to the homes of the others, \
        then send each SIGHUP. Then run this command again.

        """)
      return
    }
    if keys.next != nil { keys = try home.useNextAccessKey() }
    let left = try await seal(home, keys)
    let finishes = command.has("--finish") && left.passwords == 0
    if finishes { try home.removeOldAccessKey() }
    ServerLog.plain("\(left.sealed) second factors were sealed with the new key.\n")
    ServerLog.plain(finishes ? finished : left.text)
    if command.has("--finish"), !finishes { throw ServiceError("\(home.oldAccessKey) is still needed") }
  }

  private static let finished = """
    Nothing is left under the old key, and its file is removed. Remove it from the homes of the other servers, then send \
    each server SIGHUP.

    """

  private struct Left: Sendable {
    var sealed = 0
    var passwords: Int64 = 0

    var text: String {
      """
      \(passwords) passwords are still under the old key: each is hashed with the new one when its principal signs in. \
      Have each server use the new key, if that is not done: copy keys/access.key and keys/access.key.old, and remove \
      keys/access.key.next, in the homes of the others; then send each SIGHUP. When all servers use it and no password is \
      left, run this command with --finish.

      """
    }
  }

  /// Seals the second factors with the key in use, and counts the passwords that are under another; in one transaction
  /// with the audit's record.
  private static func seal(_ home: ServiceHome, _ keys: AccessKeyBytes) async throws -> Left {
    let current = AccessKey(keys.current)
    let all = [current] + [keys.next, keys.old].compactMap { $0 }.map { AccessKey($0) }
    return try await onLoop(home, role: "tarazu_migrate") { connection in
      try await connection.simple("set role tarazu_owner")
      return try await AccessTransaction.run(on: connection) { try await seal(on: $0, under: all) }
    }
  }

  /// The change within its transaction: what is left, and the statements that do it and record it.
  private static func seal(
    on connection: PostgresConnection, under keys: [AccessKey]
  ) async throws -> (Left, last: [(Statement, [PostgresValue])]) {
    var statements = try await SealedSeeds.lock(on: connection).compactMap { try resealed($0, under: keys) }
    var left = Left()
    left.sealed = statements.count
    left.passwords = try await SealedSeeds.passwords(notUnder: keys[0].id, on: connection)
    statements.append(SealedSeeds.record(sealed: left.sealed, passwordsLeft: left.passwords))
    return (left, last: statements)
  }

  /// The statement that keeps a principal's seeds under the first key; nil where they are.
  private static func resealed(
    _ seeds: SealedSeeds, under keys: [AccessKey]
  ) throws -> (Statement, [PostgresValue])? {
    var kept = seeds
    kept.seed = try reseal(kept.seed, of: kept.principal, under: keys)
    kept.pendingSeed = try reseal(kept.pendingSeed, of: kept.principal, under: keys)
    return kept == seeds ? nil : SealedSeeds.set(kept)
  }

  /// The same bytes where they are sealed with the first key.
  private static func reseal(
    _ bytes: [UInt8]?, of name: String, under keys: [AccessKey]
  ) throws -> [UInt8]? {
    guard let bytes, SeedCipher.decrypt(bytes, of: name, under: [keys[0]]) == nil else { return bytes }
    guard let seed = SeedCipher.decrypt(bytes, of: name, under: keys) else {
      throw ServiceError("the second factor of \(name) is sealed with none of the access keys of this home")
    }
    return try SeedCipher.encrypt(seed, of: name, under: keys[0])
  }
}
