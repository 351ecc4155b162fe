// A place in the commit log, and how a transaction takes the next one.

import TarazuDomain
import TarazuPostgres

extension CommitPosition {
  /// From the columns commit_no, tag, committed_at.
  init(_ rows: PostgresRows, row: Int, column: Int = 0) throws(PostgresError) {
    self.init(
      number: try rows.int8(row, column), tag: try rows.bytes(row, column + 1).reduce(0) { $0 << 8 | UInt64($1) },
      committedAt: try rows.timestamptz(row, column + 2))
  }
}

/// The statements that end a writing transaction: the order of commits is taken last, and the row is numbered under it,
/// so numbers appear in commit order (STORE, A5).
public enum CommitLog {
  public static let takeOrder = Statement(name: "take_commit_order", sql: "select pg_advisory_xact_lock(7418, 3)")

  /// Parameters: tag (8 bytes), payload. Answers commit_no, tag, committed_at. A number is later than the newest one
  /// even if the sequence is not: one that came with a copied database may fall back when the server crashes.
  public static let append = Statement(
    name: "append_commit",
    sql: """
      insert into tarazu.commit_log (commit_no, tag, committed_at, payload)
      select greatest(nextval('tarazu.commit_number'), newest.commit_no + 1), $1,
        greatest(clock_timestamp(), newest.committed_at + interval '1 microsecond'), $2
      from (select 1) as one left join
        (select commit_no, committed_at from tarazu.commit_log order by commit_no desc limit 1) as newest on true
      returning commit_no, tag, committed_at
      """)

  /// Wakes the followers; they look for themselves.
  public static let notify = Statement(name: "notify_commit", sql: "select pg_notify('tarazu_commit', '')")
  public static let channel = "tarazu_commit"

  public static let newest = Statement(
    name: "newest_commit",
    sql: "select commit_no, tag, committed_at from tarazu.commit_log order by commit_no desc limit 1")

  /// The position that a row of `append` or `newest` gives.
  public static func position(_ rows: PostgresRows) throws(PostgresError) -> CommitPosition {
    guard rows.count == 1 else { throw PostgresError(.decoding("the commit log has no newest row")) }
    return try CommitPosition(rows, row: 0)
  }

  /// Eight random bytes for a tag.
  public static func freshTag() -> [UInt8] {
    let word = UInt64.random(in: .min ... .max)
    return withUnsafeBytes(of: word.bigEndian) { Array($0) }
  }
}
