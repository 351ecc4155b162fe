/// What went wrong with PostgreSQL, whether trying again is safe, and whether the outcome is known.
public struct PostgresError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What PostgreSQL said.
  public struct ServerMessage: Sendable, Equatable {
    /// The five characters of the SQLSTATE.
    public var sqlstate: String
    public var message: String
    public var detail: String?
    public var hint: String?
    public var context: String?
    public var constraint: String?
    public var table: String?
  }

  public enum Kind: Sendable, Equatable {
    /// PostgreSQL refused. What the flush did is rolled back, unless `isUnknownOutcome`: a backend that is ended within
    /// COMMIT also sends an error.
    case server(ServerMessage)
    /// The connection broke; the text says how.
    case connectionLost(String)
    /// The time given was over; the connection is closed if anything had been sent.
    case timeout
    /// No connection could be made; the text says why.
    case notConnected(String)
    /// `commit` succeeded here, but PostgreSQL warned that a standby may not have it.
    case notReplicated(String)
    /// A parameter that has no binary form.
    case encoding(String)
    /// A result that is not what was asked for: its type, a null, a column that is not there.
    case decoding(String)
    /// A wrong use of the connection, such as a stream outside a transaction.
    case misuse(String)
  }

  public let kind: Kind
  /// Whether what was sent may have taken effect without an answer: look before trying again.
  public let isUnknownOutcome: Bool

  public init(_ kind: Kind, isUnknownOutcome: Bool = false) {
    self.kind = kind
    self.isUnknownOutcome = isUnknownOutcome
  }

  /// The SQLSTATE, if PostgreSQL refused.
  public var sqlstate: String? {
    if case .server(let message) = kind { message.sqlstate } else { nil }
  }

  /// The constraint that was violated, if PostgreSQL named one.
  public var constraint: String? {
    if case .server(let message) = kind { message.constraint } else { nil }
  }

  /// Whether nothing took effect and the same may succeed later: deadlocks, serialization failures, lock timeouts, a
  /// server that stops or starts, no connection. (Whether a violated constraint is an error is the caller's decision.)
  public var isSafeToRetry: Bool {
    if isUnknownOutcome { return false }
    switch kind {
    case .server(let message): return PostgresError.passing.contains(message.sqlstate)
    case .connectionLost, .timeout, .notConnected: return true
    case .notReplicated, .encoding, .decoding, .misuse: return false
    }
  }

  /// Whether PostgreSQL is away or stopping, rather than refusing this.
  public var isUnavailable: Bool {
    switch kind {
    case .server(let message): PostgresError.stopping.contains(message.sqlstate)
    case .connectionLost, .timeout, .notConnected, .notReplicated: true
    case .encoding, .decoding, .misuse: false
    }
  }

  /// admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections.
  private static let stopping: Set<String> = ["57P01", "57P02", "57P03", "53300"]
  /// serialization_failure, deadlock_detected, lock_not_available, query_canceled, idle_in_transaction_timeout.
  private static let passing: Set<String> = stopping.union(["40001", "40P01", "55P03", "57014", "25P03"])

  public var description: String {
    let outcome = isUnknownOutcome ? " (it may have taken effect)" : ""
    switch kind {
    case .server(let message):
      // Detail and context quote what stands in rows, which does not belong into a log.
      let hint = message.hint.map { "; hint: \($0)" } ?? ""
      return "\(message.sqlstate) \(message.message)\(hint)\(outcome)"
    case .connectionLost(let text): return "the connection to PostgreSQL was lost: \(text)\(outcome)"
    case .timeout: return "PostgreSQL did not answer in time\(outcome)"
    case .notConnected(let text): return "no connection to PostgreSQL: \(text)"
    case .notReplicated(let text): return "committed here, but perhaps on no standby: \(text)\(outcome)"
    case .encoding(let text): return "a parameter cannot be sent: \(text)"
    case .decoding(let text): return "a result is not as expected: \(text)"
    case .misuse(let text): return text
    }
  }
}
