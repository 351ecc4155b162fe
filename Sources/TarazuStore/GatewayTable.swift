// Gateways as administrators list, record and end them. Changes run inside an `AccessTransaction`.

import TarazuDomain
import TarazuPostgres

/// A gateway that was recorded, live or not.
public struct ListedGateway: Sendable {
  public var name: String
  public var maker: String?
  public var madeAt: StoreTime
  public var expiresAt: StoreTime
  public var endedAt: StoreTime?
}

public enum GatewayTable {
  /// All of them, in order of their names.
  public static func list(on connection: PostgresConnection) async throws(PostgresError) -> [ListedGateway] {
    let rows = try await connection.execute(SQL.list)
    var gateways: [ListedGateway] = []
    for row in 0..<rows.count { gateways.append(try gateway(rows, row)) }
    return gateways
  }

  public static func find(
    _ name: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> ListedGateway? {
    let rows = try await connection.execute(SQL.find, [.text(name)])
    return rows.count > 0 ? try gateway(rows, 0) : nil
  }

  /// Records a gateway by the SHA-256 of its certificate; false if the name or the certificate is recorded already.
  public static func insert(
    _ name: String, sha256: [UInt8], expiresAt: StoreTime, maker: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> Bool {
    let values: [PostgresValue] = [
      .text(name), .bytes(sha256), .timestamptz(expiresAt.microseconds), .text(maker),
    ]
    return try await connection.pipeline([(SQL.insert, values)])[0].count > 0
  }

  /// Ends a gateway, if it is live.
  public static func end(_ name: String) -> (Statement, [PostgresValue]) { (SQL.end, [.text(name)]) }

  private static func gateway(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> ListedGateway {
    ListedGateway(
      name: try rows.text(row, 0), maker: try rows.textOrNull(row, 1), madeAt: try rows.storeTime(row, 2),
      expiresAt: try rows.storeTime(row, 3), endedAt: try rows.storeTimeOrNull(row, 4))
  }

  private enum SQL {
    private static let columns = "name, made_by, made_at, expires_at, ended_at"
    static let list = Statement(
      name: "list_gateways", sql: "select \(columns) from tarazu.gateway order by name")
    static let find = Statement(
      name: "find_gateway", sql: "select \(columns) from tarazu.gateway where name = $1")
    static let insert = Statement(
      name: "insert_gateway",
      sql: """
        insert into tarazu.gateway (name, sha256, made_by, made_at, expires_at, epoch)
        select $1, $2, $4, clock_timestamp(), $3, epoch from tarazu.access_epoch
        on conflict do nothing returning name
        """)
    static let end = Statement(
      name: "end_gateway",
      sql: """
        update tarazu.gateway g set ended_at = clock_timestamp(), epoch = e.epoch
        from tarazu.access_epoch e where g.name = $1 and g.ended_at is null
        """)
  }
}
