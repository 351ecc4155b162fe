// Wrong attempts to sign in, which count over all servers, and the addresses where a name is spared them.

import TarazuAccess
import TarazuPostgres

public enum WrongAttemptTable {
  /// What the store keeps in place of a name that has not the form of one, because it may be a password.
  public static let noName = "-"

  /// How much a name at an address is slowed down.
  public static func throttle(
    _ name: String, at address: String, on connection: PostgresConnection
  ) async throws(PostgresError) -> SignInThrottle {
    let rows = try await connection.execute(SQL.counts, [.text(name), .text(address)])
    func attempts(_ column: Int) throws(PostgresError) -> WrongAttempts {
      let count = Int(clamping: try rows.int8(0, column))
      return WrongAttempts(count: count, secondsSinceLast: Double(try rows.int8(0, column + 1)) / 1_000)
    }
    return SignInThrottle(
      ofNameAtAddress: try attempts(0), ofName: try attempts(2), atAddress: try attempts(4),
      isKnownAddress: try rows.bool(0, 6))
  }

  /// Counts a wrong attempt.
  public static func insert(
    _ name: String, at address: String, on connection: PostgresConnection
  ) async throws(PostgresError) {
    _ = try await connection.pipeline([(SQL.insert, [.text(name), .text(address)])])
  }

  /// Deletes what counts no more.
  public static func tend(on connection: PostgresConnection) async throws(PostgresError) {
    _ = try await connection.pipeline([(SQL.deleteAttempts, []), (SQL.deleteAddresses, [])])
  }

  private enum SQL {
    private static let ofName = "name = $1"
    private static let atAddress = "address = $2"

    /// How many, and how many milliseconds ago the last was.
    private static func columns(_ condition: String) -> String {
      "count(*) filter (where \(condition)), "
        + "coalesce(extract(epoch from clock_timestamp() - max(at) filter (where \(condition))) * 1000, 0)::int8"
    }

    static let counts = Statement(
      name: "count_wrong_attempts",
      sql: """
        select \(columns("\(ofName) and \(atAddress)")), \(columns(ofName)), \(columns(atAddress)),
          exists (select from tarazu.known_address where principal = $1 and address = $2
            and last_at > clock_timestamp() - interval '\(SignInThrottle.daysOfKnownAddress) days')
        from tarazu.wrong_attempt
        where at > clock_timestamp() - interval '\(SignInThrottle.minutes) minutes' and (\(ofName) or \(atAddress))
        """)
    static let insert = Statement(
      name: "insert_wrong_attempt", sql: "insert into tarazu.wrong_attempt values (clock_timestamp(), $1, $2)")
    static let deleteAttempts = Statement(
      name: "delete_wrong_attempts",
      sql: "delete from tarazu.wrong_attempt where at < clock_timestamp() - interval '30 days'")
    static let deleteAddresses = Statement(
      name: "delete_known_addresses",
      sql: """
        delete from tarazu.known_address
        where last_at < clock_timestamp() - interval '\(SignInThrottle.daysOfKnownAddress) days'
        """)
  }
}
