// Senders and batches.

import TarazuDomain
import TarazuPostgres

/// A row of `tarazu.sender`, one for all batches alike in these.
public struct SenderRow: Hashable, Sendable {
  public var principal: String
  public var credential: String
  public var address: String
  public var gateway: String?
  public var server: String
  /// The unit whose reach the events get.
  public var reach: UnitNumber

  public init(
    principal: String, credential: String, address: String, gateway: String?, server: String, reach: UnitNumber
  ) {
    self.principal = principal
    self.credential = credential
    self.address = address
    self.gateway = gateway
    self.server = server
    self.reach = reach
  }
}

/// A row of `tarazu.batch`; the time is the transaction's.
public struct BatchRow: Sendable {
  public var number: Int64
  public var sender: Int32
  public var accepted: Int32
  public var duplicates: Int32
  public var rejected: Int32
  public var byteCount: Int64
  public var sha256: [UInt8]

  public init(
    number: Int64, sender: Int32, accepted: Int32, duplicates: Int32, rejected: Int32, byteCount: Int64,
    sha256: [UInt8]
  ) {
    self.number = number
    self.sender = sender
    self.accepted = accepted
    self.duplicates = duplicates
    self.rejected = rejected
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

public enum BatchTables {
  /// Adds a sender unless it is there, in a transaction of its own, and reads its number.
  public static func senderNumber(
    _ row: SenderRow, on connection: PostgresConnection, timeout: Duration
  ) async throws(PostgresError) -> Int32 {
    let writing: [(Statement, [PostgresValue])] =
      [(.begin, []), (SQL.addSender, parameters(row))] + Durability.commit
    let rows = try await connection.pipeline(writing + [(SQL.findSender, parameters(row))], timeout: timeout)
    return try rows[writing.count].int4(0, 0)
  }

  public static func insert(_ rows: [BatchRow]) -> (Statement, [PostgresValue]) {
    (
      SQL.addBatches,
      [
        .int8Array(rows.map(\.number)), .int4Array(rows.map(\.sender)), .int4Array(rows.map(\.accepted)),
        .int4Array(rows.map(\.duplicates)), .int4Array(rows.map(\.rejected)), .int8Array(rows.map(\.byteCount)),
        .byteaArray(rows.map(\.sha256)),
      ]
    )
  }

  /// How many of these batches are there, after a COMMIT whose answer was lost: by number and content, because numbers
  /// may come again after a crash.
  public static func countBatches(like rows: [BatchRow]) -> (Statement, [PostgresValue]) {
    (SQL.countBatches, [.int8Array(rows.map(\.number)), .byteaArray(rows.map(\.sha256))])
  }

  /// Reserves blocks of 1,000 numbers; each row is the first number of one.
  public static func reserveCases(blocks: Int32) -> (Statement, [PostgresValue]) { (SQL.caseBlocks, [.int4(blocks)]) }
  public static func reserveBatches(blocks: Int32) -> (Statement, [PostgresValue]) {
    (SQL.batchBlocks, [.int4(blocks)])
  }
  public static let blockLength: Int64 = 1_000

  /// Makes a transaction that writes nothing else wait for the standbys as any other does.
  public static let emitMessage = Statement(
    name: "emit_message", sql: "select pg_logical_emit_message(true, 'tarazu', '')::text")

  private static func parameters(_ row: SenderRow) -> [PostgresValue] {
    [
      .text(row.principal), .text(row.credential), .text(row.address), .text(orNull: row.gateway), .text(row.server),
      .int4(row.reach.number),
    ]
  }

  private enum SQL {
    static let addSender = Statement(
      name: "add_sender",
      sql: """
        insert into tarazu.sender (principal, credential, address, gateway, server, reach_no)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing
        """)
    static let findSender = Statement(
      name: "find_sender",
      sql: """
        select number from tarazu.sender where principal = $1 and credential = $2 and address = $3
          and gateway is not distinct from $4::text and server = $5 and reach_no = $6
        """)
    static let addBatches = Statement(
      name: "add_batches",
      sql: """
        insert into tarazu.batch (batch_no, sender_no, received_at, accepted, duplicates, rejected, bytes, sha256)
        select ($1::int8[])[i], ($2::int4[])[i], now(), ($3::int4[])[i], ($4::int4[])[i], ($5::int4[])[i],
          ($6::int8[])[i], sha256
        from unnest($7::bytea[]) with ordinality as t (sha256, i)
        """)
    static let countBatches = Statement(
      name: "count_batches",
      sql: """
        select count(*) from unnest($1::int8[], $2::bytea[]) as sent (batch_no, sha256)
          join tarazu.batch using (batch_no, sha256)
        """)
    static let caseBlocks = Statement(
      name: "reserve_cases", sql: "select nextval('tarazu.case_number') from generate_series(1, $1::int4)")
    static let batchBlocks = Statement(
      name: "reserve_batches", sql: "select nextval('tarazu.batch_number') from generate_series(1, $1::int4)")
  }
}
