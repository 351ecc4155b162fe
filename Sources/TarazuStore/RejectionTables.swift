// Rejected lines that are kept, and their limit: how many were kept for a principal today, and which lines were rejected
// before (docs/spec/access.md#limits-of-a-principal).

import TarazuDomain
import TarazuPostgres

/// A row of `tarazu.rejection`; the time is the transaction's.
public struct RejectionRow: Sendable {
  public var batchNumber: Int64
  public var line: Int64
  public var reason: String
  public var detail: String
  public var source: String?
  public var branch: UnitNumber?
  public var raw: [UInt8]
  /// Bytes of the whole line.
  public var length: Int64
  /// Of the whole line, where `raw` was cut.
  public var sha256: [UInt8]?

  public init(
    batchNumber: Int64, line: Int64, reason: String, detail: String, source: String?, branch: UnitNumber?, raw: [UInt8],
    length: Int64, sha256: [UInt8]?
  ) {
    self.batchNumber = batchNumber
    self.line = line
    self.reason = reason
    self.detail = detail
    self.source = source
    self.branch = branch
    self.raw = raw
    self.length = length
    self.sha256 = sha256
  }
}

/// A rejected line, by what makes it the same as another.
public struct RejectedContent: Hashable, Sendable {
  public var principal: String
  public var reason: String
  /// The line, or of one over the limit its beginning.
  public var raw: [UInt8]
  /// Of the whole line, where `raw` was cut.
  public var sha256: [UInt8]?

  public init(principal: String, reason: String, raw: [UInt8], sha256: [UInt8]?) {
    self.principal = principal
    self.reason = reason
    self.raw = raw
    self.sha256 = sha256
  }
}

/// What was kept for a principal, and how much may be.
public struct RejectionAllowance: Sendable {
  public var principal: String
  public var count: Int64
  /// Nil is the default.
  public var limit: Int64?
}

public enum RejectionTables {
  public static func insert(_ rows: [RejectionRow]) -> (Statement, [PostgresValue]) {
    (
      SQL.addRejections,
      [
        .int8Array(rows.map(\.batchNumber)), .int8Array(rows.map(\.line)), .textArray(rows.map(\.reason)),
        .textArray(rows.map(\.detail)), .textOptionalArray(rows.map(\.source)),
        .int4Array(rows.map { $0.branch?.number ?? 0 }),
        .byteaArray(rows.map(\.raw)), .int8Array(rows.map(\.length)), .byteaOptionalArray(rows.map(\.sha256)),
      ]
    )
  }

  /// Locks the principals' counts, in the order of their names, until the transaction ends.
  /// - Parameter day: when today began in Tehran.
  public static func lockCounts(of principals: [String], since day: StoreTime) -> (Statement, [PostgresValue]) {
    (SQL.lockCounts, [.textArray(principals.sorted()), .timestamptz(day.microseconds)])
  }

  /// An answer to `lockCounts`.
  public static func allowances(_ rows: PostgresRows) throws(PostgresError) -> [RejectionAllowance] {
    var allowances: [RejectionAllowance] = []
    for row in 0..<rows.count {
      allowances.append(
        RejectionAllowance(
          principal: try rows.text(row, 0), count: try rows.int8(row, 1), limit: try rows.int8OrNull(row, 2)))
    }
    return allowances
  }

  /// Which of these lines their principals had rejected before, for the same reason.
  public static func seen(_ lines: [RejectedContent]) -> (Statement, [PostgresValue]) {
    (
      SQL.seen,
      [
        .textArray(lines.map(\.principal)), .textArray(lines.map(\.reason)), .byteaArray(lines.map(\.raw)),
        .byteaOptionalArray(lines.map(\.sha256)),
      ]
    )
  }

  /// An answer to `seen`: indexes of the lines.
  public static func indexes(_ rows: PostgresRows) throws(PostgresError) -> [Int] {
    var indexes: [Int] = []
    for row in 0..<rows.count { indexes.append(Int(try rows.int8(row, 0)) - 1) }
    return indexes
  }

  /// Counts rejections that are kept; the counts are locked.
  public static func count(_ added: [String: Int64]) -> (Statement, [PostgresValue]) {
    let names = added.keys.sorted()
    return (SQL.count, [.textArray(names), .int8Array(names.map { added[$0] ?? 0 })])
  }

  private enum SQL {
    static let addRejections = Statement(
      name: "add_rejections",
      sql: """
        insert into tarazu.rejection (received_at, batch_no, line, reason, detail, source, branch_no, raw, length, sha256)
        select now(), ($1::int8[])[i], ($2::int8[])[i], reason, detail, source, nullif(($6::int4[])[i], 0), raw,
          ($8::int8[])[i], sha256
        from unnest($3::text[], $4::text[], $5::text[], $7::bytea[], $9::bytea[])
          with ordinality as t (reason, detail, source, raw, sha256, i)
        """)
    static let lockCounts = Statement(
      name: "lock_rejection_counts",
      sql: """
        insert into tarazu.rejection_count as c (principal, since, count)
        select n.name, greatest($2, p.rejections_lifted_at), 0
        from unnest($1::text[]) with ordinality as n (name, i) left join tarazu.principal p on p.name = n.name
        order by n.i
        on conflict (principal) do update set since = excluded.since,
          count = case when c.since = excluded.since then c.count else 0 end
        returning principal, count,
          (select rejection_limit from tarazu.principal p where p.name = c.principal)
        """)
    static let seen = Statement(
      name: "seen_rejections",
      sql: """
        select t.i
        from unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[]) with ordinality
          as t (principal, reason, raw, sha256, i)
        where exists (
          select from tarazu.rejection r join tarazu.batch b on b.batch_no = r.batch_no
            join tarazu.sender s on s.number = b.sender_no
          where coalesce(r.sha256, sha256(r.raw)) = coalesce(t.sha256, sha256(t.raw)) and r.reason = t.reason
            and s.principal = t.principal)
        """)
    static let count = Statement(
      name: "count_rejections",
      sql: """
        update tarazu.rejection_count c set count = c.count + n.added
        from (select name, ($2::int8[])[i] as added from unnest($1::text[]) with ordinality as u (name, i)) n
        where c.principal = n.name
        """)
  }
}
