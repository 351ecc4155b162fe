// Partitions made ahead, and the commit log kept short: by definer functions, never within an ingest transaction.

import TarazuPostgres

public enum Partitions {
  /// Makes the partitions of the coming days, months and year, and drops what the commit log need not keep: each in a
  /// transaction of its own, so that what was made stays if the drop fails.
  public static func tend(on connection: PostgresConnection) async throws(PostgresError) {
    for statement in [SQL.ahead, SQL.drop] {
      _ = try await connection.pipeline([(.begin, []), (statement, [])] + Durability.commit)
    }
  }

  private enum SQL {
    // Three days or months ahead: a server may be away for a long weekend.
    static let ahead = Statement(
      name: "partitions_ahead",
      sql: """
        select tarazu.ensure_partition('commit_log', (clock_timestamp() at time zone 'UTC')::date + n),
          tarazu.ensure_partition('rejection',
            ((clock_timestamp() at time zone 'UTC')::date + n * interval '1 month')::date),
          tarazu.ensure_partition('audit', ((clock_timestamp() at time zone 'UTC')::date + n * interval '1 month')::date),
          tarazu.ensure_partition('cell', ((clock_timestamp() at time zone 'UTC')::date + n * interval '1 month')::date)
        from generate_series(0, 3) as n
        """)
    static let drop = Statement(name: "drop_commit_log", sql: "select tarazu.drop_commit_log()")
  }
}
