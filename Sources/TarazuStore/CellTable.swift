// The cells: what contributions add up to, as rows that a DBA reads at a glance.

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

public enum CellTable {
  /// The statements that apply changes, which are in the order of their keys, each key once; that is the order of locks.
  /// An amount that its column cannot hold is an error, and is never cut.
  public static func apply(_ changes: [ContributionChange]) throws(PostgresError) -> [(Statement, [PostgresValue])] {
    guard !changes.isEmpty else { return [] }
    let columns = try CellColumns(changes)
    var statements = [(SQL.upsert, columns.upsertParameters)]
    if !columns.removed.isEmpty { statements.append((SQL.remove, columns.removeParameters)) }
    return statements
  }

  /// Keeps the cells from being emptied while this transaction, of one snapshot, reads them. It comes before the
  /// snapshot: to an older one emptied cells would look as if there were none.
  public static let share = Statement(name: "share_cells", sql: "lock table tarazu.cell in access share mode")

  /// The statement that streams all cells in the order of their keys.
  public static let all = Statement(
    name: "all_cells", sql: "select \(columns) from tarazu.cell order by day, branch_no, class_no")

  /// The row of `all`.
  public static func row(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> CellRow {
    var cell = CellRow(
      key: CellKey(
        day: Day(number: try rows.date(row, 0)), branch: UnitNumber(try rows.int4(row, 1)),
        caseClass: ClassNumber(try rows.int4(row, 2))))
    for (index, measure) in Measure.allCases.enumerated() {
      let column = keyColumns.count + index
      switch measure.type {
      case .integer, .bigint:
        if let amount = try rows.int8OrNull(row, column), amount != 0 { cell.sums.append((measure, Int128(amount))) }
      case .numeric:
        if let amount = try rows.numericOrNull(row, column), amount != 0 { cell.sums.append((measure, amount)) }
      case .integers:
        if let values = try rows.int4ArrayOrNull(row, column), !values.isEmpty { cell.lists.append((measure, values)) }
      }
    }
    return cell
  }

  fileprivate static let keyColumns = ["day", "branch_no", "class_no"]
  private static let columns = (keyColumns + Measure.allCases.map(\.column)).joined(separator: ", ")
}

/// Changes by columns of the table, a row a cell.
private struct CellColumns {
  private var days: [Int32] = []
  private var branches: [Int32] = []
  private var classes: [Int32] = []
  /// Of each measure that is no list, its amount in each row; 0 for none.
  private var sums: PerMeasure<[Int64]>
  /// Of each list the values that are added, and for each row how many there are up to its end.
  private var added = PerList<[Int32]>(repeating: [])
  private var ends = PerList<[Int32]>(repeating: [])
  /// Values that are taken from lists: the row, and for each list its values.
  private(set) var removed: [(row: Int, values: PerList<[Int32]>)] = []

  init(_ changes: [ContributionChange]) throws(PostgresError) {
    var last: CellKey?
    for change in changes where change.key.cell != last {
      let cell = change.key.cell
      days.append(cell.day.number)
      branches.append(cell.branch.number)
      classes.append(cell.caseClass.number)
      last = cell
    }
    sums = PerMeasure(repeating: [])
    for measure in Measure.summed { sums[measure] = Array(repeating: 0, count: days.count) }
    for list in Measure.lists { ends[list].reserveCapacity(days.count) }
    var row = -1
    last = nil
    for change in changes {
      if change.key.cell != last {
        if row >= 0 { endRow() }
        row += 1
        last = change.key.cell
      }
      try add(change, at: row)
    }
    endRow()
  }

  private mutating func endRow() {
    for list in Measure.lists { ends[list].append(Int32(truncatingIfNeeded: added[list].count)) }
  }

  private mutating func add(_ change: ContributionChange, at row: Int) throws(PostgresError) {
    let measure = change.key.measure
    guard measure.isList else {
      guard measure.type != .integer || Int32(exactly: change.amount) != nil else {
        throw PostgresError(.encoding("\(change.amount) is more than the column \(measure.column) of a cell can hold"))
      }
      sums[measure][row] = change.amount
      return
    }
    // A list holds one entry an occurrence; a case has at most 10,000 events.
    let count = Int(truncatingIfNeeded: change.amount.magnitude)
    let values = repeatElement(change.key.value, count: count)
    if change.amount > 0 {
      added[measure].append(contentsOf: values)
    } else {
      if removed.last?.row != row { removed.append((row, PerList(repeating: []))) }
      removed[removed.count - 1].values[measure].append(contentsOf: values)
    }
  }

  /// Of a measure that is no list its amounts; of a list its values, and where those of each row end. In the order of
  /// the measures, as `upsert` counts its parameters.
  var upsertParameters: [PostgresValue] {
    var parameters: [PostgresValue] = [.int4Array(days), .int4Array(branches), .int4Array(classes)]
    for measure in Measure.allCases {
      switch measure.type {
      case .integer: parameters.append(.int4Array(sums[measure].map { Int32(truncatingIfNeeded: $0) }))
      case .bigint, .numeric: parameters.append(.int8Array(sums[measure]))
      case .integers: parameters += [.int4Array(added[measure]), .int4Array(ends[measure])]
      }
    }
    return parameters
  }

  var removeParameters: [PostgresValue] {
    let keys: [PostgresValue] = [days, branches, classes].map { column in .int4Array(removed.map { column[$0.row] }) }
    return keys + Measure.lists.map { list in .textArray(removed.map { CellColumns.arrayText($0.values[list]) }) }
  }

  private static func arrayText(_ values: [Int32]) -> String {
    "{" + values.map(String.init).joined(separator: ",") + "}"
  }
}

// MARK: - SQL, made from the table of measures

extension CellTable {
  private enum SQL {
    static let upsert = Statement(name: "add_to_cells", sql: upsertText)
    static let remove = Statement(name: "take_from_cells", sql: removeText)

    private static var removeText: String {
      let lists = Measure.lists.map(\.column)
      let assignments = lists.map { "\($0) = tarazu.without(c.\($0), t.\($0)::int4[])" }
      let parameters = lists.indices.map { "$\(keyColumns.count + 1 + $0)::text[]" }
      return """
        update tarazu.cell c set \(assignments.joined(separator: ",\n  "))
        from unnest(\(parameters.joined(separator: ", "))) with ordinality as t (\(lists.joined(separator: ", ")), i)
        where c.day = date '1970-01-01' + ($1::int4[])[i] and c.branch_no = ($2::int4[])[i]
          and c.class_no = ($3::int4[])[i]
        """
    }

    private static var upsertText: String {
      var values: [String] = []
      var assignments: [String] = []
      var parameter = keyColumns.count
      func next(_ type: String) -> String {
        parameter += 1
        return "($\(parameter)::\(type)[])"
      }
      for measure in Measure.allCases {
        let column = measure.column
        switch measure.type {
        case .integer, .bigint, .numeric:
          values.append("nullif(\(next(measure.type == .integer ? "int4" : "int8"))[i], 0)")
          assignments.append("\(column) = nullif(coalesce(c.\(column), 0) + coalesce(excluded.\(column), 0), 0)")
        case .integers:
          let (list, ends) = (next("int4"), next("int4"))
          let before = "coalesce(\(ends)[i - 1], 0)"
          // A slice of an array is expensive, and most rows have none.
          values.append("case when \(ends)[i] > \(before) then \(list)[\(before) + 1 : \(ends)[i]] end")
          assignments.append("\(column) = c.\(column) || excluded.\(column)")
        }
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
