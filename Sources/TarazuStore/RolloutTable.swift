// Which levels are open in which province, as administrators see and change it.

import TarazuDomain
import TarazuPostgres

public enum RolloutTable {
  /// The open levels of each province that has any.
  public static func list(
    on connection: PostgresConnection
  ) async throws(PostgresError) -> [String: Set<Level>] {
    let rows = try await connection.execute(SQL.list)
    var open: [String: Set<Level>] = [:]
    for row in 0..<rows.count {
      let word = try rows.text(row, 1)
      guard let level = Level(code: word) else { throw PostgresError(.decoding("a rollout of the level \(word)")) }
      open[try rows.text(row, 0), default: []].insert(level)
    }
    return open
  }

  /// Opens or closes a level in a province; inside an `AccessTransaction`.
  public static func set(
    _ level: Level, inProvince province: String, open: Bool, by name: String
  ) -> (Statement, [PostgresValue]) {
    (SQL.set, [.text(province), .text(level.code), .bool(open), .text(name)])
  }

  private enum SQL {
    static let list = Statement(name: "list_rollout", sql: "select province, level from tarazu.rollout where open")
    static let set = Statement(
      name: "set_rollout",
      sql: """
        insert into tarazu.rollout (province, level, open, changed_by, changed_at, epoch)
        select $1, $2, $3, $4, clock_timestamp(), epoch from tarazu.access_epoch
        on conflict (province, level) do update
          set open = excluded.open, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
            epoch = excluded.epoch
        """)
  }
}
