// The cells: what contributions add up to, as rows that a DBA reads at a glance.

import TarazuDomain
import TarazuPostgres

public enum CellTable {
  /// The statements that apply changes; they are sent in the order of keys, which is the order of locks.
  public static func apply(_ changes: Contributions) -> [(Statement, [PostgresValue])] {
    var deltas: [CellKey: CellDelta] = [:]
    for (key, amount) in changes.amounts { deltas[key.cell, default: CellDelta()].take(key, amount) }
    let rows = deltas.sorted { $0.key < $1.key }
    guard !rows.isEmpty else { return [] }
    var statements = [(SQL.upsert, upsertParameters(rows))]
    let taking = rows.filter { !$0.value.taken.allSatisfy(\.isEmpty) }
    if !taking.isEmpty {
      statements.append(
        (
          SQL.take,
          keyParameters(taking) + (0..<3).map { list in .textArray(taking.map { arrayText($0.value.taken[list]) }) }
        ))
    }
    return statements
  }

  /// The statement that streams all cells in the order of their keys.
  public static let all = Statement(
    name: "all_cells", sql: "select \(columns) from tarazu.cell order by day, branch_no, class_no")

  /// The row of `all`.
  public static func row(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> CellRow {
    let key = CellKey(
      day: try rows.date(row, 0), branch: try rows.int4(row, 1), caseClass: try rows.int4(row, 2))
    var sums: [(measure: Measure, amount: Int128)] = []
    for measure in summed {
      let column = 3 + Int(measure.rawValue)
      let amount: Int128?
      if measure == .adjudgedRials || measure == .paidRials {
        amount = try rows.numericOrNull(row, column)
      } else {
        amount = try rows.int8OrNull(row, column).map { Int128($0) }
      }
      if let amount, amount != 0 { sums.append((measure, amount)) }
    }
    return CellRow(
      key: key, sums: sums, closedAges: try rows.int4ArrayOrNull(row, 30) ?? [],
      sentAges: try rows.int4ArrayOrNull(row, 31) ?? [], leads: try rows.int4ArrayOrNull(row, 32) ?? [])
  }

  private static let summed = Measure.allCases.filter { !$0.isList }
  private static let columns = (["day", "branch_no", "class_no"] + Measure.allCases.map(\.column)).joined(
    separator: ", ")

  private static func keyParameters(_ rows: [(key: CellKey, value: CellDelta)]) -> [PostgresValue] {
    [
      .int4Array(rows.map(\.key.day)), .int4Array(rows.map(\.key.branch)), .int4Array(rows.map(\.key.caseClass)),
    ]
  }

  /// Keys, the 24 sums of four bytes, enforcement days, rials, and each list's new values with the place of each row's
  /// last one.
  private static func upsertParameters(_ rows: [(key: CellKey, value: CellDelta)]) -> [PostgresValue] {
    var parameters = keyParameters(rows)
    for measure in summed where measure.rawValue <= Measure.scoreSum.rawValue {
      parameters.append(.int4Array(rows.map { Int32(truncatingIfNeeded: $0.value.sums[Int(measure.rawValue)]) }))
    }
    for measure in [Measure.enforcementDays, .adjudgedRials, .paidRials] {
      parameters.append(.int8Array(rows.map { $0.value.sums[Int(measure.rawValue)] }))
    }
    for list in 0..<3 {
      parameters.append(.int4Array(rows.flatMap { $0.value.added[list] }))
      var end: Int32 = 0
      parameters.append(
        .int4Array(
          rows.map { row in
            end += Int32(truncatingIfNeeded: row.value.added[list].count)
            return end
          }))
    }
    return parameters
  }

  private static func arrayText(_ values: [Int32]) -> String {
    "{" + values.map(String.init).joined(separator: ",") + "}"
  }
}

/// What changes in one cell.
private struct CellDelta {
  var sums = [Int64](repeating: 0, count: Int(Measure.closedAges.rawValue))
  /// Values added to and taken from `closed_ages`, `sent_ages`, `leads`.
  var added: [[Int32]] = [[], [], []]
  var taken: [[Int32]] = [[], [], []]

  mutating func take(_ key: ContributionKey, _ amount: Int64) {
    guard key.measure.isList else {
      sums[Int(key.measure.rawValue)] = amount
      return
    }
    let list = Int(key.measure.rawValue - Measure.closedAges.rawValue)
    // A list holds one entry an occurrence; a case has at most 10,000 events.
    let copies = [Int32](repeating: key.value, count: Int(truncatingIfNeeded: amount.magnitude))
    if amount > 0 { added[list] += copies } else { taken[list] += copies }
  }
}

// MARK: - SQL, its lists of columns made from the measures

extension CellTable {
  private enum SQL {
    static let upsert = Statement(name: "add_to_cells", sql: upsertText)
    static let take = Statement(
      name: "take_from_cells",
      sql: """
        update tarazu.cell c set closed_ages = tarazu.without(c.closed_ages, t.closed::int4[]),
          sent_ages = tarazu.without(c.sent_ages, t.sent::int4[]), leads = tarazu.without(c.leads, t.leads::int4[])
        from unnest($4::text[], $5::text[], $6::text[]) with ordinality as t (closed, sent, leads, i)
        where c.day = date '1970-01-01' + ($1::int4[])[i] and c.branch_no = ($2::int4[])[i]
          and c.class_no = ($3::int4[])[i]
        """)

    private static var upsertText: String {
      var values: [String] = []
      var assignments: [String] = []
      for measure in summed {
        let place = 4 + Int(measure.rawValue)
        let column = measure.column
        let type = measure.rawValue <= Measure.scoreSum.rawValue ? "int4" : "int8"
        values.append("nullif(($\(place)::\(type)[])[i], 0)")
        assignments.append("\(column) = nullif(coalesce(c.\(column), 0) + coalesce(excluded.\(column), 0), 0)")
      }
      for (list, measure) in Measure.lists.enumerated() {
        let place = 31 + 2 * list
        let column = measure.column
        let start = "coalesce(($\(place + 1)::int4[])[i - 1], 0) + 1"
        values.append("nullif(($\(place)::int4[])[\(start) : ($\(place + 1)::int4[])[i]], '{}')")
        assignments.append("\(column) = c.\(column) || excluded.\(column)")
      }
      return """
        insert into tarazu.cell as c (\(columns))
        select date '1970-01-01' + ($1::int4[])[i], ($2::int4[])[i], ($3::int4[])[i],
          \(values.joined(separator: ",\n  "))
        from generate_series(1, cardinality($1::int4[])) as i
        on conflict (day, branch_no, class_no) do update set
          \(assignments.joined(separator: ",\n  "))
        """
    }
  }
}
