import TarazuDomain

/// The functions and views of the schema `report` that readers call.
enum ReportFunctions {
  static let definer = "security definer set search_path = tarazu, pg_temp"
  /// Settings for functions that read cells themselves: the planner estimates one branch for a unit that has a few, and
  /// would read all cells once for each of them.
  static let planned = "set enable_nestloop = off set jit = off"

  /// All figures of all units of a level; for `scorecard` and `rank`.
  static var figures: String {
    """
    create function tarazu.figures(
      in_unit text, at_level text, from_day date, to_day date, of_class text, of_kind text
    ) returns table (unit text, is_present boolean, branch_month_units numeric, code text, numerator numeric,
      denominator numeric, divisor integer, n numeric)
    language sql stable set search_path = tarazu, pg_temp as $$
    select q.unit, q.is_present, q.branch_month_units, f.code, f.numerator, f.denominator, f.divisor, f.n
    from quantities($1, $2, $3, $4, $5, $6) q
    cross join lateral (values
      \(Indicator.all.map(ReportFormulas.row).joined(separator: ",\n  "))
    ) as f (code, numerator, denominator, divisor, n)
    $$;
    """
  }

  static var indicators: String {
    let rows = Indicator.all.enumerated().map { ReportFormulas.description($1, number: $0 + 1) }
    return """
      create view report.indicator with (security_barrier) as
      select * from (values
        \(rows.joined(separator: ",\n  "))
      ) as i (place, code, title, unit, better, is_size, is_per_branch_month, definition);
      comment on view report.indicator is 'The indicators, in their order';
      comment on column report.indicator.place is 'Its place in the order';
      comment on column report.indicator.code is 'Its code';
      comment on column report.indicator.title is 'Its Persian title';
      comment on column report.indicator.unit is 'The unit of its values';
      comment on column report.indicator.better is 'Which end of a rank is the good one: higher, lower or neutral';
      comment on column report.indicator.is_size is 'Whether it measures size as much as merit';
      comment on column report.indicator.is_per_branch_month is 'Whether its denominator is branch-months';
      comment on column report.indicator.definition is 'Its definition in words';
      """
  }

  static let scorecard = """
    create function report.scorecard(
      unit text, from_day date, to_day date, class text default null, kind text default null
    ) returns table (code text, title text, value double precision, numerator numeric, denominator numeric,
      divisor integer, n numeric)
    language sql stable \(definer) as $$
    select f.code, i.title,
      case when f.denominator > 0 then f.numerator::double precision * f.divisor / f.denominator::double precision end,
      f.numerator, f.denominator, f.divisor, f.n
    from report.unit u
    cross join lateral figures(u.code, u.level, $2, $3, $4, $5) f
    join report.indicator i on i.code = f.code
    where u.code = $1
    order by i.place
    $$;
    """

  static let rank = """
    create function report.rank(
      kpi text, unit text, level text, from_day date, to_day date, class text default null, kind text default null,
      min_n numeric default 30
    ) returns table (highest bigint, lowest bigint, unit_code text, name text, value double precision,
      numerator numeric, denominator numeric, divisor integer, n numeric)
    language sql stable \(definer) as $$
    with found as (
      select f.*, w.name, f.denominator > 0 and f.numerator is not null and coalesce(f.n >= $8, true)
          and (not i.is_per_branch_month or f.branch_month_units >= 26970) as is_ranked,
        -- Enough digits to tell any two fractions of these sizes apart, so that the order is exact.
        round(f.numerator, 60) / nullif(f.denominator, 0) as quotient
      from report.unit u
      join report.indicator i on i.code = $1
      cross join lateral figures(u.code, $3, $4, $5, $6, $7) f
      join report.unit w on w.code = f.unit
      where u.code = $2 and f.code = $1 and f.is_present
    )
    select case when is_ranked then rank() over (partition by is_ranked order by quotient desc) end,
      case when is_ranked then rank() over (partition by is_ranked order by quotient) end,
      f.unit, f.name,
      case when f.denominator > 0 then f.numerator::double precision * f.divisor / f.denominator::double precision end,
      f.numerator, f.denominator, f.divisor, f.n
    from found f
    order by is_ranked desc, case when is_ranked then quotient end desc, f.unit collate "C"
    $$;
    """

  /// The names by which readers ask for the values of lists.
  static let listNames = Measure.lists.compactMap { $0.shownValues?.name }

  static var distribution: String {
    let lists = Measure.lists.compactMap { list in
      list.shownValues.map { "when '\($0.name)' then c.\(list.column)" }
    }
    return """
      create function report.distribution(
        list text, unit text, from_day date, to_day date, class text default null, kind text default null
      ) returns table (value integer, count bigint)
      language sql stable \(definer) \(planned) as $$
      select v.value, count(*)
      from report.unit u
      join unit_path p on p.level = 'branch' and u.code in (p.branch, p.district, p.province, p.country)
      join cell c on c.branch_no = p.place_no
      join class k on k.number = c.class_no
      cross join lateral unnest(
        case $1 \(lists.joined(separator: " ")) end) as v (value)
      where u.code = $2 and c.day between $3 and $4 and ($5 is null or k.code = $5) and ($6 is null or p.kind = $6)
      group by v.value
      order by v.value
      $$;
      """
  }
}
