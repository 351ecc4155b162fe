// How many classes that were never seen before a principal has named today (docs/spec/access.md#limits-of-a-principal).

import TarazuPostgres

public enum NewClassTable {
  /// Counts new classes of a principal; no row where that would be beyond its limit: then nothing is counted.
  public static func count(_ number: Int64, of principal: String, limit: Int64) -> (Statement, [PostgresValue]) {
    (SQL.count, [.text(principal), .int8(number), .int8(limit)])
  }

  private enum SQL {
    static let count = Statement(
      name: "count_new_classes",
      sql: """
        insert into tarazu.new_class_count as c (principal, day, count)
        select $1, (clock_timestamp() at time zone 'Asia/Tehran')::date, $2 where $2 <= $3
        on conflict (principal) do update set day = excluded.day,
          count = case when c.day = excluded.day then c.count else 0 end + excluded.count
        where case when c.day = excluded.day then c.count else 0 end <= $3 - excluded.count
        returning 1
        """)
  }
}
