// A position in the commit log, and how a transaction takes the next one.

import TarazuDomain
import TarazuPostgres

extension CommitPosition {
  /// From the columns commit_no, tag, committed_at.
  init(_ rows: PostgresRows, row: Int, column: Int = 0) throws(PostgresError) {
    self.init(
      number: try rows.int8(row, column), tag: try rows.bytes(row, column + 1).reduce(0) { $0 << 8 | UInt64($1) },
      committedAt: try rows.storeTime(row, column + 2))
  }
}

/// The statements that end a writing transaction: the order of commits is taken last, and the row is numbered under it,
/// so numbers appear in commit order
/// (docs/design/store.md#commit-log).
public enum CommitLog {
  public static let takeOrder = Statement(name: "take_commit_order", sql: "select pg_advisory_xact_lock(7418, 3)")

  /// Parameters: tag (8 bytes), payload. Answers commit_no, tag, committed_at; and the same of the commit before, which
  /// is certain because the order of commits is held. A number is later than the newest one even if the sequence is not:
  /// one that came with a copied database may fall back when the server crashes. Followers are notified of the number.
  public static let append = Statement(
    name: "append_commit",
    sql: """
      with newest as (select commit_no, tag, committed_at from tarazu.commit_log order by commit_no desc limit 1),
        added as (
          insert into tarazu.commit_log (commit_no, tag, committed_at, payload)
          select greatest(nextval('tarazu.commit_number'), newest.commit_no + 1), $1,
            greatest(clock_timestamp(), newest.committed_at + interval '1 microsecond'), $2
          from (select 1) as one left join newest on true
          returning commit_no, tag, committed_at)
      select added.commit_no, added.tag, added.committed_at, newest.commit_no, newest.tag, newest.committed_at,
        pg_notify('tarazu_commit', added.commit_no::text)
      from added left join newest on true
      """)

  /// The channel on which followers are notified of the numbers of commits.
  public static let channel = "tarazu_commit"

  public static let newest = Statement(
    name: "newest_commit",
    sql: "select commit_no, tag, committed_at from tarazu.commit_log order by commit_no desc limit 1")

  /// Looks for the commit with a tag, after a COMMIT whose answer was lost.
  public static func find(tag: [UInt8]) -> (Statement, [PostgresValue]) {
    (
      Statement(
        name: "find_commit",
        sql: "select commit_no, tag, committed_at from tarazu.commit_log where tag = $1 order by commit_no desc limit 1"
      ),
      [.bytes(tag)]
    )
  }

  /// The position that a row of `append`, `newest` or `find` gives.
  public static func position(_ rows: PostgresRows) throws(PostgresError) -> CommitPosition {
    guard rows.count == 1 else { throw PostgresError(.decoding("the commit log has no newest row")) }
    return try CommitPosition(rows, row: 0)
  }

  /// The position before the one that a row of `append` gives; nil where that is the first.
  public static func previous(_ rows: PostgresRows) throws(PostgresError) -> CommitPosition? {
    guard rows.count == 1 else { throw PostgresError(.decoding("a commit was not added to the log")) }
    return try rows.isNull(0, 3) ? nil : CommitPosition(rows, row: 0, column: 3)
  }

  /// Eight random bytes for a tag.
  public static func freshTag() -> [UInt8] {
    let word = UInt64.random(in: .min ... .max)
    return withUnsafeBytes(of: word.bigEndian) { Array($0) }
  }
}
