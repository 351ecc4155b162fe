import TarazuDomain

/// The SQL that sums cells into the quantities that indicators are written in, a row for each unit.
enum ReportQuantities {
  /// The column of `tarazu.quantities` that holds a quantity.
  static func column(_ quantity: Quantity) -> String {
    switch quantity {
    case .flow(let measure): "s_\(measure.column)"
    case .stock(let measure): "c_\(measure.column)"
    case .valueSum(let list): "s_\(list.column)_sum"
    case .closedStandard: "closed_standard"
    case .closedOnTime: "closed_on_time"
    case .pendingAgeDays: "pending_age_days"
    case .olderThan(let days): "over_\(days)"
    case .overStandard: "over_standard"
    case .pendingWithStandard: "pending_with_standard"
    case .pendingCaseAgeDays: "pending_case_age_days"
    case .caseOlderThan(let days): "case_over_\(days)"
    case .leadsWithNorm: "leads_with_norm"
    case .leadsOverNorm: "leads_over_norm"
    case .stockWithCalendar(let measure): "\(measure.column)_with_calendar"
    case .pendingWithCalendar: "pending_with_calendar"
    case .hasCalendar: "has_calendar"
    case .windowDays: "window_days"
    case .branchMonthUnits: "branch_month_units"
    case .activeBranches: "active_branches"
    }
  }

  /// The column with the greatest value of a list.
  static func maximum(_ list: Measure) -> String { "\(list.column)_max" }
  /// The column with a list's quantiles, at each of 1 to 9 tenths.
  static func tenths(_ list: Measure) -> String { "\(list.column)_tenths" }

  /// The lists whose values indicators sum, order and compare.
  private static let lists = Measure.lists.filter { $0.shownValues != nil }
  private static let isStandard = "s.standard_days is not null"

  // MARK: The function

  /// A column of the answer: name, type, and the SQL that gives it.
  private typealias Column = (name: String, type: String, sql: String)

  static var function: String {
    let columns = self.columns
    let types = ReportText.wrapped(columns.map { "\($0.name) \($0.type)" }, indent: 2)
    let parts = [("sums", sums), ("ended", ended)] + ReportAges.tables + [("stocks", stocks)]
    let joins = parts.map(\.0) + ["activity"] + lists.map { "\($0.column)_values" }
    return """
      create function tarazu.quantities(
        in_unit text, at_level text, from_day date, to_day date, of_class text, of_kind text
      ) returns table (unit text,
      \(types))
      language sql stable set search_path = tarazu, pg_temp \(ReportFunctions.planned)
        set work_mem = '64MB' as $$
      with wanted as (
        select code from unit_path where level = $2 and $1 in (branch, district, province, country)
      ), scope as materialized (
        select p.place_no as branch_no, k.standard_days, k.lead_norm_days, k.calendar, p.opened_on,
          coalesce(p.closed_on, 'infinity') as closed_on,
          case $2 when 'branch' then p.branch when 'district' then p.district when 'province' then p.province
            else p.country end as unit
        from unit_path p
        join kind k on k.code = p.kind
        where $1 in (p.branch, p.district, p.province, p.country) and ($6 is null or p.kind = $6)
      ), chosen as materialized (
        select number from class where $5 is null or code = $5
      ), \(parts.map { "\($0.0) as (\n\($0.1)\n)" }.joined(separator: ", ")),
      \(lists.map(values).joined(separator: ", ")), activity as (
      \(activity)
      )
      select w.code,
      \(ReportText.wrapped(columns.map(\.sql), indent: 2))
      from wanted w
      \(joins.map { "left join \($0) on \($0).unit = w.code" }.joined(separator: "\n"))
      $$;
      """
  }

  /// All columns but the unit's code, in their order.
  private static var columns: [Column] {
    func number(_ quantity: Quantity, _ sql: String) -> Column { (column(quantity), "numeric", sql) }
    func orZero(_ table: String, _ quantity: Quantity) -> Column {
      number(quantity, "coalesce(\(table).\(column(quantity)), 0)")
    }
    let sums = Measure.summed.flatMap { [orZero("sums", .flow($0)), orZero("sums", .stock($0))] }
    var stocks = PendingCases.countedAges.map { number(.olderThan($0), older("\($0)")) }
    stocks.append(number(.overStandard, older("standard")))
    stocks += PendingCases.countedAges.map { number(.caseOlderThan($0), ReportAges.older($0)) }
    stocks += Measure.stocks.flatMap { [orZero("stocks", .stock($0)), orZero("stocks", .stockWithCalendar($0))] }
    let derived =
      lists.map { orZero("\($0.column)_values", .valueSum($0)) } + [
        orZero("sums", .closedStandard), orZero("ended", .closedOnTime),
        number(.pendingAgeDays, "coalesce(sums.pending_age_days, 0) - coalesce(ended.age_sum, 0)"),
        number(.pendingCaseAgeDays, "coalesce(sums.pending_age_days, 0)\(ReportAges.sum)"),
      ] + stocks + [
        orZero("sums", .pendingWithStandard), orZero("sums", .pendingWithCalendar), orZero("sums", .leadsWithNorm),
        orZero("\(Measure.leads.column)_values", .leadsOverNorm), number(.windowDays, "$4 - $3 + 1"),
        orZero("activity", .branchMonthUnits), orZero("activity", .activeBranches), orZero("activity", .hasCalendar),
      ]
    let ofLists: [Column] = lists.flatMap { list -> [Column] in
      let table = "\(list.column)_values"
      return [
        (maximum(list), "numeric", "\(table).\(maximum(list))"),
        (tenths(list), "integer[]", "\(table).\(tenths(list))"),
      ]
    }
    return sums + derived + ofLists + [
      ("has_standard", "boolean", "coalesce(activity.has_standard, false)"), ("is_present", "boolean", isPresent),
    ]
  }

  private static func older(_ age: String) -> String {
    "coalesce(sums.opened_\(age), 0) - coalesce(ended.over_\(age), 0)"
  }

  /// Whether a rank looks at the unit: a branch active in the window, or pending cases, or a sum that is not 0.
  private static var isPresent: String {
    let opened = PendingCases.opening.map { "sums.\(column(.stock($0)))" }
    let ended = PendingCases.ending.map { "sums.\(column(.stock($0)))" }
    let total = { (terms: [String]) in terms.map { "coalesce(\($0), 0)" }.joined(separator: " + ") }
    let busy = Measure.busy.map { "or sums.\(column(.flow($0))) <> 0" }
    return "coalesce(activity.is_active\n    or \(total(opened))\n      > \(total(ended))\n    "
      + busy.joined(separator: "\n    ") + ", false)"
  }

  // MARK: Its parts

  private static var sums: String {
    let measures = Measure.summed.flatMap { measure in
      [
        "sum(c.\(measure.column)) filter (where c.day >= $3) as \(column(.flow(measure)))",
        "sum(c.\(measure.column)) as \(column(.stock(measure)))",
      ]
    }
    let older = PendingCases.countedAges.map { "sum(n.opened) filter (where c.day <= $4 - \($0 + 1)) as opened_\($0)" }
    let derived = [
      "sum(c.closed) filter (where c.day >= $3 and \(isStandard)) as closed_standard",
      "sum((n.opened - n.ended)::bigint * ($4 - c.day)) as pending_age_days",
      "sum(n.opened) filter (where c.day <= $4 - s.standard_days - 1) as opened_standard",
      "sum(n.opened - n.ended) filter (where \(isStandard)) as pending_with_standard",
      "sum(n.opened - n.ended) filter (where s.calendar) as pending_with_calendar",
      "sum(c.hearings_set) filter (where c.day >= $3 and s.lead_norm_days is not null) as leads_with_norm",
    ]
    return """
        select s.unit,
      \(ReportText.wrapped(measures + older + derived, indent: 4))
        from cell c
        join scope s on s.branch_no = c.branch_no
        cross join lateral (
          select \(coalesced(PendingCases.opening)) as opened,
            \(coalesced(PendingCases.ending)) as ended
        ) n
        where c.day <= $4 and c.class_no in (select number from chosen)
        group by s.unit
      """
  }

  private static func coalesced(_ measures: [Measure]) -> String {
    ReportText.sum(measures.map { "c.\($0.column)" })
  }

  /// The spells that ended: how many of them would be older than each age, because they opened early enough.
  private static var ended: String {
    let older = PendingCases.countedAges.map { "count(*) filter (where v.day - v.age <= $4 - \($0 + 1)) as over_\($0)" }
    let counts =
      [
        "count(*) filter (where v.is_closed and v.day >= $3 and v.age <= v.standard_days) as closed_on_time",
        "sum(v.age) as age_sum",
      ] + older + ["count(*) filter (where v.day - v.age <= $4 - v.standard_days - 1) as over_standard"]
    let lists = PendingCases.endedAges.map { list in
      """
          select s.unit, s.standard_days, c.day, \(list.counter == .closed) as is_closed, unnest(c.\(list.column)) as age
          from cell c
          join scope s on s.branch_no = c.branch_no
          where c.day <= $4 and c.class_no in (select number from chosen)
      """
    }
    return """
        select v.unit,
      \(ReportText.wrapped(counts, indent: 4))
        from (
      \(lists.joined(separator: "\n    union all\n"))
        ) v
        group by v.unit
      """
  }

  /// The changes of stocks that count by the last day. n is a change abs(n) - 1 days after the cell's day
  /// (`StockChange`).
  private static var stocks: String {
    let sums = Measure.stocks.flatMap { stock in
      let isOfStock = "v.stock = '\(stock.column)'"
      return [
        "sum(sign(v.value)) filter (where \(isOfStock)) as \(column(.stock(stock)))",
        "sum(sign(v.value)) filter (where \(isOfStock) and v.calendar) as \(column(.stockWithCalendar(stock)))",
      ]
    }
    let lists = Measure.stocks.map { stock in
      """
          select s.unit, s.calendar, c.day, '\(stock.column)' as stock, unnest(c.\(stock.column)) as value
          from cell c
          join scope s on s.branch_no = c.branch_no
          where c.day <= $4 and c.class_no in (select number from chosen)
      """
    }
    return """
        select v.unit,
      \(ReportText.wrapped(sums, indent: 4))
        from (
      \(lists.joined(separator: "\n    union all\n"))
        ) v
        where v.day + abs(v.value) - 1 <= $4
        group by v.unit
      """
  }

  private static func values(_ list: Measure) -> String {
    let overNorm = "count(*) filter (where v.value > v.lead_norm_days) as \(column(.leadsOverNorm)),"
    return """
      \(list.column)_values as (
        select v.unit, sum(v.value) as \(column(.valueSum(list))), max(v.value) as \(maximum(list)),
          \(list == .leads ? overNorm + "\n    " : "")\
          percentile_disc(array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) within group (order by v.value)
            as \(tenths(list))
        from (
          select s.unit, s.lead_norm_days, unnest(c.\(list.column)) as value
          from cell c
          join scope s on s.branch_no = c.branch_no
          where c.day between $3 and $4 and c.class_no in (select number from chosen)
        ) v
        group by v.unit
      )
      """
  }

  private static let activity = """
      select s.unit, count(*) filter (where $4 between s.opened_on and s.closed_on) as active_branches,
        bool_or(s.opened_on <= $4 and s.closed_on >= $3) as is_active,
        bool_or(s.standard_days is not null) as has_standard, max(s.calendar::integer) as has_calendar,
        sum(m.units) as branch_month_units
      from scope s
      cross join lateral (
        select coalesce(sum(
            day_units * (least(last_day, $4, s.closed_on) - greatest(first_day, $3, s.opened_on) + 1)), 0) as units
        from jalali_month
        where first_day <= least($4, s.closed_on) and last_day >= greatest($3, s.opened_on)
          and greatest($3, s.opened_on) <= least($4, s.closed_on)
      ) m
      group by s.unit
    """
}
