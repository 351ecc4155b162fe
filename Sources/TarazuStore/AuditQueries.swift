// The audit as a list, a page at a time, the newest first.

import TarazuAccess
import TarazuDomain
import TarazuPostgres

/// Which records are asked for.
public struct AuditFilter: Sendable {
  /// Who may read what.
  public enum Extent: Sendable {
    /// All records.
    case all
    /// Records whose scope is one of these units, and those of one principal.
    case units([String], own: String)
    /// Records of one principal.
    case own(String)
  }

  public var extent: Extent
  public var name: String?
  public var unit: String?
  /// From then on.
  public var since: StoreTime?
  /// Before then.
  public var until: StoreTime?

  public init(extent: Extent) { self.extent = extent }
}

public enum AuditQueries {
  /// Where a page begins: after the record of this time and id.
  public typealias Mark = (at: StoreTime, id: Int64)

  /// The next records, the newest first.
  public static func list(
    _ filter: AuditFilter, after mark: Mark?, limit: Int32, on connection: PostgresConnection
  ) async throws(PostgresError) -> [AuditRecord] {
    let (statement, values) = question(filter, after: mark, limit: limit)
    let rows = try await connection.execute(statement, values)
    var records: [AuditRecord] = []
    for row in 0..<rows.count { records.append(try record(rows, row)) }
    return records
  }

  /// The statement has only the conditions that are asked for, so that each gets the index that suits it. It has no
  /// name, because a plan for all values would not.
  private static func question(
    _ filter: AuditFilter, after mark: Mark?, limit: Int32
  ) -> (Statement, [PostgresValue]) {
    var values: [PostgresValue] = [.int4(limit)]
    var conditions: [String] = []
    func parameter(_ value: PostgresValue) -> String {
      values.append(value)
      return "$\(values.count)"
    }
    switch filter.extent {
    case .all: break
    case .units(let units, let own):
      conditions.append("(scope = any(\(parameter(.textArray(units)))) or who = \(parameter(.text(own))))")
    case .own(let name): conditions.append("who = \(parameter(.text(name)))")
    }
    if let name = filter.name { conditions.append("who = \(parameter(.text(name)))") }
    if let unit = filter.unit { conditions.append("unit = \(parameter(.text(unit)))") }
    if let since = filter.since { conditions.append("at >= \(parameter(.timestamptz(since.microseconds)))") }
    if let until = filter.until { conditions.append("at < \(parameter(.timestamptz(until.microseconds)))") }
    if let mark {
      let at = parameter(.timestamptz(mark.at.microseconds))
      conditions.append("at <= \(at) and (at, id) < (\(at), \(parameter(.int8(mark.id))))")
    }
    let sql = """
      select at, id, who, role, scope, credential_type, credential_id, address, gateway, server, method, unit, case_code,
        outcome, reason, count, row_count, (milliseconds * 1000)::int8, call_id, change::text
      from tarazu.audit \(conditions.isEmpty ? "" : "where " + conditions.joined(separator: " and "))
      order by at desc, id desc limit $1
      """
    return (Statement(sql: sql), values)
  }

  private static func record(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> AuditRecord {
    var record = AuditRecord(
      principal: try principal(rows, row), credential: try credential(rows, row), address: try rows.text(row, 7),
      gateway: try rows.textOrNull(row, 8), server: try rows.text(row, 9), method: try rows.text(row, 10),
      outcome: try rows.text(row, 13), callID: try rows.text(row, 18))
    record.at = try rows.storeTime(row, 0)
    record.id = try rows.int8(row, 1)
    record.unit = try rows.textOrNull(row, 11)
    record.caseCode = try rows.textOrNull(row, 12)
    record.reason = try rows.textOrNull(row, 14)
    record.count = try rows.int8(row, 15)
    record.rowCount = try rows.int8(row, 16)
    record.microseconds = try rows.int8(row, 17)
    record.change = try rows.textOrNull(row, 19)
    return record
  }

  private static func principal(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> Principal? {
    guard let name = try rows.textOrNull(row, 2) else { return nil }
    let word = try rows.textOrNull(row, 3) ?? ""
    guard let role = Role(rawValue: word) else { throw PostgresError(.decoding("a record of the role \(word)")) }
    return Principal(name: name, role: role, scope: try rows.textOrNull(row, 4).map { .unit($0) } ?? .country)
  }

  private static func credential(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> Credential? {
    guard let word = try rows.textOrNull(row, 5), let id = try rows.int8OrNull(row, 6) else { return nil }
    guard let kind = Credential.Kind(rawValue: word) else {
      throw PostgresError(.decoding("a record of a credential of the type \(word)"))
    }
    return Credential(kind, id: id)
  }
}
