// The cells: what contributions add up to, as rows that a DBA reads at a glance.

import TarazuDomain
import TarazuPostgres

public enum CellTable {
  /// The statements that apply changes, which are in the order of their keys, each key once; that is the order of locks.
  public static func apply(_ changes: [ContributionChange]) -> [(Statement, [PostgresValue])] {
    guard !changes.isEmpty else { return [] }
    let columns = CellColumns(changes)
    var statements = [(SQL.upsert, columns.upsertParameters)]
    if !columns.taken.isEmpty { statements.append((SQL.take, columns.takeParameters)) }
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
}

/// Changes by columns of the table, a row a cell.
private struct CellColumns {
  private var days: [Int32] = []
  private var branches: [Int32] = []
  private var classes: [Int32] = []
  /// Of the 24 sums of four bytes, enforcement days, rials: a column each, 0 for none.
  private var sums: [[Int64]]
  /// Of each list the values that are added, and for each row the place of its last one.
  private var added: [[Int32]] = [[], [], []]
  private var ends: [[Int32]] = [[], [], []]
  /// Values that are taken from lists: the row, and for each list its values.
  private(set) var taken: [(row: Int, values: [[Int32]])] = []

  init(_ changes: [ContributionChange]) {
    var last: CellKey?
    for change in changes where change.key.cell != last {
      let cell = change.key.cell
      days.append(cell.day)
      branches.append(cell.branch)
      classes.append(cell.caseClass)
      last = cell
    }
    sums = Array(
      repeating: Array(repeating: 0, count: days.count), count: Int(Measure.closedAges.rawValue))
    for list in 0..<3 { ends[list].reserveCapacity(days.count) }
    var row = -1
    last = nil
    for change in changes {
      if change.key.cell != last {
        if row >= 0 { endRow() }
        row += 1
        last = change.key.cell
      }
      take(change, at: row)
    }
    endRow()
  }

  private mutating func endRow() {
    for list in 0..<3 { ends[list].append(Int32(truncatingIfNeeded: added[list].count)) }
  }

  private mutating func take(_ change: ContributionChange, at row: Int) {
    let measure = Int(change.key.measure.rawValue)
    guard change.key.measure.isList else {
      sums[measure][row] = change.amount
      return
    }
    let list = measure - Int(Measure.closedAges.rawValue)
    // A list holds one entry an occurrence; a case has at most 10,000 events.
    let count = Int(truncatingIfNeeded: change.amount.magnitude)
    if change.amount > 0 {
      added[list].append(contentsOf: repeatElement(change.key.value, count: count))
    } else {
      if taken.last?.row != row { taken.append((row, [[], [], []])) }
      taken[taken.count - 1].values[list].append(contentsOf: repeatElement(change.key.value, count: count))
    }
  }

  var upsertParameters: [PostgresValue] {
    var parameters: [PostgresValue] = [.int4Array(days), .int4Array(branches), .int4Array(classes)]
    for column in sums[...Int(Measure.scoreSum.rawValue)] {
      parameters.append(.int4Array(column.map { Int32(truncatingIfNeeded: $0) }))
    }
    for measure in [Measure.enforcementDays, .adjudgedRials, .paidRials] {
      parameters.append(.int8Array(sums[Int(measure.rawValue)]))
    }
    for list in 0..<3 { parameters += [.int4Array(added[list]), .int4Array(ends[list])] }
    return parameters
  }

  var takeParameters: [PostgresValue] {
    let keys: [PostgresValue] = [days, branches, classes].map { column in .int4Array(taken.map { column[$0.row] }) }
    return keys + (0..<3).map { list in .textArray(taken.map { CellColumns.arrayText($0.values[list]) }) }
  }

  private static func arrayText(_ values: [Int32]) -> String {
    "{" + values.map(String.init).joined(separator: ",") + "}"
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
        let before = "coalesce(($\(place + 1)::int4[])[i - 1], 0)"
        let end = "($\(place + 1)::int4[])[i]"
        // A slice of an array is dear, and most rows have none.
        values.append("case when \(end) > \(before) then ($\(place)::int4[])[\(before) + 1 : \(end)] end")
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
