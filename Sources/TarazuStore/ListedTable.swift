// What open cases are listed as, as rows (docs/design/store.md#case-lists).

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

/// A row of a case.
public struct ListedRow: Hashable, Sendable {
  public var caseNumber: Int64
  public var code: String
  public var listing: CaseListing

  public init(caseNumber: Int64, code: String, listing: CaseListing) {
    self.caseNumber = caseNumber
    self.code = code
    self.listing = listing
  }
}

/// How the rows of some cases change, written by whoever holds the locks of the cases.
public struct ListedChanges: Sendable {
  private var removed: [ListedRow] = []
  private var added: [ListedRow] = []

  public init() {}

  /// Notes what one case was listed as, and what it is.
  public mutating func note(
    case number: Int64, _ code: String, from before: [CaseListing], to after: [CaseListing]
  ) {
    for listing in before where !after.contains(listing) {
      removed.append(ListedRow(caseNumber: number, code: code, listing: listing))
    }
    for listing in after where !before.contains(listing) {
      added.append(ListedRow(caseNumber: number, code: code, listing: listing))
    }
  }

  /// The statements that write the changes.
  public var statements: [(Statement, [PostgresValue])] {
    var statements: [(Statement, [PostgresValue])] = []
    if !removed.isEmpty { statements.append((SQL.delete, Self.keys(removed))) }
    if !added.isEmpty {
      statements.append(
        (
          SQL.insert,
          Self.keys(added) + [
            .int8Array(added.map(\.caseNumber)), .int4Array(added.map(\.listing.branch.number)),
            .int4Array(added.map(\.listing.caseClass.number)),
          ]
        ))
    }
    return statements
  }

  private static func keys(_ rows: [ListedRow]) -> [PostgresValue] {
    [
      .int2Array(rows.map(\.listing.kind.rawValue)), .dateArray(rows.map(\.listing.since.number)),
      .textArray(rows.map(\.code)), .textArray(rows.map(\.listing.hearing)),
    ]
  }

  private enum SQL {
    static let delete = Statement(
      name: "delete_listed",
      sql: """
        delete from tarazu.listed l
        using unnest($1::int2[], $2::date[], $3::text[], $4::text[]) as t (list, since, code, hearing)
        where l.list = t.list and l.since = t.since and l.code = t.code and l.hearing = t.hearing
        """)
    static let insert = Statement(
      name: "insert_listed",
      sql: """
        insert into tarazu.listed (list, since, code, hearing, case_no, branch_no, class_no)
        select * from unnest($1::int2[], $2::date[], $3::text[], $4::text[], $5::int8[], $6::int4[], $7::int4[])
        """)
  }
}

public enum ListedTable {
  /// The statement that streams all rows in the order of the cases' numbers; for `verify`.
  public static let all = Statement(
    name: "all_listed",
    sql: "select case_no, code, list, since, hearing, branch_no, class_no from tarazu.listed order by case_no")

  /// The row of a row of `all`.
  public static func row(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> ListedRow {
    let number = try rows.int2(row, 2)
    guard let kind = ListedKind(rawValue: number) else {
      throw PostgresError(.decoding("a case is listed as \(number)"))
    }
    return ListedRow(
      caseNumber: try rows.int8(row, 0), code: try rows.text(row, 1),
      listing: CaseListing(
        kind: kind, since: Day(number: try rows.date(row, 3)), hearing: try rows.text(row, 4),
        branch: UnitNumber(try rows.int4(row, 5)), caseClass: ClassNumber(try rows.int4(row, 6))))
  }
}
