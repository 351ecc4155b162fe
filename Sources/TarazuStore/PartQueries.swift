// The cases that may have rows behind a part of a figure (docs/spec/quality.md#proof-of-a-figure).

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

/// Which cases of some branches may have rows.
public struct PartCases: Sendable {
  public enum Days: Sendable {
    /// Those that have an event of some kinds in these days; where `growsLater`, on these days or up to 90 days later.
    case window(Window, growsLater: Bool, causes: PartCauses)
    /// Those that may have stood on this day; where `openedFrom` is given, those only that may have done so since a spell
    /// that opened on that day or later.
    case standing(Day, openedFrom: Day?)
  }

  public var branches: [UnitNumber]
  public var days: Days
  /// Whether cases count by their enforcement, and not by their spells.
  public var isOfEnforcement: Bool

  public init(branches: [UnitNumber], days: Days, isOfEnforcement: Bool) {
    self.branches = branches
    self.days = days
    self.isOfEnforcement = isOfEnforcement
  }
}

/// A case that may have rows.
public struct PartCase: Sendable {
  public var number: Int64
  /// How many events it has.
  public var events: Int32
}

public enum PartQueries {
  /// How many cases are asked for at once: bounds the memory.
  public static let pageCases: Int32 = 4_000
  /// How many events are asked for at once, but for a single case of more.
  private static let historyEvents = 4_000

  /// The cases after one, in the order of their numbers; at most `pageCases`.
  public static func cases(
    _ question: PartCases, after number: Int64, on connection: PostgresConnection
  ) async throws(PostgresError) -> [PartCase] {
    let branches = PostgresValue.int4Array(question.branches.map(\.number))
    let rows: PostgresRows
    switch question.days {
    case .window(let window, let growsLater, let causes):
      let last = growsLater ? window.to.advanced(by: EventLimits.reopenedDays) ?? window.to : window.to
      rows = try await connection.execute(
        question.isOfEnforcement ? SQL.enforcedInWindow : SQL.inWindow,
        [
          branches, .int8(number), .int4(pageCases), .int8(window.from.firstNanosecond), .int8(last.lastNanosecond),
          .int2Array(causes.kinds.map(\.rawValue).sorted()), causes.word.map { .int2($0) } ?? .null,
        ])
    case .standing(let day, let openedFrom):
      let ofSpells: [PostgresValue] = [
        .date(day.number), .int8(day.lastNanosecond), .date(orNull: openedFrom?.number),
      ]
      rows = try await connection.execute(
        question.isOfEnforcement ? SQL.enforced : SQL.standing,
        [branches, .int8(number), .int4(pageCases)] + (question.isOfEnforcement ? [] : ofSpells))
    }
    var cases: [PartCase] = []
    for row in 0..<rows.count { cases.append(PartCase(number: try rows.int8(row, 0), events: try rows.int4(row, 1))) }
    return cases
  }

  /// How many of some cases, from one on, are read at once.
  public static func readAtOnce(_ cases: ArraySlice<PartCase>) -> ArraySlice<PartCase> {
    var events = 0
    let end = cases.firstIndex { next in
      events += Int(next.events)
      return events > historyEvents
    }
    return cases[cases.startIndex..<max(end ?? cases.endIndex, min(cases.startIndex + 1, cases.endIndex))]
  }

  /// The codes of some cases and all of their events.
  public static func histories(
    ofCases numbers: [Int64], sources dictionaries: Dictionaries, on connection: PostgresConnection
  ) async throws -> [(code: String, events: [TimelineEvent])] {
    let answers = try await connection.pipeline([
      (SQL.codes, [.int8Array(numbers)]), JournalTable.history(ofCases: numbers),
    ])
    let events = try await JournalTable.histories(answers[1], sources: dictionaries, on: connection)
    var histories: [(code: String, events: [TimelineEvent])] = []
    for row in 0..<answers[0].count {
      histories.append((try answers[0].text(row, 1), events[try answers[0].int8(row, 0)] ?? []))
    }
    return histories
  }

  private enum SQL {
    /// The cases that have a spell at some branches, by the two indexes that know them. (`+ 0`: the key's index would
    /// give nearly all cases of the country.)
    private static let ofBranches = """
      (select case_no, accepted, last_at, spell_branch_no, spell_opened_on, spell_ended_on
        from tarazu.court_case where spell_branch_no = any($1::int4[]) and case_no + 0 > $2
        union
        select case_no, accepted, last_at, spell_branch_no, spell_opened_on, spell_ended_on
        from tarazu.court_case where visited && $1::int4[] and case_no + 0 > $2)
      """
    /// Whether an event is in the days, and of the kinds.
    private static let isCause =
      "j.at_ns between $4 and $5 and j.kind = any($6::int2[]) and ($7::int2 is null or j.what = $7)"
    /// Whether a case has such an event; each case is asked by the index of its events, however many there are.
    private static let hasEvent = """
      cross join lateral (select from tarazu.journal j where j.case_no = c.case_no and \(isCause) limit 1) e
      """
    static let inWindow = Statement(
      name: "part_cases_in_window",
      sql: """
        select c.case_no, c.accepted from \(ofBranches) c \(hasEvent)
        where c.last_at >= $4 order by c.case_no limit $3
        """)
    static let standing = Statement(
      name: "part_cases_standing",
      sql: """
        select c.case_no, c.accepted from \(ofBranches) c
        where c.last_at > $5 or (c.spell_branch_no = any($1::int4[]) and c.spell_opened_on <= $4::date
          and ($6::date is null or c.spell_opened_on >= $6)
          and (c.spell_ended_on is null or c.spell_ended_on > $4::date))
        order by c.case_no limit $3
        """)
    private static func enforced(_ condition: String) -> String {
      """
      select c.case_no, c.accepted
      from (select distinct j.case_no from tarazu.journal j
        where j.kind in (10, 11, 12) and j.branch_no = any($1::int4[]) and j.case_no + 0 > $2 \(condition)) j
        join tarazu.court_case c using (case_no)
      order by c.case_no limit $3
      """
    }
    static let enforcedInWindow = Statement(
      name: "part_cases_enforced_in_window", sql: enforced("and \(isCause)"))
    static let enforced = Statement(name: "part_cases_enforced", sql: enforced(""))
    static let codes = Statement(
      name: "codes_of_cases",
      sql: "select case_no, code from tarazu.court_case where case_no = any($1::int8[]) order by code")
  }
}

extension Day {
  /// The first and the last instant of the day in Tehran.
  fileprivate var firstNanosecond: Int64 { advanced(by: -1)?.endInTehran.nanoseconds ?? .min }
  fileprivate var lastNanosecond: Int64 { endInTehran.nanoseconds - 1 }
}
