// Anomalies and rejections as lists, a page at a time.

import TarazuDomain
import TarazuPostgres

/// The part of the directory that a list is limited to; nil where one asks for it means the whole country.
public struct UnitExtent: Sendable {
  /// The branches within the unit.
  public var branches: [UnitNumber]
  /// All units within it, itself among them.
  public var units: [UnitNumber]

  public init(_ unit: String, in stored: StoredDirectory) {
    let within = stored.directory.units.values.filter { stored.directory.isUnit($0.code, atOrBelow: unit) }
    units = within.compactMap { stored.unitNumbers[$0.code] }.sorted()
    branches = within.filter { $0.level == .branch }.compactMap { stored.unitNumbers[$0.code] }.sorted()
  }
}

extension PostgresValue {
  /// A list of units; empty for none.
  fileprivate static func unitNumbers(_ units: [UnitNumber]?) -> PostgresValue {
    .int4Array(units?.map(\.number) ?? [])
  }
}

/// An anomaly as it is listed.
public struct ListedAnomaly: Sendable {
  public var source: String
  public var id: String
  public var caseCode: String
  public var kind: EventKind
  public var branch: String?
  public var reason: String
}

/// A rejection as it is listed.
public struct ListedRejection: Sendable {
  public var receivedAt: StoreTime
  public var batchNumber: Int64
  public var line: Int64
  public var sender: String
  public var source: String?
  public var reason: String
  public var detail: String
  public var raw: [UInt8]
  public var length: Int64
}

public enum QualityQueries {
  /// Anomalies after (source, id), in that order, bytewise. One lies at its branch; where that is none or not of the
  /// directory, at its case's spells; where there are none, at its sender's unit.
  public static func anomalies(
    after: (source: String, id: String), reason: String?, within extent: UnitExtent?, source: String?, limit: Int32,
    on connection: PostgresConnection
  ) async throws(PostgresError) -> [ListedAnomaly] {
    let rows = try await connection.execute(
      SQL.anomalies,
      [
        .text(after.source), .text(after.id), .text(orNull: reason), .bool(extent == nil),
        .unitNumbers(extent?.branches), .unitNumbers(extent?.units), .int4(limit), .text(orNull: source),
      ])
    var anomalies: [ListedAnomaly] = []
    for row in 0..<rows.count {
      let number = try rows.int2(row, 3)
      guard let kind = EventKind(rawValue: number) else {
        throw PostgresError(.decoding("an anomaly of an event of the kind \(number)"))
      }
      anomalies.append(
        ListedAnomaly(
          source: try rows.text(row, 0), id: try rows.text(row, 1), caseCode: try rows.text(row, 2), kind: kind,
          branch: try rows.textOrNull(row, 4), reason: try rows.text(row, 5)))
    }
    return anomalies
  }

  /// Rejections after (received_at, batch, line), in that order. One lies at its sender's unit, and at the branch that it
  /// names if the sender may send for that.
  public static func rejections(
    after: (receivedAt: StoreTime, batchNumber: Int64, line: Int64), reason: String?, within extent: UnitExtent?,
    source: String?, limit: Int32, on connection: PostgresConnection
  ) async throws(PostgresError) -> [ListedRejection] {
    let rows = try await connection.execute(
      SQL.rejections,
      [
        .timestamptz(after.receivedAt.microseconds), .int8(after.batchNumber), .int8(after.line), .text(orNull: reason),
        .bool(extent == nil), .unitNumbers(extent?.branches), .unitNumbers(extent?.units),
        .text(orNull: source), .int4(limit),
      ])
    var rejections: [ListedRejection] = []
    for row in 0..<rows.count {
      rejections.append(
        ListedRejection(
          receivedAt: try rows.storeTime(row, 0), batchNumber: try rows.int8(row, 1), line: try rows.int8(row, 2),
          sender: try rows.text(row, 3), source: try rows.textOrNull(row, 4), reason: try rows.text(row, 5),
          detail: try rows.text(row, 6), raw: try rows.bytes(row, 7), length: try rows.int8(row, 8)))
    }
    return rejections
  }

  private enum SQL {
    static let anomalies = Statement(
      name: "list_anomalies",
      sql: """
        select s.code, a.id, c.code, a.kind, p.code, a.reason
        from tarazu.source s join tarazu.anomaly a on a.source_no = s.number
          join tarazu.court_case c on c.case_no = a.case_no
          left join tarazu.place p on p.number = a.branch_no
        where s.code >= $1 and ($8::text is null or s.code = $8) and (s.code, a.id) > ($1, $2) and ($3::text is null or a.reason = $3)
          and ($4 or case
            when exists (select from tarazu.unit u where u.place_no = a.branch_no and u.level = 'branch')
              then a.branch_no = any($5::int4[])
            when c.spell_branch_no is not null
              then coalesce(c.visited, array[c.spell_branch_no]) && $5::int4[]
            else a.reach_no = any($6::int4[]) end)
        order by s.code, a.id limit $7
        """)
    static let rejections = Statement(
      name: "list_rejections",
      sql: """
        select r.received_at, r.batch_no, r.line, s.principal, r.source, r.reason, r.detail, r.raw, r.length
        from tarazu.rejection r join tarazu.batch b on b.batch_no = r.batch_no
          join tarazu.sender s on s.number = b.sender_no
        where (r.received_at, r.batch_no, r.line) > ($1, $2, $3) and ($4::text is null or r.reason = $4)
          and ($5 or s.reach_no = any($7::int4[])
            or (r.branch_no = any($6::int4[]) and (s.reach_no = 0 or exists (
              select from tarazu.unit b0 left join tarazu.unit b1 on b1.code = b0.parent
                left join tarazu.unit b2 on b2.code = b1.parent left join tarazu.unit b3 on b3.code = b2.parent
              where b0.place_no = r.branch_no
                and s.reach_no in (b0.place_no, b1.place_no, b2.place_no, b3.place_no)))))
          and ($8::text is null or exists (select from tarazu.principal w where w.name = s.principal
            and (w.source = $8 or (w.source is null and r.source = $8))))
        order by r.received_at, r.batch_no, r.line limit $9
        """)
  }
}
