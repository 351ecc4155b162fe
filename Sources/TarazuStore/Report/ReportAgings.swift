import TarazuDomain

/// The functions of the schema `report` about the ages of pending cases.
enum ReportAgings {
  static var all: String {
    [
      olderThan("older_than", opened: [], ended: PendingCases.endedAges),
      olderThan("case_older_than", opened: PendingCases.openedCaseAges, ended: PendingCases.endedCaseAges), aging,
    ].joined(separator: "\n\n")
  }

  /// Cases that were open so long before, with those that had begun by then and were received since, and without those
  /// of all these that have ended.
  /// - Parameters:
  ///   - opened: lists of the ages at which spells opened, where these are not all 0.
  ///   - ended: lists of the ages at which spells ended.
  private static func olderThan(_ name: String, opened: [Measure], ended: [Measure]) -> String {
    let sum = ReportText.sum(PendingCases.opening.map(\.column))
    func begun(_ lists: [Measure]) -> String {
      lists.map { "select day, day - unnest(\($0.column)) as began_on from cells" }
        .joined(separator: "\n      union all\n      ")
    }
    let received =
      opened.isEmpty
      ? ""
      : """

        + (select count(*) from (
            \(begun(opened))) o
          where began_on <= $3 - $4 - 1 and day > $3 - $4 - 1)
      """
    return """
      create function report.\(name)(
        unit text, class text, as_of date, days integer, kind text default null
      ) returns bigint
      language sql stable \(ReportFunctions.definer) \(ReportFunctions.planned) as $$
      with cells as not materialized (
        select c.*
        from report.unit u
        join unit_path p on p.level = 'branch' and u.code in (p.branch, p.district, p.province, p.country)
        join cell c on c.branch_no = p.place_no
        join class k on k.number = c.class_no
        where u.code = $1 and ($2 is null or k.code = $2) and ($5 is null or p.kind = $5) and c.day <= $3
      )
      select (
        select coalesce(sum(\(sum)), 0)
        from cells where day <= $3 - $4 - 1)\(received)
        - (select count(*) from (
            \(begun(ended))) e
          where began_on <= $3 - $4 - 1)
      $$;
      """
  }

  private static var aging: String {
    let over = PendingCases.shownAges.map { "over_\($0)" }
    let caseOver = PendingCases.shownAges.map { "case_over_\($0)" }
    let types =
      over.map { "\($0) numeric" } + ["over_standard numeric", "mean_case_age_days double precision"]
      + caseOver.map { "\($0) numeric" }
    func mean(_ sum: String) -> String {
      "case when p.pending > 0 then \(sum)::double precision / p.pending::double precision end"
    }
    return """
      create function report.aging(unit text, to_day date, class text default null, kind text default null)
      returns table (pending numeric, mean_age_days double precision,
      \(ReportText.wrapped(types, indent: 2)))
      language sql stable \(ReportFunctions.definer) as $$
      select p.pending,
        \(mean("q.pending_age_days")),
        \(over.map { "q.\($0)" }.joined(separator: ", ")),
        case when q.has_standard then q.over_standard end,
        \(mean("q.pending_case_age_days")),
      \(ReportText.wrapped(caseOver.map { "q.\($0)" }, indent: 2))
      from report.unit u
      cross join lateral quantities(u.code, u.level, $2, $2, $3, $4) q
      cross join lateral (select \(ReportFormulas.sql(.pending)) as pending) p
      where u.code = $1
      $$;
      """
  }
}
