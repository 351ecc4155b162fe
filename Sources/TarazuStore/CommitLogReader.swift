// The commit log as a follower reads it: in commit order, with no gap and no double count (docs/design/store.md#commit-log).

import TarazuDomain
import TarazuPostgres

/// One commit with what it changed.
public struct LoggedCommit: Sendable {
  public var position: CommitPosition
  /// Nil for the first row of a history, which changes nothing.
  public var record: CommitRecord?
}

public enum CommitLogReader {
  /// Rows read at once: bounds the memory of a follower that is far behind.
  public static let pageRows: Int32 = 500

  /// The commits after a position, the oldest first.
  public static func after(_ number: Int64, on connection: PostgresConnection) async throws(PostgresError)
    -> [LoggedCommit]
  {
    try commits(try await connection.execute(SQL.after, [.int8(number), .int4(pageRows)]))
  }

  /// The same, and PostgreSQL's clock from before they were read.
  public static func news(after number: Int64, on connection: PostgresConnection) async throws(PostgresError)
    -> (commits: [LoggedCommit], now: StoreTime)
  {
    let rows = try await connection.pipeline([(SQL.clock, []), (SQL.after, [.int8(number), .int4(pageRows)])])
    return (try commits(rows[1]), try rows[0].storeTime(0, 0))
  }

  private static func commits(_ rows: PostgresRows) throws(PostgresError) -> [LoggedCommit] {
    var commits: [LoggedCommit] = []
    for row in 0..<rows.count {
      let payload = try rows.bytes(row, 3)
      commits.append(LoggedCommit(position: try CommitPosition(rows, row: row), record: try record(payload)))
    }
    return commits
  }

  /// Whether the log has a commit with this number, and its tag; nil where it has not.
  public static func commit(_ number: Int64, on connection: PostgresConnection) async throws(PostgresError)
    -> CommitPosition?
  {
    let rows = try await connection.execute(SQL.one, [.int8(number)])
    return rows.isEmpty ? nil : try CommitPosition(rows, row: 0)
  }

  /// The oldest commit that the log still has.
  public static func oldest(on connection: PostgresConnection) async throws(PostgresError) -> CommitPosition? {
    let rows = try await connection.execute(SQL.oldest, [])
    return rows.isEmpty ? nil : try CommitPosition(rows, row: 0)
  }

  /// The newest commit; nil where there is none.
  public static func newest(on connection: PostgresConnection) async throws(PostgresError) -> CommitPosition? {
    let rows = try await connection.execute(SQL.newest, [])
    return rows.isEmpty ? nil : try CommitPosition(rows, row: 0)
  }

  private static func record(_ payload: [UInt8]) throws(PostgresError) -> CommitRecord? {
    guard !payload.isEmpty else { return nil }
    do {
      return try CommitRecord(bytes: payload)
    } catch {
      throw PostgresError(.decoding("the commit log cannot be read: \(error.description)"))
    }
  }

  private enum SQL {
    static let clock = Statement(name: "clock", sql: "select clock_timestamp()")
    static let after = Statement(
      name: "commits_after",
      sql: """
        select commit_no, tag, committed_at, payload from tarazu.commit_log where commit_no > $1
        order by commit_no limit $2
        """)
    static let one = Statement(
      name: "one_commit", sql: "select commit_no, tag, committed_at from tarazu.commit_log where commit_no = $1")
    static let newest = Statement(
      name: "newest_commit",
      sql: "select commit_no, tag, committed_at from tarazu.commit_log order by commit_no desc limit 1")
    static let oldest = Statement(
      name: "oldest_commit",
      sql: "select commit_no, tag, committed_at from tarazu.commit_log order by commit_no limit 1")
  }
}
