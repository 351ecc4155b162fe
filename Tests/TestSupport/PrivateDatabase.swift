import TarazuLoop
import TarazuPostgres

/// A database of one test.
public struct PrivateDatabase: Sendable {
  public let cluster: PrivateCluster
  public let name: String

  /// Where to connect as this role.
  public func conninfo(role: String = "tarazu_service") -> String {
    cluster.conninfo(database: name, role: role)
  }

  /// A connection as this role; it ends with the test's last use of it.
  public func connect(role: String = "tarazu_service", on loop: Loop) async throws -> PostgresConnection {
    try await PostgresConnection.connect(conninfo(role: role), on: loop, timeout: .seconds(20))
  }

  /// Runs SQL as the superuser. Returns what psql prints, unaligned and without headers.
  @discardableResult
  public func psql(_ sql: String) async throws -> String {
    try await cluster.onQueue { try cluster.psql(name, sql) }
  }
}
