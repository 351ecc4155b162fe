// The lists of cases and the hearing calendar, from what open cases are listed as (docs/design/store.md#case-lists).

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

/// Where rows are looked for, which decides by which index.
public enum ListedPlace: Sendable {
  /// Everywhere, in the order of the list.
  case everywhere
  /// In the order of the list, passing over the rows of other branches.
  case among([UnitNumber])
  /// All rows of some branches that have few cases together, then sorted.
  case at([UnitNumber])

  fileprivate var branches: [UnitNumber] {
    switch self {
    case .everywhere: []
    case .among(let branches), .at(let branches): branches
    }
  }

  fileprivate var word: String {
    switch self {
    case .everywhere: "everywhere"
    case .among: "among"
    case .at: "at"
    }
  }
}

/// The place of a row in a list.
public struct ListedPosition: Hashable, Sendable {
  public var since: Day
  public var code: String
  public var hearing: String

  public init(since: Day, code: String, hearing: String) {
    self.since = since
    self.code = code
    self.hearing = hearing
  }
}

/// A row of a list, as it is shown.
public struct CaseListRow: Hashable, Sendable {
  public var position: ListedPosition
  public var caseClass: String
  public var branch: String
  public var openedOn: Day
  public var caseOpenedOn: Day
}

/// Which rows of a list are asked for.
public struct CaseListQuestion: Sendable {
  public var list: ListedKind
  public var place: ListedPlace
  /// Nil for all classes.
  public var caseClass: ClassNumber?
  /// The last day on which a row may have begun.
  public var latest: Day

  public init(list: ListedKind, place: ListedPlace, caseClass: ClassNumber?, latest: Day) {
    self.list = list
    self.place = place
    self.caseClass = caseClass
    self.latest = latest
  }
}

/// The hearings of one day.
public struct HearingDayCount: Hashable, Sendable {
  public var day: Day
  public var trials: Int64
  public var controls: Int64

  public init(day: Day, trials: Int64, controls: Int64) {
    self.day = day
    self.trials = trials
    self.controls = controls
  }
}

public enum CaseListQueries {
  /// The rows after a position, in the order of the list.
  public static func page(
    _ question: CaseListQuestion, after: ListedPosition?, limit: Int32, on connection: PostgresConnection
  ) async throws(PostgresError) -> [CaseListRow] {
    let after = after ?? ListedPosition(since: beforeAll, code: "", hearing: "")
    let rows = try await connection.execute(
      SQL.page(question),
      parameters(question) + [.date(after.since.number), .text(after.code), .text(after.hearing), .int4(limit)])
    var page: [CaseListRow] = []
    for row in 0..<rows.count {
      page.append(
        CaseListRow(
          position: ListedPosition(
            since: Day(number: try rows.date(row, 0)), code: try rows.text(row, 1), hearing: try rows.text(row, 2)),
          caseClass: try rows.text(row, 3), branch: try rows.text(row, 4),
          openedOn: Day(number: try rows.date(row, 5)), caseOpenedOn: Day(number: try rows.date(row, 6))))
    }
    return page
  }

  /// How many rows there are.
  public static func count(
    _ question: CaseListQuestion, on connection: PostgresConnection
  ) async throws(PostgresError) -> Int64 {
    try await connection.execute(SQL.count(question), parameters(question)).int8(0, 0)
  }

  /// The hearings of the days of a window that have any.
  public static func calendar(
    _ place: ListedPlace, from: Day, to: Day, on connection: PostgresConnection
  ) async throws(PostgresError) -> [HearingDayCount] {
    let rows = try await connection.execute(
      SQL.calendar(place),
      [.int4Array(place.branches.map(\.number)), .date(from.number), .date(to.number)])
    var days: [HearingDayCount] = []
    for row in 0..<rows.count {
      days.append(
        HearingDayCount(
          day: Day(number: try rows.date(row, 0)), trials: try rows.int8(row, 1), controls: try rows.int8(row, 2)))
    }
    return days
  }

  /// A day before that of any row.
  private static let beforeAll = Day(number: Day.first.number - 200_000)

  private static func parameters(_ question: CaseListQuestion) -> [PostgresValue] {
    [
      .int4Array(question.place.branches.map(\.number)), .int4(question.caseClass?.number ?? 0),
      .date(question.latest.number),
    ]
  }
}

// MARK: - SQL

/// The texts name the list as a constant: the index of some lists alone is used for no parameter.
private enum SQL {
  static func page(_ question: CaseListQuestion) -> Statement {
    Statement(
      name: name("page", question),
      sql: """
        with found as \(found(question)), page as (
          select * from found
          where since <= $3 and (since, code, hearing) > ($4, $5, $6)
          order by since, code, hearing limit $7)
        select p.since, p.code, p.hearing, (select k.code from tarazu.class k where k.number = p.class_no),
          (select b.code from tarazu.place b where b.number = p.branch_no), c.spell_opened_on, c.course_on
        from page p join tarazu.court_case c on c.case_no = p.case_no
        order by p.since, p.code, p.hearing
        """)
  }

  static func count(_ question: CaseListQuestion) -> Statement {
    Statement(
      name: name("count", question),
      sql: "with found as \(found(question)) select count(*) from found where since <= $3")
  }

  static func calendar(_ place: ListedPlace) -> Statement {
    let found: String
    switch place {
    case .everywhere: found = "not materialized (select since, list from tarazu.listed where list in (4, 5))"
    case .among:
      found = """
        not materialized (
          select l.since, l.list from tarazu.listed l
          where l.list in (4, 5) and (l.branch_no in (select unnest($1::int4[])) or l.list < 0))
        """
    case .at:
      found = """
        materialized (
          select l.since, l.list from tarazu.listed l where l.branch_no = any($1::int4[]) and l.list in (4, 5))
        """
    }
    return Statement(
      name: "calendar_\(place.word)",
      sql: """
        with found as \(found)
        select since, count(*) filter (where list = 4), count(*) filter (where list = 5)
        from found where since between $2 and $3 and $1::int4[] is not null group by since order by since
        """)
  }

  private static func name(_ what: String, _ question: CaseListQuestion) -> String {
    "\(what)_\(question.list)_\(question.place.word)"
  }

  /// The rows of a list at a place, on whatever day they count; `$1` the branches, `$2` the class.
  private static func found(_ question: CaseListQuestion) -> String {
    let list = question.list.rawValue
    let ofClass = "($2::int4 = 0 or l.class_no = $2)"
    let columns = "l.since, l.code, l.hearing, l.case_no, l.class_no, l.branch_no"
    switch question.place {
    case .everywhere:
      return """
        not materialized (
          select \(columns) from tarazu.listed l where l.list = \(list) and \(ofClass) and $1::int4[] is not null)
        """
    case .among:
      // With an `or` the branches are a hashed set that each row is looked up in, never the first thing to read.
      return """
        not materialized (
          select \(columns) from tarazu.listed l
          where l.list = \(list) and \(ofClass) and (l.branch_no in (select unnest($1::int4[])) or l.list < 0))
        """
    case .at:
      // Materialized: what comes after must not make the order of the list the better way.
      return question.list == .undated || question.list == .undecided
        ? gaps(question.list, ofClass)
        : """
        materialized (
          select \(columns) from tarazu.listed l
          where l.branch_no = any($1::int4[]) and l.list = \(list) and \(ofClass))
        """
    }
  }

  /// Cases without a date or a judgment among the pending ones, by the state of each.
  private static func gaps(_ list: ListedKind, _ ofClass: String) -> String {
    """
    materialized (
      select c.gap_on as since, c.code, ''::text collate "C" as hearing, l.case_no, l.class_no, l.branch_no
      from tarazu.listed l join tarazu.court_case c on c.case_no = l.case_no
      where l.branch_no = any($1::int4[]) and l.list = 1 and \(ofClass)
        and c.gap_awaits_judgment = \(list == .undecided))
    """
  }
}
