import TarazuDomain

/// The SQL that sums cells into the quantities that indicators are written in, a row for each unit.
enum ReportQuantities {
  /// The ages whose stock a reader may ask for beside those that indicators use, as in `aging`.
  static let ages: [Int32] = [90, 180, 365, 730, 1_095, 1_825]

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
    case .windowDays: "window_days"
    case .branchMonthUnits: "branch_month_units"
    case .activeBranches: "active_branches"
    }
  }

  private static let plain = Measure.allCases.filter { !$0.isList }
  /// The lists whose values indicators sum, order and compare.
  private static let lists: [Measure] = [.closedAges, .leads]

  /// All columns but the unit's code, in their order.
  static var columns: [(name: String, type: String)] {
    let sums: [Quantity] = plain.flatMap { [.flow($0), .stock($0)] }
    let derived: [Quantity] =
      lists.map { .valueSum($0) } + [.closedStandard, .closedOnTime, .pendingAgeDays] + ages.map { .olderThan($0) } + [
        .overStandard, .pendingWithStandard, .windowDays, .branchMonthUnits, .activeBranches,
      ]
    let numbers = (sums + derived).map { (name: column($0), type: "numeric") }
    let values = lists.flatMap { list in
      [(name: maximum(list), type: "numeric"), (name: tenths(list), type: "integer[]")]
    }
    return numbers + values + [(name: "has_standard", type: "boolean"), (name: "is_present", type: "boolean")]
  }

  /// The column with the greatest value of a list.
  static func maximum(_ list: Measure) -> String { "\(list.column)_max" }
  /// The column with a list's quantiles, at each of 1 to 9 tenths.
  static func tenths(_ list: Measure) -> String { "\(list.column)_tenths" }

  // MARK: The function

  static var function: String {
    """
    create function tarazu.quantities(
      in_unit text, at_level text, from_day date, to_day date, of_class text, of_kind text
    ) returns table (unit text, \(columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")))
    language sql stable set search_path = tarazu, pg_temp as $$
    with wanted as (
      select code from unit_path where level = $2 and $1 in (branch, district, province, country)
    ), scope as materialized (
      select p.place_no as branch_no, k.standard_days, p.opened_on, coalesce(p.closed_on, 'infinity') as closed_on,
        case $2 when 'branch' then p.branch when 'district' then p.district when 'province' then p.province
          else p.country end as unit
      from unit_path p
      join kind k on k.code = p.kind
      where $1 in (p.branch, p.district, p.province, p.country) and ($6 is null or p.kind = $6)
    ), chosen as materialized (
      select number from class where $5 is null or code = $5
    ), sums as (
    \(sums)
    ), \(lists.map(values).joined(separator: ", ")), activity as (
    \(activity)
    )
    select w.code,
    \(result)
    from wanted w
    left join sums s on s.unit = w.code
    \(lists.map { "left join \($0.column)_values on \($0.column)_values.unit = w.code" }.joined(separator: "\n"))
    left join activity a on a.unit = w.code
    $$;
    """
  }

  private static var sums: String {
    let measures = plain.flatMap { measure in
      [
        "sum(c.\(measure.column)) filter (where c.day >= $3) as \(column(.flow(measure)))",
        "sum(c.\(measure.column)) as \(column(.stock(measure)))",
      ]
    }
    let older = ages.map { days in
      "sum(n.opened) filter (where c.day <= $4 - \(days + 1)) as opened_\(days), sum(e.over_\(days)) as ended_\(days)"
    }
    let derived = [
      "sum(c.closed) filter (where c.day >= $3 and s.standard_days is not null) as closed_standard",
      "sum(e.on_time) filter (where c.day >= $3) as closed_on_time",
      "sum((n.opened - n.ended) * ($4 - c.day) - e.age_sum) as pending_age_days",
      "sum(n.opened) filter (where c.day <= $4 - s.standard_days - 1) as opened_standard",
      "sum(e.over_standard) as ended_standard",
      "sum(n.opened - n.ended) filter (where s.standard_days is not null) as pending_with_standard",
    ]
    let endedOlder = ages.map { "count(*) filter (where c.day - v.age <= $4 - \($0 + 1)) as over_\($0)" }
    return """
        select s.unit,
          \((measures + older + derived).joined(separator: ",\n      "))
        from cell c
        join scope s on s.branch_no = c.branch_no
        cross join lateral (
          select \(coalesced([.registered, .reopened, .received])) as opened, \(coalesced([.closed, .sent])) as ended
        ) n
        cross join lateral (
          select count(*) filter (where v.is_closed and v.age <= s.standard_days) as on_time,
            coalesce(sum(v.age), 0) as age_sum,
            \(endedOlder.joined(separator: ",\n        ")),
            count(*) filter (where c.day - v.age <= $4 - s.standard_days - 1) as over_standard
          from (
            select age, true as is_closed from unnest(c.closed_ages) as age
            union all
            select age, false from unnest(c.sent_ages) as age
          ) v
        ) e
        where c.day <= $4 and c.class_no in (select number from chosen)
        group by s.unit
      """
  }

  private static func coalesced(_ measures: [Measure]) -> String {
    measures.map { "coalesce(c.\($0.column), 0)" }.joined(separator: " + ")
  }

  private static func values(_ list: Measure) -> String {
    """
    \(list.column)_values as (
        select s.unit, sum(value) as \(column(.valueSum(list))), max(value) as \(maximum(list)),
          percentile_disc(array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) within group (order by value)
            as \(tenths(list))
        from cell c
        join scope s on s.branch_no = c.branch_no
        cross join unnest(c.\(list.column)) as value
        where c.day between $3 and $4 and c.class_no in (select number from chosen)
        group by s.unit
      )
    """
  }

  private static let activity = """
      select s.unit, count(*) filter (where $4 between s.opened_on and s.closed_on) as active_branches,
        bool_or(s.opened_on <= $4 and s.closed_on >= $3) as is_active, bool_or(s.standard_days is not null)
          as has_standard, sum(m.units) as branch_month_units
      from scope s
      cross join lateral (
        select coalesce(sum(day_units * (least(last_day, $4, s.closed_on) - greatest(first_day, $3, s.opened_on) + 1)), 0)
          as units
        from jalali_month
        where first_day <= least($4, s.closed_on) and last_day >= greatest($3, s.opened_on)
          and greatest($3, s.opened_on) <= least($4, s.closed_on)
      ) m
      group by s.unit
    """

  private static var result: String {
    let sums = plain.flatMap { [column(.flow($0)), column(.stock($0))] }.map { "coalesce(s.\($0), 0)" }
    let valueSums = lists.map { "coalesce(\($0.column)_values.\(column(.valueSum($0))), 0)" }
    let older = (ages.map(String.init) + ["standard"]).map {
      "coalesce(s.opened_\($0), 0) - coalesce(s.ended_\($0), 0)"
    }
    let derived =
      ["closed_standard", "closed_on_time", "pending_age_days"].map { "coalesce(s.\($0), 0)" } + older + [
        "coalesce(s.pending_with_standard, 0)", "$4 - $3 + 1", "coalesce(a.branch_month_units, 0)",
        "coalesce(a.active_branches, 0)",
      ]
    let lists = lists.flatMap { list in
      [maximum(list), tenths(list)].map { "\(list.column)_values.\($0)" }
    }
    let pending = "s.c_registered, s.c_reopened, s.c_received, s.c_closed, s.c_sent".split(separator: ", ")
      .map { "coalesce(\($0), 0)" }
    let busy = Measure.busy.map { "coalesce(s.\(column(.flow($0))), 0) <> 0" }
    let isPresent =
      "coalesce(a.is_active, false) or \(pending[0]) + \(pending[1]) + \(pending[2]) > \(pending[3]) + \(pending[4])"
      + "\n    or " + busy.joined(separator: " or ")
    return "  "
      + (sums + valueSums + derived + lists + ["coalesce(a.has_standard, false)", isPresent]).joined(separator: ",\n  ")
  }
}
