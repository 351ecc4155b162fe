// The state of each case, as rows.

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

/// A case as the store keeps it beside its journal.
public struct StoredCase: Sendable {
  public var number: Int64
  public var code: String
  /// Of a stale case nothing but how many events it has.
  public var state: CaseState
  /// The checksum of all its contributions.
  public var checksum: UInt64
  /// Whether it was computed by another version of the figures: it adds nothing to the cells, and must be computed from
  /// all of its events before it is used (docs/design/store.md#rebuild).
  public var isStale: Bool

  public init(number: Int64, code: String, state: CaseState, checksum: UInt64, isStale: Bool = false) {
    self.number = number
    self.code = code
    self.state = state
    self.checksum = checksum
    self.isStale = isStale
  }
}

/// A case of a page: its number, whether it is stale, and how many events it has.
public struct CasePageRow: Hashable, Sendable {
  public var number: Int64
  public var isStale: Bool
  public var accepted: Int32
}

public enum CaseTable {
  /// Locks the known ones among some cases, in the order of their codes.
  public static func lock(_ codes: [String]) -> (Statement, [PostgresValue]) {
    (SQL.lock, [.textArray(codes.sorted())])
  }

  /// Locks cases by number, in the order of their codes.
  public static func lock(numbers: [Int64]) -> (Statement, [PostgresValue]) {
    (SQL.lockNumbers, [.int8Array(numbers)])
  }

  /// The statement that streams all cases in the order of their numbers; for `verify`.
  public static let all = Statement(
    name: "all_cases", sql: "select \(columns), state_sum from tarazu.court_case order by case_no")

  /// The numbers of the cases from one on, in their order, a page at a time; those of an older version among them
  /// (docs/design/store.md#rebuild).
  public static func page(from number: Int64, count: Int32) -> (Statement, [PostgresValue]) {
    (SQL.page, [.int8(number), .int4(count)])
  }

  /// A row of a page.
  public static func pageRow(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> CasePageRow {
    CasePageRow(
      number: try rows.int8(row, 0), isStale: try rows.int2(row, 1) != FiguresVersion.current,
      accepted: try rows.int4(row, 2))
  }

  /// Adds new cases in their final state, in the order of their codes.
  public static func insert(_ cases: [StoredCase], lastBatch: Int64) -> (Statement, [PostgresValue]) {
    let cases = cases.sorted { $0.code < $1.code }
    return (SQL.insert, parameters(cases, lastBatch: lastBatch) + [.textArray(cases.map(\.code))])
  }

  /// Writes the new state of known cases.
  public static func update(_ cases: [StoredCase], lastBatch: Int64) -> (Statement, [PostgresValue]) {
    (SQL.update, parameters(cases.sorted { $0.code < $1.code }, lastBatch: lastBatch))
  }

  /// The case of a row of `lock` or `all`.
  public static func row(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> StoredCase {
    let (number, code) = (try rows.int8(row, 0), try rows.text(row, 1))
    guard try rows.int2(row, 20) == FiguresVersion.current else {
      return StoredCase(
        number: number, code: code, state: CaseState(accepted: try rows.int4(row, 6)), checksum: 0, isStale: true)
    }
    return StoredCase(
      number: number, code: code, state: try state(rows, row), checksum: UInt64(bitPattern: try rows.int8(row, 16)))
  }

  private static func state(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> CaseState {
    var lastSpell: CaseMachine.LastSpell?
    if let branch = try unit(rows, row, 8) {
      lastSpell = CaseMachine.LastSpell(
        branch: branch, openedOn: Day(number: try rows.date(row, 9)),
        endedOn: try rows.dateOrNull(row, 10).map { Day(number: $0) },
        courseOn: Day(number: try rows.date(row, 17)))
    }
    var enforcement: CaseMachine.OpenEnforcement?
    if let branch = try unit(rows, row, 13) {
      enforcement = CaseMachine.OpenEnforcement(branch: branch, openedOn: Day(number: try rows.date(row, 14)))
    }
    let gap = try rows.dateOrNull(row, 18).map { (day: Int32) throws(PostgresError) in
      Gap(since: Day(number: day), awaitsJudgment: try rows.bool(row, 19))
    }
    do {
      return try CaseState(
        lastAt: try rows.int8OrNull(row, 2).map { Instant(nanoseconds: $0) }, lastKind: try kind(rows, row, 3),
        lastInstantFitInOneRound: try rows.bool(row, 4), hasUnmatchedRetraction: try rows.bool(row, 5),
        accepted: try rows.int4(row, 6), caseClass: try rows.int4OrNull(row, 7).map { ClassNumber($0) },
        lastSpell: lastSpell, visited: try rows.int4ArrayOrNull(row, 11)?.map { UnitNumber($0) },
        appealBranch: try unit(rows, row, 12), enforcement: enforcement, gap: gap,
        calendar: try rows.bytesOrNull(row, 15) ?? [])
    } catch let error as DamagedState {
      throw PostgresError(.decoding(error.description))
    } catch let error as PostgresError {
      throw error
    } catch {
      throw PostgresError(.decoding("\(error)"))
    }
  }

  private static func unit(_ rows: PostgresRows, _ row: Int, _ column: Int) throws(PostgresError) -> UnitNumber? {
    try rows.int4OrNull(row, column).map { UnitNumber($0) }
  }

  private static func kind(_ rows: PostgresRows, _ row: Int, _ column: Int) throws(PostgresError) -> EventKind? {
    guard let number = try rows.int2OrNull(row, column) else { return nil }
    guard let kind = EventKind(rawValue: number) else {
      throw PostgresError(.decoding("a case has an event of the kind \(number)"))
    }
    return kind
  }

  /// The column after those of `row` in `all`.
  public static func stateSum(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> UInt64 {
    UInt64(bitPattern: try rows.int8(row, 21))
  }

  private static func parameters(_ cases: [StoredCase], lastBatch: Int64) -> [PostgresValue] {
    // Encoded once, for the column and for the checksum.
    let calendars = cases.map(\.state.calendarBytes)
    let stateSums = zip(cases, calendars).map { Int64(bitPattern: $0.state.checksum(calendar: $1)) }
    return [
      .int8Array(cases.map(\.number)), .int8(lastBatch), .int8Array(cases.map { Int64(bitPattern: $0.checksum) }),
      .int8Array(stateSums), .int8Array(cases.map { $0.state.lastAt?.nanoseconds ?? .min }),
      .int4Array(cases.map(\.state.accepted)), .int4Array(cases.map { $0.state.machine.caseClass?.number ?? 0 }),
      .int4Array(cases.map { $0.state.machine.lastSpell?.branch.number ?? 0 }),
      .int4Array(cases.map { $0.state.machine.lastSpell?.openedOn.number ?? 0 }),
      .int4Array(cases.map { $0.state.machine.lastSpell?.endedOn?.number ?? noDay }),
      .int4Array(cases.map { $0.state.machine.appealBranch?.number ?? 0 }),
      .int4Array(cases.map { $0.state.machine.enforcement?.branch.number ?? 0 }),
      .int4Array(cases.map { $0.state.machine.enforcement?.openedOn.number ?? 0 }),
      .int2Array(cases.map { $0.state.lastKind?.rawValue ?? -1 }),
      .boolArray(cases.map(\.state.lastInstantFitInOneRound)), .boolArray(cases.map(\.state.hasUnmatchedRetraction)),
      .textArray(cases.map { arrayText($0.state.visitedColumn ?? []) }), .byteaArray(calendars),
      .int4Array(cases.map { $0.state.machine.lastSpell?.courseOn.number ?? 0 }),
      .int4Array(cases.map { $0.state.machine.calendar.gap?.since.number ?? noDay }),
      .boolArray(cases.map { $0.state.machine.calendar.gap?.awaitsJudgment ?? false }), .int2(FiguresVersion.current),
    ]
  }

  /// Sent in place of null among days, because an array with a null in it is searched from its start.
  private static let noDay = Int32.min

  private static func arrayText(_ numbers: [UnitNumber]) -> String {
    numbers.isEmpty ? "" : "{" + numbers.map(\.description).joined(separator: ",") + "}"
  }

  private static let columns = """
    case_no, code, last_at, last_kind, plain, waiting, accepted, class_no, spell_branch_no, spell_opened_on, \
    spell_ended_on, visited, appeal_branch_no, enf_branch_no, enf_opened_on, calendar, checksum, course_on, gap_on, \
    gap_awaits_judgment, version
    """

  /// The state's values at index i, in the order of `assigned`.
  private static let values = """
    ($3::int8[])[i], ($4::int8[])[i], nullif(($5::int8[])[i], '\(Int64.min)'::int8), ($6::int4[])[i],
      nullif(($7::int4[])[i], 0), nullif(($8::int4[])[i], 0),
      case when ($8::int4[])[i] <> 0 then date '1970-01-01' + ($9::int4[])[i] end,
      date '1970-01-01' + nullif(($10::int4[])[i], '\(noDay)'::int4), nullif(($11::int4[])[i], 0),
      nullif(($12::int4[])[i], 0), case when ($12::int4[])[i] <> 0 then date '1970-01-01' + ($13::int4[])[i] end,
      nullif(($14::int2[])[i], -1), ($15::bool[])[i], ($16::bool[])[i], nullif(t.visited, '')::int4[],
      nullif(t.calendar, '\\x'::bytea), case when ($8::int4[])[i] <> 0 then date '1970-01-01' + ($19::int4[])[i] end,
      date '1970-01-01' + nullif(($20::int4[])[i], '\(noDay)'::int4),
      case when ($20::int4[])[i] <> '\(noDay)'::int4 then ($21::bool[])[i] end, $22
    """
  private static let assigned = """
    checksum, state_sum, last_at, accepted, class_no, spell_branch_no, spell_opened_on, spell_ended_on, \
    appeal_branch_no, enf_branch_no, enf_opened_on, last_kind, plain, waiting, visited, calendar, \
    course_on, gap_on, gap_awaits_judgment, version
    """

  private enum SQL {
    static let lock = Statement(
      name: "lock_cases",
      sql: "select \(columns) from tarazu.court_case where code = any($1::text[]) order by code for update")
    static let lockNumbers = Statement(
      name: "lock_cases_by_number",
      sql: "select \(columns) from tarazu.court_case where case_no = any($1::int8[]) order by code for update")
    static let page = Statement(
      name: "page_of_cases",
      sql: "select case_no, version, accepted from tarazu.court_case where case_no >= $1 order by case_no limit $2")
    static let insert = Statement(
      name: "add_cases",
      sql: """
        insert into tarazu.court_case (case_no, last_batch, \(assigned), code)
        select ($1::int8[])[i], $2, \(values), t.code
        from unnest($17::text[], $18::bytea[], $23::text[]) with ordinality as t (visited, calendar, code, i)
        """)
    static let update = Statement(
      name: "change_cases",
      sql: """
        update tarazu.court_case c set last_batch = greatest(c.last_batch, $2), (\(assigned)) = row (\(values))
        from unnest($17::text[], $18::bytea[]) with ordinality as t (visited, calendar, i)
        where c.case_no = ($1::int8[])[i]
        """)
  }
}
