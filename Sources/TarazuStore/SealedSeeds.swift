// What is under an access key, for `tarazu-server reseal`.

import TarazuAccess
import TarazuPostgres

/// The seeds of a principal's second factor, as they are sealed.
public struct SealedSeeds: Hashable, Sendable {
  public let principal: String
  public var seed: [UInt8]?
  public var pendingSeed: [UInt8]?

  /// Those of all principals, locked until the transaction ends.
  public static func lock(on connection: PostgresConnection) async throws(PostgresError) -> [SealedSeeds] {
    let rows = try await connection.executeInTransaction(SQL.lock, [])
    var all: [SealedSeeds] = []
    for row in 0..<rows.count {
      all.append(
        SealedSeeds(
          principal: try rows.text(row, 0), seed: try rows.bytesOrNull(row, 1),
          pendingSeed: try rows.bytesOrNull(row, 2)))
    }
    return all
  }

  /// Keeps the same seeds, sealed otherwise.
  public static func set(_ seeds: SealedSeeds) -> (Statement, [PostgresValue]) {
    (SQL.set, [.text(seeds.principal), .bytes(orNull: seeds.seed), .bytes(orNull: seeds.pendingSeed)])
  }

  /// How many passwords with which somebody may sign in were not hashed under a key.
  public static func passwords(
    notUnder keyID: [UInt8], on connection: PostgresConnection
  ) async throws(PostgresError) -> Int64 {
    try await connection.executeInTransaction(SQL.passwords, [.bytes(keyID)]).int8(0, 0)
  }

  /// The audit's record, as `reseal`.
  public static func record(sealed: Int, passwordsLeft: Int64) -> (Statement, [PostgresValue]) {
    var record = AuditRecord(
      principal: nil, credential: nil, address: "", gateway: nil, server: "", method: "reseal", outcome: "OK",
      callID: "")
    record.change =
      #"{"before":null,"after":{"second_factors_sealed":\#(sealed),"passwords_left":\#(passwordsLeft)}}"#
    return AuditTable.insert(record)
  }

  private enum SQL {
    static let lock = Statement(
      name: "lock_seeds",
      sql: "select principal, seed, pending_seed from tarazu.second_factor order by principal for update")
    static let set = Statement(
      name: "set_sealed_seeds",
      sql: "update tarazu.second_factor set seed = $2, pending_seed = $3, seal = null where principal = $1")
    static let passwords = Statement(
      name: "passwords_of_other_keys",
      sql: """
        select count(*) from tarazu.password w join tarazu.principal p on p.name = w.principal
        where w.key_id is distinct from $1 and coalesce(w.expires_at, 'infinity') > clock_timestamp()
          and p.revoked_at is null and coalesce(p.expires_at, 'infinity') > clock_timestamp()
        """)
  }
}
