/// A statement with parameters ($1, $2 …), prepared once on each connection that runs it.
public struct Statement: Sendable, Equatable {
  /// Its name on the connection: one name, one text. At most 40 bytes, for PostgreSQL cuts names at 63. An empty one
  /// is for what runs once: it is not prepared.
  public let name: String
  /// Its text: one command, parameters never spliced in.
  public let sql: String
  /// Whether it ends a transaction for good, so that losing its answer leaves the outcome unknown.
  public let isCommit: Bool
  /// Whether it opens a transaction block.
  public let isBegin: Bool

  public init(name: String = "", sql: String) {
    self.name = name
    self.sql = sql
    let text = sql.lowercased().drop { $0.isWhitespace }
    isCommit = text.hasPrefix("commit") || text.hasPrefix("end")
    isBegin = text.hasPrefix("begin") || text.hasPrefix("start transaction")
  }

  /// Opens a transaction, READ COMMITTED unless the session says otherwise.
  public static let begin = Statement(name: "begin", sql: "begin")
  /// Ends a transaction and keeps what it did.
  public static let commit = Statement(name: "commit", sql: "commit")
  /// Ends a transaction as if it had never been.
  public static let rollback = Statement(name: "rollback", sql: "rollback")
}
