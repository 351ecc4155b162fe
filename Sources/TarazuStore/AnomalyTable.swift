// Events that do not fit their case.

import TarazuDomain
import TarazuPostgres

/// One row of `tarazu.anomaly`.
public struct AnomalyRow: Hashable, Sendable {
  public var caseNumber: Int64
  public var event: TimelineEvent
  public var reason: AnomalyReason

  public init(caseNumber: Int64, event: TimelineEvent, reason: AnomalyReason) {
    self.caseNumber = caseNumber
    self.event = event
    self.reason = reason
  }
}

public enum AnomalyTable {
  public static func delete(_ keys: [EventKey]) -> (Statement, [PostgresValue]) {
    (SQL.delete, [.int4Array(keys.map(\.source.number)), .textArray(keys.map(\.id))])
  }

  public static func insert(_ rows: [AnomalyRow]) -> (Statement, [PostgresValue]) {
    (
      SQL.insert,
      [
        .int8Array(rows.map(\.caseNumber)), .int4Array(rows.map(\.event.source.number.number)),
        .int4Array(rows.map { $0.event.branch?.number ?? 0 }), .int4Array(rows.map { destination($0.event) }),
        .int4Array(rows.map(\.event.reach.number)), .int2Array(rows.map(\.event.kind.rawValue)),
        .textArray(rows.map(\.event.id)), .textArray(rows.map(\.reason.rawValue)),
      ]
    )
  }

  /// The branch that a transfer goes to; 0 for others.
  private static func destination(_ event: TimelineEvent) -> Int32 {
    if case .transferred(_, let to) = event.body { to.number } else { 0 }
  }

  /// The statement that streams (case_no, source_no, id, reason) in the order of cases; for `verify`.
  public static let all = Statement(
    name: "all_anomalies", sql: "select case_no, source_no, id, reason from tarazu.anomaly order by case_no")

  private enum SQL {
    static let delete = Statement(
      name: "heal_anomalies",
      sql: """
        delete from tarazu.anomaly a using unnest($1::int4[], $2::text[]) as t (source_no, id)
        where a.source_no = t.source_no and a.id = t.id
        """)
    static let insert = Statement(
      name: "add_anomalies",
      sql: """
        insert into tarazu.anomaly (case_no, source_no, branch_no, to_no, reach_no, kind, id, reason)
        select ($1::int8[])[i], ($2::int4[])[i], nullif(($3::int4[])[i], 0), nullif(($4::int4[])[i], 0),
          ($5::int4[])[i], ($6::int2[])[i], id, reason
        from unnest($7::text[], $8::text[]) with ordinality as t (id, reason, i)
        """)
  }
}
