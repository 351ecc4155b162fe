-- The figures in plain SQL: the same whole numbers as the service gives, in seconds instead of microseconds.
-- Generated from the table of indicators; not edited by hand. A change of the table gives a new migration.

drop function if exists report.daily(text);
drop function if exists report.distribution(text, text, date, date, text, text);
drop function if exists report.aging(text, date, text, text);
drop function if exists report.case_older_than(text, text, date, integer, text);
drop function if exists report.older_than(text, text, date, integer, text);
drop function if exists report.rank(text, text, text, date, date, text, text, numeric);
drop function if exists report.scorecard(text, date, date, text, text);
drop function if exists tarazu.figures(text, text, date, date, text, text);
drop function if exists tarazu.quantities(text, text, date, date, text, text);
drop view if exists report.indicator;
drop view if exists report.daily_country;
drop view if exists report.daily_province;
drop view if exists report.daily_district;
drop view if exists report.daily_branch;

create function tarazu.quantities(
  in_unit text, at_level text, from_day date, to_day date, of_class text, of_kind text
) returns table (unit text,
  s_registered numeric, c_registered numeric, s_reopened numeric, c_reopened numeric, s_received numeric,
  c_received numeric, s_closed numeric, c_closed numeric, s_sent numeric, c_sent numeric, s_closed_judgment numeric,
  c_closed_judgment numeric, s_closed_settlement numeric, c_closed_settlement numeric, s_closed_dismissal numeric,
  c_closed_dismissal numeric, s_closed_withdrawn numeric, c_closed_withdrawn numeric, s_closed_other numeric,
  c_closed_other numeric, s_closed_reopened numeric, c_closed_reopened numeric, s_hearings_set numeric,
  c_hearings_set numeric, s_hearings_held numeric, c_hearings_held numeric, s_hearings_adjourned numeric,
  c_hearings_adjourned numeric, s_hearings_cancelled numeric, c_hearings_cancelled numeric, s_appealed numeric,
  c_appealed numeric, s_upheld numeric, c_upheld numeric, s_modified numeric, c_modified numeric, s_reversed numeric,
  c_reversed numeric, s_enforcement_opened numeric, c_enforcement_opened numeric, s_payments numeric,
  c_payments numeric, s_enforcement_closed numeric, c_enforcement_closed numeric, s_surveys numeric, c_surveys numeric,
  s_score_sum numeric, c_score_sum numeric, s_enforcement_days numeric, c_enforcement_days numeric,
  s_adjudged_rials numeric, c_adjudged_rials numeric, s_paid_rials numeric, c_paid_rials numeric,
  s_hearings_withdrawn numeric, c_hearings_withdrawn numeric, s_adjourned_service numeric, c_adjourned_service numeric,
  s_adjourned_party numeric, c_adjourned_party numeric, s_adjourned_counsel numeric, c_adjourned_counsel numeric,
  s_adjourned_court numeric, c_adjourned_court numeric, s_adjourned_expert numeric, c_adjourned_expert numeric,
  s_adjourned_other numeric, c_adjourned_other numeric, s_satisfied numeric, c_satisfied numeric, s_score_sq numeric,
  c_score_sq numeric, s_decisions numeric, c_decisions numeric, s_decision_days numeric, c_decision_days numeric,
  s_decisions_on_time numeric, c_decisions_on_time numeric, s_closed_ages_sum numeric, s_leads_sum numeric,
  s_closed_case_ages_sum numeric, closed_standard numeric, closed_on_time numeric, pending_age_days numeric,
  pending_case_age_days numeric, over_90 numeric, over_180 numeric, over_365 numeric, over_730 numeric,
  over_1095 numeric, over_1825 numeric, over_standard numeric, case_over_90 numeric, case_over_180 numeric,
  case_over_365 numeric, case_over_730 numeric, case_over_1095 numeric, case_over_1825 numeric, c_undated numeric,
  undated_with_calendar numeric, c_undecided numeric, undecided_with_calendar numeric, c_overdue numeric,
  overdue_with_calendar numeric, pending_with_standard numeric, pending_with_calendar numeric, leads_with_norm numeric,
  leads_over_norm numeric, window_days numeric, branch_month_units numeric, active_branches numeric,
  has_calendar numeric, closed_ages_max numeric, closed_ages_tenths integer[], leads_max numeric,
  leads_tenths integer[], closed_case_ages_max numeric, closed_case_ages_tenths integer[], has_standard boolean,
  is_present boolean)
language sql stable set search_path = tarazu, pg_temp set enable_nestloop = off set jit = off
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
), sums as (
  select s.unit,
    sum(c.registered) filter (where c.day >= $3) as s_registered, sum(c.registered) as c_registered,
    sum(c.reopened) filter (where c.day >= $3) as s_reopened, sum(c.reopened) as c_reopened,
    sum(c.received) filter (where c.day >= $3) as s_received, sum(c.received) as c_received,
    sum(c.closed) filter (where c.day >= $3) as s_closed, sum(c.closed) as c_closed,
    sum(c.sent) filter (where c.day >= $3) as s_sent, sum(c.sent) as c_sent,
    sum(c.closed_judgment) filter (where c.day >= $3) as s_closed_judgment, sum(c.closed_judgment) as c_closed_judgment,
    sum(c.closed_settlement) filter (where c.day >= $3) as s_closed_settlement,
    sum(c.closed_settlement) as c_closed_settlement,
    sum(c.closed_dismissal) filter (where c.day >= $3) as s_closed_dismissal,
    sum(c.closed_dismissal) as c_closed_dismissal,
    sum(c.closed_withdrawn) filter (where c.day >= $3) as s_closed_withdrawn,
    sum(c.closed_withdrawn) as c_closed_withdrawn, sum(c.closed_other) filter (where c.day >= $3) as s_closed_other,
    sum(c.closed_other) as c_closed_other, sum(c.closed_reopened) filter (where c.day >= $3) as s_closed_reopened,
    sum(c.closed_reopened) as c_closed_reopened, sum(c.hearings_set) filter (where c.day >= $3) as s_hearings_set,
    sum(c.hearings_set) as c_hearings_set, sum(c.hearings_held) filter (where c.day >= $3) as s_hearings_held,
    sum(c.hearings_held) as c_hearings_held,
    sum(c.hearings_adjourned) filter (where c.day >= $3) as s_hearings_adjourned,
    sum(c.hearings_adjourned) as c_hearings_adjourned,
    sum(c.hearings_cancelled) filter (where c.day >= $3) as s_hearings_cancelled,
    sum(c.hearings_cancelled) as c_hearings_cancelled, sum(c.appealed) filter (where c.day >= $3) as s_appealed,
    sum(c.appealed) as c_appealed, sum(c.upheld) filter (where c.day >= $3) as s_upheld, sum(c.upheld) as c_upheld,
    sum(c.modified) filter (where c.day >= $3) as s_modified, sum(c.modified) as c_modified,
    sum(c.reversed) filter (where c.day >= $3) as s_reversed, sum(c.reversed) as c_reversed,
    sum(c.enforcement_opened) filter (where c.day >= $3) as s_enforcement_opened,
    sum(c.enforcement_opened) as c_enforcement_opened, sum(c.payments) filter (where c.day >= $3) as s_payments,
    sum(c.payments) as c_payments, sum(c.enforcement_closed) filter (where c.day >= $3) as s_enforcement_closed,
    sum(c.enforcement_closed) as c_enforcement_closed, sum(c.surveys) filter (where c.day >= $3) as s_surveys,
    sum(c.surveys) as c_surveys, sum(c.score_sum) filter (where c.day >= $3) as s_score_sum,
    sum(c.score_sum) as c_score_sum, sum(c.enforcement_days) filter (where c.day >= $3) as s_enforcement_days,
    sum(c.enforcement_days) as c_enforcement_days, sum(c.adjudged_rials) filter (where c.day >= $3) as s_adjudged_rials,
    sum(c.adjudged_rials) as c_adjudged_rials, sum(c.paid_rials) filter (where c.day >= $3) as s_paid_rials,
    sum(c.paid_rials) as c_paid_rials, sum(c.hearings_withdrawn) filter (where c.day >= $3) as s_hearings_withdrawn,
    sum(c.hearings_withdrawn) as c_hearings_withdrawn,
    sum(c.adjourned_service) filter (where c.day >= $3) as s_adjourned_service,
    sum(c.adjourned_service) as c_adjourned_service,
    sum(c.adjourned_party) filter (where c.day >= $3) as s_adjourned_party, sum(c.adjourned_party) as c_adjourned_party,
    sum(c.adjourned_counsel) filter (where c.day >= $3) as s_adjourned_counsel,
    sum(c.adjourned_counsel) as c_adjourned_counsel,
    sum(c.adjourned_court) filter (where c.day >= $3) as s_adjourned_court, sum(c.adjourned_court) as c_adjourned_court,
    sum(c.adjourned_expert) filter (where c.day >= $3) as s_adjourned_expert,
    sum(c.adjourned_expert) as c_adjourned_expert,
    sum(c.adjourned_other) filter (where c.day >= $3) as s_adjourned_other, sum(c.adjourned_other) as c_adjourned_other,
    sum(c.satisfied) filter (where c.day >= $3) as s_satisfied, sum(c.satisfied) as c_satisfied,
    sum(c.score_sq) filter (where c.day >= $3) as s_score_sq, sum(c.score_sq) as c_score_sq,
    sum(c.decisions) filter (where c.day >= $3) as s_decisions, sum(c.decisions) as c_decisions,
    sum(c.decision_days) filter (where c.day >= $3) as s_decision_days, sum(c.decision_days) as c_decision_days,
    sum(c.decisions_on_time) filter (where c.day >= $3) as s_decisions_on_time,
    sum(c.decisions_on_time) as c_decisions_on_time, sum(n.opened) filter (where c.day <= $4 - 91) as opened_90,
    sum(n.opened) filter (where c.day <= $4 - 181) as opened_180,
    sum(n.opened) filter (where c.day <= $4 - 366) as opened_365,
    sum(n.opened) filter (where c.day <= $4 - 731) as opened_730,
    sum(n.opened) filter (where c.day <= $4 - 1096) as opened_1095,
    sum(n.opened) filter (where c.day <= $4 - 1826) as opened_1825,
    sum(c.closed) filter (where c.day >= $3 and s.standard_days is not null) as closed_standard,
    sum((n.opened - n.ended)::bigint * ($4 - c.day)) as pending_age_days,
    sum(n.opened) filter (where c.day <= $4 - s.standard_days - 1) as opened_standard,
    sum(n.opened - n.ended) filter (where s.standard_days is not null) as pending_with_standard,
    sum(n.opened - n.ended) filter (where s.calendar) as pending_with_calendar,
    sum(c.hearings_set) filter (where c.day >= $3 and s.lead_norm_days is not null) as leads_with_norm
  from cell c
  join scope s on s.branch_no = c.branch_no
  cross join lateral (
    select coalesce(c.registered, 0) + coalesce(c.reopened, 0) + coalesce(c.received, 0) as opened,
      coalesce(c.closed, 0) + coalesce(c.sent, 0) as ended
  ) n
  where c.day <= $4 and c.class_no in (select number from chosen)
  group by s.unit
), ended as (
  select v.unit,
    count(*) filter (where v.is_closed and v.day >= $3 and v.age <= v.standard_days) as closed_on_time,
    sum(v.age) as age_sum, count(*) filter (where v.day - v.age <= $4 - 91) as over_90,
    count(*) filter (where v.day - v.age <= $4 - 181) as over_180,
    count(*) filter (where v.day - v.age <= $4 - 366) as over_365,
    count(*) filter (where v.day - v.age <= $4 - 731) as over_730,
    count(*) filter (where v.day - v.age <= $4 - 1096) as over_1095,
    count(*) filter (where v.day - v.age <= $4 - 1826) as over_1825,
    count(*) filter (where v.day - v.age <= $4 - v.standard_days - 1) as over_standard
  from (
    select s.unit, s.standard_days, c.day, true as is_closed, unnest(c.closed_ages) as age
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
    union all
    select s.unit, s.standard_days, c.day, false as is_closed, unnest(c.sent_ages) as age
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
  ) v
  group by v.unit
), received_cases as (
  select v.unit,
    sum(v.age) as age_sum, count(*) filter (where v.day - v.age <= $4 - 91 and v.day > $4 - 91) as brought_90,
    count(*) filter (where v.day - v.age <= $4 - 181 and v.day > $4 - 181) as brought_180,
    count(*) filter (where v.day - v.age <= $4 - 366 and v.day > $4 - 366) as brought_365,
    count(*) filter (where v.day - v.age <= $4 - 731 and v.day > $4 - 731) as brought_730,
    count(*) filter (where v.day - v.age <= $4 - 1096 and v.day > $4 - 1096) as brought_1095,
    count(*) filter (where v.day - v.age <= $4 - 1826 and v.day > $4 - 1826) as brought_1825
  from (
    select s.unit, c.day, unnest(c.received_case_ages) as age
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
  ) v
  group by v.unit
), ended_cases as (
  select v.unit,
    sum(v.age) as age_sum, count(*) filter (where v.day - v.age <= $4 - 91) as case_over_90,
    count(*) filter (where v.day - v.age <= $4 - 181) as case_over_180,
    count(*) filter (where v.day - v.age <= $4 - 366) as case_over_365,
    count(*) filter (where v.day - v.age <= $4 - 731) as case_over_730,
    count(*) filter (where v.day - v.age <= $4 - 1096) as case_over_1095,
    count(*) filter (where v.day - v.age <= $4 - 1826) as case_over_1825
  from (
    select s.unit, c.day, unnest(c.closed_case_ages) as age
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
    union all
    select s.unit, c.day, unnest(c.sent_case_ages) as age
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
  ) v
  group by v.unit
), stocks as (
  select v.unit,
    sum(sign(v.value)) filter (where v.stock = 'undated') as c_undated,
    sum(sign(v.value)) filter (where v.stock = 'undated' and v.calendar) as undated_with_calendar,
    sum(sign(v.value)) filter (where v.stock = 'undecided') as c_undecided,
    sum(sign(v.value)) filter (where v.stock = 'undecided' and v.calendar) as undecided_with_calendar,
    sum(sign(v.value)) filter (where v.stock = 'overdue') as c_overdue,
    sum(sign(v.value)) filter (where v.stock = 'overdue' and v.calendar) as overdue_with_calendar
  from (
    select s.unit, s.calendar, c.day, 'undated' as stock, unnest(c.undated) as value
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
    union all
    select s.unit, s.calendar, c.day, 'undecided' as stock, unnest(c.undecided) as value
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
    union all
    select s.unit, s.calendar, c.day, 'overdue' as stock, unnest(c.overdue) as value
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day <= $4 and c.class_no in (select number from chosen)
  ) v
  where v.day + abs(v.value) - 1 <= $4
  group by v.unit
),
closed_ages_values as (
  select v.unit, sum(v.value) as s_closed_ages_sum, max(v.value) as closed_ages_max,
        percentile_disc(array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) within group (order by v.value)
      as closed_ages_tenths
  from (
    select s.unit, s.lead_norm_days, unnest(c.closed_ages) as value
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day between $3 and $4 and c.class_no in (select number from chosen)
  ) v
  group by v.unit
), leads_values as (
  select v.unit, sum(v.value) as s_leads_sum, max(v.value) as leads_max,
    count(*) filter (where v.value > v.lead_norm_days) as leads_over_norm,
        percentile_disc(array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) within group (order by v.value)
      as leads_tenths
  from (
    select s.unit, s.lead_norm_days, unnest(c.leads) as value
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day between $3 and $4 and c.class_no in (select number from chosen)
  ) v
  group by v.unit
), closed_case_ages_values as (
  select v.unit, sum(v.value) as s_closed_case_ages_sum, max(v.value) as closed_case_ages_max,
        percentile_disc(array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) within group (order by v.value)
      as closed_case_ages_tenths
  from (
    select s.unit, s.lead_norm_days, unnest(c.closed_case_ages) as value
    from cell c
    join scope s on s.branch_no = c.branch_no
    where c.day between $3 and $4 and c.class_no in (select number from chosen)
  ) v
  group by v.unit
), activity as (
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
)
select w.code,
  coalesce(sums.s_registered, 0), coalesce(sums.c_registered, 0), coalesce(sums.s_reopened, 0),
  coalesce(sums.c_reopened, 0), coalesce(sums.s_received, 0), coalesce(sums.c_received, 0), coalesce(sums.s_closed, 0),
  coalesce(sums.c_closed, 0), coalesce(sums.s_sent, 0), coalesce(sums.c_sent, 0), coalesce(sums.s_closed_judgment, 0),
  coalesce(sums.c_closed_judgment, 0), coalesce(sums.s_closed_settlement, 0), coalesce(sums.c_closed_settlement, 0),
  coalesce(sums.s_closed_dismissal, 0), coalesce(sums.c_closed_dismissal, 0), coalesce(sums.s_closed_withdrawn, 0),
  coalesce(sums.c_closed_withdrawn, 0), coalesce(sums.s_closed_other, 0), coalesce(sums.c_closed_other, 0),
  coalesce(sums.s_closed_reopened, 0), coalesce(sums.c_closed_reopened, 0), coalesce(sums.s_hearings_set, 0),
  coalesce(sums.c_hearings_set, 0), coalesce(sums.s_hearings_held, 0), coalesce(sums.c_hearings_held, 0),
  coalesce(sums.s_hearings_adjourned, 0), coalesce(sums.c_hearings_adjourned, 0),
  coalesce(sums.s_hearings_cancelled, 0), coalesce(sums.c_hearings_cancelled, 0), coalesce(sums.s_appealed, 0),
  coalesce(sums.c_appealed, 0), coalesce(sums.s_upheld, 0), coalesce(sums.c_upheld, 0), coalesce(sums.s_modified, 0),
  coalesce(sums.c_modified, 0), coalesce(sums.s_reversed, 0), coalesce(sums.c_reversed, 0),
  coalesce(sums.s_enforcement_opened, 0), coalesce(sums.c_enforcement_opened, 0), coalesce(sums.s_payments, 0),
  coalesce(sums.c_payments, 0), coalesce(sums.s_enforcement_closed, 0), coalesce(sums.c_enforcement_closed, 0),
  coalesce(sums.s_surveys, 0), coalesce(sums.c_surveys, 0), coalesce(sums.s_score_sum, 0),
  coalesce(sums.c_score_sum, 0), coalesce(sums.s_enforcement_days, 0), coalesce(sums.c_enforcement_days, 0),
  coalesce(sums.s_adjudged_rials, 0), coalesce(sums.c_adjudged_rials, 0), coalesce(sums.s_paid_rials, 0),
  coalesce(sums.c_paid_rials, 0), coalesce(sums.s_hearings_withdrawn, 0), coalesce(sums.c_hearings_withdrawn, 0),
  coalesce(sums.s_adjourned_service, 0), coalesce(sums.c_adjourned_service, 0), coalesce(sums.s_adjourned_party, 0),
  coalesce(sums.c_adjourned_party, 0), coalesce(sums.s_adjourned_counsel, 0), coalesce(sums.c_adjourned_counsel, 0),
  coalesce(sums.s_adjourned_court, 0), coalesce(sums.c_adjourned_court, 0), coalesce(sums.s_adjourned_expert, 0),
  coalesce(sums.c_adjourned_expert, 0), coalesce(sums.s_adjourned_other, 0), coalesce(sums.c_adjourned_other, 0),
  coalesce(sums.s_satisfied, 0), coalesce(sums.c_satisfied, 0), coalesce(sums.s_score_sq, 0),
  coalesce(sums.c_score_sq, 0), coalesce(sums.s_decisions, 0), coalesce(sums.c_decisions, 0),
  coalesce(sums.s_decision_days, 0), coalesce(sums.c_decision_days, 0), coalesce(sums.s_decisions_on_time, 0),
  coalesce(sums.c_decisions_on_time, 0), coalesce(closed_ages_values.s_closed_ages_sum, 0),
  coalesce(leads_values.s_leads_sum, 0), coalesce(closed_case_ages_values.s_closed_case_ages_sum, 0),
  coalesce(sums.closed_standard, 0), coalesce(ended.closed_on_time, 0),
  coalesce(sums.pending_age_days, 0) - coalesce(ended.age_sum, 0),
  coalesce(sums.pending_age_days, 0)
    + coalesce(received_cases.age_sum, 0) - coalesce(ended_cases.age_sum, 0),
  coalesce(sums.opened_90, 0) - coalesce(ended.over_90, 0), coalesce(sums.opened_180, 0) - coalesce(ended.over_180, 0),
  coalesce(sums.opened_365, 0) - coalesce(ended.over_365, 0),
  coalesce(sums.opened_730, 0) - coalesce(ended.over_730, 0),
  coalesce(sums.opened_1095, 0) - coalesce(ended.over_1095, 0),
  coalesce(sums.opened_1825, 0) - coalesce(ended.over_1825, 0),
  coalesce(sums.opened_standard, 0) - coalesce(ended.over_standard, 0),
  coalesce(sums.opened_90, 0) + coalesce(received_cases.brought_90, 0) - coalesce(ended_cases.case_over_90, 0),
  coalesce(sums.opened_180, 0) + coalesce(received_cases.brought_180, 0) - coalesce(ended_cases.case_over_180, 0),
  coalesce(sums.opened_365, 0) + coalesce(received_cases.brought_365, 0) - coalesce(ended_cases.case_over_365, 0),
  coalesce(sums.opened_730, 0) + coalesce(received_cases.brought_730, 0) - coalesce(ended_cases.case_over_730, 0),
  coalesce(sums.opened_1095, 0) + coalesce(received_cases.brought_1095, 0) - coalesce(ended_cases.case_over_1095, 0),
  coalesce(sums.opened_1825, 0) + coalesce(received_cases.brought_1825, 0) - coalesce(ended_cases.case_over_1825, 0),
  coalesce(stocks.c_undated, 0), coalesce(stocks.undated_with_calendar, 0), coalesce(stocks.c_undecided, 0),
  coalesce(stocks.undecided_with_calendar, 0), coalesce(stocks.c_overdue, 0), coalesce(stocks.overdue_with_calendar, 0),
  coalesce(sums.pending_with_standard, 0), coalesce(sums.pending_with_calendar, 0), coalesce(sums.leads_with_norm, 0),
  coalesce(leads_values.leads_over_norm, 0), $4 - $3 + 1, coalesce(activity.branch_month_units, 0),
  coalesce(activity.active_branches, 0), coalesce(activity.has_calendar, 0), closed_ages_values.closed_ages_max,
  closed_ages_values.closed_ages_tenths, leads_values.leads_max, leads_values.leads_tenths,
  closed_case_ages_values.closed_case_ages_max, closed_case_ages_values.closed_case_ages_tenths,
  coalesce(activity.has_standard, false),
  coalesce(activity.is_active
    or coalesce(sums.c_registered, 0) + coalesce(sums.c_reopened, 0) + coalesce(sums.c_received, 0)
      > coalesce(sums.c_closed, 0) + coalesce(sums.c_sent, 0)
    or sums.s_registered <> 0
    or sums.s_reopened <> 0
    or sums.s_received <> 0
    or sums.s_closed <> 0
    or sums.s_sent <> 0
    or sums.s_hearings_set <> 0
    or sums.s_hearings_held <> 0
    or sums.s_hearings_adjourned <> 0
    or sums.s_hearings_cancelled <> 0
    or sums.s_appealed <> 0
    or sums.s_upheld <> 0
    or sums.s_modified <> 0
    or sums.s_reversed <> 0
    or sums.s_enforcement_opened <> 0
    or sums.s_payments <> 0
    or sums.s_enforcement_closed <> 0
    or sums.s_surveys <> 0
    or sums.s_hearings_withdrawn <> 0, false)
from wanted w
left join sums on sums.unit = w.code
left join ended on ended.unit = w.code
left join received_cases on received_cases.unit = w.code
left join ended_cases on ended_cases.unit = w.code
left join stocks on stocks.unit = w.code
left join activity on activity.unit = w.code
left join closed_ages_values on closed_ages_values.unit = w.code
left join leads_values on leads_values.unit = w.code
left join closed_case_ages_values on closed_case_ages_values.unit = w.code
$$;

create function tarazu.figures(
  in_unit text, at_level text, from_day date, to_day date, of_class text, of_kind text
) returns table (unit text, is_present boolean, branch_month_units numeric, code text, numerator numeric,
  denominator numeric, divisor integer, n numeric)
language sql stable set search_path = tarazu, pg_temp as $$
select q.unit, q.is_present, q.branch_month_units, f.code, f.numerator, f.denominator, f.divisor, f.n
from quantities($1, $2, $3, $4, $5, $6) q
cross join lateral (values
  ('pending',
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric, (1)::numeric, 1,
    (null)::numeric),
  ('processing_days_mean',
    (q.s_closed_ages_sum)::numeric, (q.s_closed)::numeric, 1, (q.s_closed)::numeric),
  ('lead_days_max',
    (q.leads_max)::numeric, (case when q.leads_max is null then 0 else 1 end)::numeric, 1, (q.s_hearings_set)::numeric),
  ('lead_days_mean',
    (q.s_leads_sum)::numeric, (q.s_hearings_set)::numeric, 1, (q.s_hearings_set)::numeric),
  ('inflow_mean',
    ((q.s_registered + q.s_reopened + q.s_received))::numeric, (q.branch_month_units)::numeric, 26970, (null)::numeric),
  ('outflow_mean',
    ((q.s_closed + q.s_sent))::numeric, (q.branch_month_units)::numeric, 26970, (null)::numeric),
  ('satisfaction_mean',
    (q.s_score_sum)::numeric, (q.s_surveys)::numeric, 1, (q.s_surveys)::numeric),
  ('inflow',
    ((q.s_registered + q.s_reopened + q.s_received))::numeric, (1)::numeric, 1, (null)::numeric),
  ('outflow',
    ((q.s_closed + q.s_sent))::numeric, (1)::numeric, 1, (null)::numeric),
  ('pending_change',
    (((q.s_registered + q.s_reopened + q.s_received) - (q.s_closed + q.s_sent)))::numeric, (1)::numeric, 1,
    (null)::numeric),
  ('clearance_rate',
    (q.s_closed)::numeric, (((q.s_registered + q.s_reopened + q.s_received) - q.s_sent))::numeric, 1,
    (((q.s_registered + q.s_reopened + q.s_received) - q.s_sent))::numeric),
  ('disposition_days',
    ((((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)) * q.window_days))::numeric,
    (q.s_closed)::numeric, 1, (q.s_closed)::numeric),
  ('pending_per_branch',
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric, (q.active_branches)::numeric,
    1, (null)::numeric),
  ('pending_age_mean',
    (q.pending_age_days)::numeric,
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric, 1,
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric),
  ('backlog_rate',
    (q.over_standard)::numeric, (q.pending_with_standard)::numeric, 1, (q.pending_with_standard)::numeric),
  ('old_rate',
    (q.over_365)::numeric, (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric, 1,
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric),
  ('on_time_rate',
    (q.closed_on_time)::numeric, (q.closed_standard)::numeric, 1, (q.closed_standard)::numeric),
  ('processing_days_median',
    (q.closed_ages_tenths[5])::numeric, (case when q.closed_ages_tenths[5] is null then 0 else 1 end)::numeric, 1,
    (q.s_closed)::numeric),
  ('processing_days_p90',
    (q.closed_ages_tenths[9])::numeric, (case when q.closed_ages_tenths[9] is null then 0 else 1 end)::numeric, 1,
    (q.s_closed)::numeric),
  ('processing_days_max',
    (q.closed_ages_max)::numeric, (case when q.closed_ages_max is null then 0 else 1 end)::numeric, 1,
    (q.s_closed)::numeric),
  ('lead_days_median',
    (q.leads_tenths[5])::numeric, (case when q.leads_tenths[5] is null then 0 else 1 end)::numeric, 1,
    (q.s_hearings_set)::numeric),
  ('lead_days_p90',
    (q.leads_tenths[9])::numeric, (case when q.leads_tenths[9] is null then 0 else 1 end)::numeric, 1,
    (q.s_hearings_set)::numeric),
  ('hearings_per_closure',
    (q.s_hearings_held)::numeric, (q.s_closed)::numeric, 1, (q.s_closed)::numeric),
  ('adjournment_rate',
    (q.s_hearings_adjourned)::numeric, ((q.s_hearings_held + q.s_hearings_adjourned))::numeric, 1,
    ((q.s_hearings_held + q.s_hearings_adjourned))::numeric),
  ('settlement_rate',
    (q.s_closed_settlement)::numeric, (q.s_closed)::numeric, 1, (q.s_closed)::numeric),
  ('transfer_rate',
    (q.s_sent)::numeric, ((q.s_registered + q.s_reopened + q.s_received))::numeric, 1,
    ((q.s_registered + q.s_reopened + q.s_received))::numeric),
  ('reopening_rate',
    (q.s_closed_reopened)::numeric, (q.s_closed)::numeric, 1, (q.s_closed)::numeric),
  ('appeal_rate',
    (q.s_appealed)::numeric, (q.s_closed)::numeric, 1, (q.s_closed)::numeric),
  ('upheld_rate',
    (q.s_upheld)::numeric, ((q.s_upheld + q.s_modified + q.s_reversed))::numeric, 1,
    ((q.s_upheld + q.s_modified + q.s_reversed))::numeric),
  ('enforcement_pending',
    ((q.c_enforcement_opened - q.c_enforcement_closed))::numeric, (1)::numeric, 1, (null)::numeric),
  ('recovery_rate',
    (q.s_paid_rials)::numeric, (q.s_adjudged_rials)::numeric, 1, (q.s_enforcement_opened)::numeric),
  ('enforcement_days_mean',
    (q.s_enforcement_days)::numeric, (q.s_enforcement_closed)::numeric, 1, (q.s_enforcement_closed)::numeric),
  ('new_cases',
    (q.s_registered)::numeric, (1)::numeric, 1, (null)::numeric),
  ('closed_mean',
    (q.s_closed)::numeric, (q.branch_month_units)::numeric, 26970, (null)::numeric),
  ('satisfied_rate',
    (q.s_satisfied)::numeric, (q.s_surveys)::numeric, 1, (q.s_surveys)::numeric),
  ('case_days_mean',
    (q.s_closed_case_ages_sum)::numeric, (q.s_closed)::numeric, 1, (q.s_closed)::numeric),
  ('case_days_p90',
    (q.closed_case_ages_tenths[9])::numeric,
    (case when q.closed_case_ages_tenths[9] is null then 0 else 1 end)::numeric, 1, (q.s_closed)::numeric),
  ('case_age_mean',
    (q.pending_case_age_days)::numeric,
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric, 1,
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric),
  ('case_old_rate',
    (q.case_over_365)::numeric, (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric,
    1, (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric),
  ('undated',
    (q.undated_with_calendar)::numeric, (q.has_calendar)::numeric, 1, (null)::numeric),
  ('undated_rate',
    (q.undated_with_calendar)::numeric, (q.pending_with_calendar)::numeric, 1, (q.pending_with_calendar)::numeric),
  ('undecided',
    (q.c_undecided)::numeric, (1)::numeric, 1, (null)::numeric),
  ('undecided_rate',
    (q.c_undecided)::numeric, (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric, 1,
    (((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)))::numeric),
  ('decision_days_mean',
    (q.s_decision_days)::numeric, (q.s_decisions)::numeric, 1, (q.s_decisions)::numeric),
  ('decision_on_time_rate',
    (q.s_decisions_on_time)::numeric, (q.s_decisions)::numeric, 1, (q.s_decisions)::numeric),
  ('hearings_overdue',
    (q.c_overdue)::numeric, (1)::numeric, 1, (null)::numeric),
  ('lead_over_rate',
    (q.leads_over_norm)::numeric, (q.leads_with_norm)::numeric, 1, (q.leads_with_norm)::numeric),
  ('adjourned_service_rate',
    (q.s_adjourned_service)::numeric, ((q.s_hearings_held + q.s_hearings_adjourned))::numeric, 1,
    ((q.s_hearings_held + q.s_hearings_adjourned))::numeric),
  ('adjourned_expert_rate',
    (q.s_adjourned_expert)::numeric, ((q.s_hearings_held + q.s_hearings_adjourned))::numeric, 1,
    ((q.s_hearings_held + q.s_hearings_adjourned))::numeric),
  ('adjourned_court_rate',
    (q.s_adjourned_court)::numeric, ((q.s_hearings_held + q.s_hearings_adjourned))::numeric, 1,
    ((q.s_hearings_held + q.s_hearings_adjourned))::numeric)
) as f (code, numerator, denominator, divisor, n)
$$;

create view report.indicator with (security_barrier) as
select * from (values
  (1, 'pending', 'مانده', 'cases', 'lower', true, false,
    'cases that are open on the last day of the window'),
  (2, 'processing_days_mean', 'میانگین زمان رسیدگی', 'days', 'lower', false, false,
    'days from opening to closing of the spells closed in the window, on average'),
  (3, 'lead_days_max', 'بیشترین زمان وقت‌دهی', 'days', 'lower', true, false,
    'the greatest number of days from the day a trial hearing was set to its date'),
  (4, 'lead_days_mean', 'میانگین زمان وقت‌دهی', 'days', 'lower', false, false,
    'days from the day a trial hearing was set to its date, on average'),
  (5, 'inflow_mean', 'میانگین ورودی', 'cases per branch and month', 'neutral', false, true,
    'cases that came in, per branch and month'),
  (6, 'outflow_mean', 'میانگین خروجی', 'cases per branch and month', 'neutral', false, true,
    'cases that were closed or sent on, per branch and month'),
  (7, 'satisfaction_mean', 'میانگین رضایتمندی مردم', '1 to 5', 'higher', false, false,
    'the parties'' scores, on average'),
  (8, 'inflow', 'ورودی', 'cases', 'neutral', true, false,
    'cases registered, reopened or received'),
  (9, 'outflow', 'خروجی', 'cases', 'neutral', true, false,
    'cases closed or sent on'),
  (10, 'pending_change', 'تغییر مانده', 'cases', 'lower', true, false,
    'cases that came in less cases that went out'),
  (11, 'clearance_rate', 'نرخ رسیدگی', 'ratio', 'higher', false, false,
    'cases closed per case that came in and was not sent on'),
  (12, 'disposition_days', 'زمان پیش‌بینی‌شدهٔ تعیین تکلیف', 'days', 'lower', false, false,
    'days in which the pending cases would be closed at the pace of the window'),
  (13, 'pending_per_branch', 'مانده به ازای هر شعبه', 'cases', 'lower', false, false,
    'pending cases per branch active on the last day'),
  (14, 'pending_age_mean', 'میانگین عمر مانده', 'days', 'lower', false, false,
    'the age of the pending cases on the last day, on average'),
  (15, 'backlog_rate', 'سهم پرونده‌های معوق', 'ratio', 'lower', false, false,
    'of the pending cases of branches with a standard, the share older than it'),
  (16, 'old_rate', 'سهم پرونده‌های مسن', 'ratio', 'lower', false, false,
    'of the pending cases, the share older than 365 days'),
  (17, 'on_time_rate', 'رسیدگی در مهلت استاندارد', 'ratio', 'higher', false, false,
    'of the spells closed at branches with a standard, the share that took at most it'),
  (18, 'processing_days_median', 'میانهٔ زمان رسیدگی', 'days', 'lower', false, false,
    'the 0.5 quantile of the processing days of the spells closed in the window'),
  (19, 'processing_days_p90', 'صدک ۹۰ زمان رسیدگی', 'days', 'lower', false, false,
    'the 0.9 quantile of the processing days of the spells closed in the window'),
  (20, 'processing_days_max', 'بیشترین زمان رسیدگی', 'days', 'lower', true, false,
    'the greatest processing time of the spells closed in the window'),
  (21, 'lead_days_median', 'میانهٔ زمان وقت‌دهی', 'days', 'lower', false, false,
    'the 0.5 quantile of the lead days of the trial hearings set in the window'),
  (22, 'lead_days_p90', 'صدک ۹۰ زمان وقت‌دهی', 'days', 'lower', false, false,
    'the 0.9 quantile of the lead days of the trial hearings set in the window'),
  (23, 'hearings_per_closure', 'جلسه به ازای هر مختومه', 'ratio', 'neutral', false, false,
    'trial hearings held per case closed'),
  (24, 'adjournment_rate', 'نرخ تجدید جلسه', 'ratio', 'lower', false, false,
    'of the trial hearings held or adjourned, the share adjourned'),
  (25, 'settlement_rate', 'نرخ سازش', 'ratio', 'higher', false, false,
    'of the cases closed, the share closed by settlement'),
  (26, 'transfer_rate', 'نرخ ارجاع به شعب دیگر', 'ratio', 'neutral', false, false,
    'cases sent on per case that came in'),
  (27, 'reopening_rate', 'بازگشت پس از مختومه (۹۰ روز)', 'ratio', 'lower', false, false,
    'of the cases closed, the share reopened within 90 days'),
  (28, 'appeal_rate', 'نرخ تجدیدنظرخواهی', 'ratio', 'neutral', false, false,
    'appeals per case closed'),
  (29, 'upheld_rate', 'اتقان آرا', 'ratio', 'higher', false, false,
    'of the appeals decided, the share in which the decision was upheld'),
  (30, 'enforcement_pending', 'ماندهٔ اجرای احکام مالی', 'cases', 'lower', true, false,
    'enforcements of money judgments that are open on the last day'),
  (31, 'recovery_rate', 'نرخ وصول محکومیت مالی', 'ratio', 'higher', false, false,
    'rials recovered per rial adjudged'),
  (32, 'enforcement_days_mean', 'میانگین زمان اجرای حکم', 'days', 'lower', false, false,
    'days from opening to closing of the enforcements closed in the window, on average'),
  (33, 'new_cases', 'ورودی جدید', 'cases', 'neutral', true, false,
    'cases registered: each once, in the whole country'),
  (34, 'closed_mean', 'میانگین مختومه', 'cases per branch and month', 'higher', false, true,
    'cases that were closed, per branch and month'),
  (35, 'satisfied_rate', 'سهم مراجعان راضی', 'ratio', 'higher', false, false,
    'of the parties surveyed, the share that gave 4 or 5'),
  (36, 'case_days_mean', 'میانگین زمان از ثبت تا ختم', 'days', 'lower', false, false,
    'days from registration or reopening, transfers among them, to closing of the spells closed in the window, on average'),
  (37, 'case_days_p90', 'صدک ۹۰ زمان از ثبت تا ختم', 'days', 'lower', false, false,
    'the 0.9 quantile of the same'),
  (38, 'case_age_mean', 'میانگین عمر پرونده‌های مانده', 'days', 'lower', false, false,
    'the age of the pending cases on the last day from their registration or reopening, on average'),
  (39, 'case_old_rate', 'سهم پرونده‌های مسن از آغاز', 'ratio', 'lower', false, false,
    'of the pending cases, the share that was registered or reopened more than 365 days before'),
  (40, 'undated', 'پروندهٔ بدون وقت', 'cases', 'lower', true, false,
    'pending cases of branches that keep a calendar that had no date for 30 days and await no judgment'),
  (41, 'undated_rate', 'سهم پرونده‌های بدون وقت', 'ratio', 'lower', false, false,
    'of the pending cases of branches that keep a calendar, the share of those'),
  (42, 'undecided', 'رأی صادرنشده', 'cases', 'lower', true, false,
    'pending cases without a judgment and another date more than a week after their last hearing'),
  (43, 'undecided_rate', 'سهم رأی‌های صادرنشده', 'ratio', 'lower', false, false,
    'of the pending cases, the share of those'),
  (44, 'decision_days_mean', 'میانگین زمان صدور رأی', 'days', 'lower', false, false,
    'days from the last hearing to the judgment, on average'),
  (45, 'decision_on_time_rate', 'صدور رأی در یک هفته', 'ratio', 'higher', false, false,
    'of the judgments after a hearing, the share given within a week'),
  (46, 'hearings_overdue', 'جلسهٔ بی‌نتیجه', 'hearings', 'lower', true, false,
    'trial hearings of pending cases that have no outcome more than 3 days after their date'),
  (47, 'lead_over_rate', 'سهم اوقات نامتعارف', 'ratio', 'lower', false, false,
    'of the trial hearings set at branches whose kind has a norm, the share set further ahead than it'),
  (48, 'adjourned_service_rate', 'تجدید به سبب ابلاغ', 'ratio', 'lower', false, false,
    'of the trial hearings held or adjourned, the share adjourned for service'),
  (49, 'adjourned_expert_rate', 'تجدید به سبب کارشناسی', 'ratio', 'lower', false, false,
    'of the trial hearings held or adjourned, the share adjourned for the expert'),
  (50, 'adjourned_court_rate', 'تجدید به سبب دادگاه', 'ratio', 'lower', false, false,
    'of the trial hearings held or adjourned, the share adjourned for the court itself')
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

create function report.scorecard(
  unit text, from_day date, to_day date, class text default null, kind text default null
) returns table (code text, title text, value double precision, numerator numeric, denominator numeric,
  divisor integer, n numeric)
language sql stable security definer set search_path = tarazu, pg_temp as $$
select f.code, i.title,
  case when f.denominator > 0 then f.numerator::double precision * f.divisor / f.denominator::double precision end,
  f.numerator, f.denominator, f.divisor, f.n
from report.unit u
cross join lateral figures(u.code, u.level, $2, $3, $4, $5) f
join report.indicator i on i.code = f.code
where u.code = $1
order by i.place
$$;

create function report.rank(
  kpi text, unit text, level text, from_day date, to_day date, class text default null, kind text default null,
  min_n numeric default 30
) returns table (highest bigint, lowest bigint, unit_code text, name text, value double precision,
  numerator numeric, denominator numeric, divisor integer, n numeric)
language sql stable security definer set search_path = tarazu, pg_temp as $$
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

create function report.older_than(
  unit text, class text, as_of date, days integer, kind text default null
) returns bigint
language sql stable security definer set search_path = tarazu, pg_temp set enable_nestloop = off set jit = off as $$
with cells as not materialized (
  select c.*
  from report.unit u
  join unit_path p on p.level = 'branch' and u.code in (p.branch, p.district, p.province, p.country)
  join cell c on c.branch_no = p.place_no
  join class k on k.number = c.class_no
  where u.code = $1 and ($2 is null or k.code = $2) and ($5 is null or p.kind = $5) and c.day <= $3
)
select (
  select coalesce(sum(coalesce(registered, 0) + coalesce(reopened, 0) + coalesce(received, 0)), 0)
  from cells where day <= $3 - $4 - 1)
  - (select count(*) from (
      select day, day - unnest(closed_ages) as began_on from cells
      union all
      select day, day - unnest(sent_ages) as began_on from cells) e
    where began_on <= $3 - $4 - 1)
$$;

create function report.case_older_than(
  unit text, class text, as_of date, days integer, kind text default null
) returns bigint
language sql stable security definer set search_path = tarazu, pg_temp set enable_nestloop = off set jit = off as $$
with cells as not materialized (
  select c.*
  from report.unit u
  join unit_path p on p.level = 'branch' and u.code in (p.branch, p.district, p.province, p.country)
  join cell c on c.branch_no = p.place_no
  join class k on k.number = c.class_no
  where u.code = $1 and ($2 is null or k.code = $2) and ($5 is null or p.kind = $5) and c.day <= $3
)
select (
  select coalesce(sum(coalesce(registered, 0) + coalesce(reopened, 0) + coalesce(received, 0)), 0)
  from cells where day <= $3 - $4 - 1)
  + (select count(*) from (
      select day, day - unnest(received_case_ages) as began_on from cells) o
    where began_on <= $3 - $4 - 1 and day > $3 - $4 - 1)
  - (select count(*) from (
      select day, day - unnest(closed_case_ages) as began_on from cells
      union all
      select day, day - unnest(sent_case_ages) as began_on from cells) e
    where began_on <= $3 - $4 - 1)
$$;

create function report.aging(unit text, to_day date, class text default null, kind text default null)
returns table (pending numeric, mean_age_days double precision,
  over_90 numeric, over_180 numeric, over_365 numeric, over_730 numeric, over_1095 numeric, over_1825 numeric,
  over_standard numeric, mean_case_age_days double precision, case_over_90 numeric, case_over_180 numeric,
  case_over_365 numeric, case_over_730 numeric, case_over_1095 numeric, case_over_1825 numeric)
language sql stable security definer set search_path = tarazu, pg_temp as $$
select p.pending,
  case when p.pending > 0 then q.pending_age_days::double precision / p.pending::double precision end,
  q.over_90, q.over_180, q.over_365, q.over_730, q.over_1095, q.over_1825,
  case when q.has_standard then q.over_standard end,
  case when p.pending > 0 then q.pending_case_age_days::double precision / p.pending::double precision end,
  q.case_over_90, q.case_over_180, q.case_over_365, q.case_over_730, q.case_over_1095, q.case_over_1825
from report.unit u
cross join lateral quantities(u.code, u.level, $2, $2, $3, $4) q
cross join lateral (select ((q.c_registered + q.c_reopened + q.c_received) - (q.c_closed + q.c_sent)) as pending) p
where u.code = $1
$$;

create function report.distribution(
  list text, unit text, from_day date, to_day date, class text default null, kind text default null
) returns table (value integer, count bigint)
language sql stable security definer set search_path = tarazu, pg_temp set enable_nestloop = off set jit = off as $$
select v.value, count(*)
from report.unit u
join unit_path p on p.level = 'branch' and u.code in (p.branch, p.district, p.province, p.country)
join cell c on c.branch_no = p.place_no
join class k on k.number = c.class_no
cross join lateral unnest(
  case $1 when 'processing_days' then c.closed_ages when 'lead_days' then c.leads when 'case_days' then c.closed_case_ages end) as v (value)
where u.code = $2 and c.day between $3 and $4 and ($5 is null or k.code = $5) and ($6 is null or p.kind = $6)
group by v.value
order by v.value
$$;

create view report.daily_country with (security_barrier) as
select c.day, p.country as unit, k.code as class, p.kind,
  coalesce(sum(c.registered), 0) as registered,
  coalesce(sum(c.reopened), 0) as reopened,
  coalesce(sum(c.received), 0) as received,
  coalesce(sum(c.closed), 0) as closed,
  coalesce(sum(c.sent), 0) as sent,
  coalesce(sum(c.closed_judgment), 0) as closed_judgment,
  coalesce(sum(c.closed_settlement), 0) as closed_settlement,
  coalesce(sum(c.closed_dismissal), 0) as closed_dismissal,
  coalesce(sum(c.closed_withdrawn), 0) as closed_withdrawn,
  coalesce(sum(c.closed_other), 0) as closed_other,
  coalesce(sum(c.closed_reopened), 0) as closed_reopened,
  coalesce(sum(c.hearings_set), 0) as hearings_set,
  coalesce(sum(c.hearings_held), 0) as hearings_held,
  coalesce(sum(c.hearings_adjourned), 0) as hearings_adjourned,
  coalesce(sum(c.hearings_cancelled), 0) as hearings_cancelled,
  coalesce(sum(c.appealed), 0) as appealed,
  coalesce(sum(c.upheld), 0) as upheld,
  coalesce(sum(c.modified), 0) as modified,
  coalesce(sum(c.reversed), 0) as reversed,
  coalesce(sum(c.enforcement_opened), 0) as enforcement_opened,
  coalesce(sum(c.payments), 0) as payments,
  coalesce(sum(c.enforcement_closed), 0) as enforcement_closed,
  coalesce(sum(c.surveys), 0) as surveys,
  coalesce(sum(c.score_sum), 0) as score_sum,
  coalesce(sum(c.enforcement_days), 0) as enforcement_days,
  coalesce(sum(c.adjudged_rials), 0) as adjudged_rials,
  coalesce(sum(c.paid_rials), 0) as paid_rials,
  coalesce(sum(c.hearings_withdrawn), 0) as hearings_withdrawn,
  coalesce(sum(c.adjourned_service), 0) as adjourned_service,
  coalesce(sum(c.adjourned_party), 0) as adjourned_party,
  coalesce(sum(c.adjourned_counsel), 0) as adjourned_counsel,
  coalesce(sum(c.adjourned_court), 0) as adjourned_court,
  coalesce(sum(c.adjourned_expert), 0) as adjourned_expert,
  coalesce(sum(c.adjourned_other), 0) as adjourned_other,
  coalesce(sum(c.satisfied), 0) as satisfied,
  coalesce(sum(c.score_sq), 0) as score_sq,
  coalesce(sum(c.decisions), 0) as decisions,
  coalesce(sum(c.decision_days), 0) as decision_days,
  coalesce(sum(c.decisions_on_time), 0) as decisions_on_time,
  coalesce(sum((select sum(v) from unnest(c.closed_ages) v)), 0) as processing_days,
  coalesce(sum((select sum(v) from unnest(c.leads) v)), 0) as lead_days,
  coalesce(sum((select sum(v) from unnest(c.closed_case_ages) v)), 0) as case_days
from cell c
join unit_path p on p.place_no = c.branch_no and p.level = 'branch'
join class k on k.number = c.class_no
where (select is_country from reader_extent) or p.country in (select code from reader_place)
group by c.day, p.country, k.code, p.kind;
comment on view report.daily_country is
  'What happened on each day in each country that the reader may see, by class and kind';
comment on column report.daily_country.day is 'The civil day in Asia/Tehran';
comment on column report.daily_country.unit is 'The country''s code';
comment on column report.daily_country.class is 'The cases'' class';
comment on column report.daily_country.kind is 'The branches'' kind';
comment on column report.daily_country.registered is 'Sum of cell.registered';
comment on column report.daily_country.reopened is 'Sum of cell.reopened';
comment on column report.daily_country.received is 'Sum of cell.received';
comment on column report.daily_country.closed is 'Sum of cell.closed';
comment on column report.daily_country.sent is 'Sum of cell.sent';
comment on column report.daily_country.closed_judgment is 'Sum of cell.closed_judgment';
comment on column report.daily_country.closed_settlement is 'Sum of cell.closed_settlement';
comment on column report.daily_country.closed_dismissal is 'Sum of cell.closed_dismissal';
comment on column report.daily_country.closed_withdrawn is 'Sum of cell.closed_withdrawn';
comment on column report.daily_country.closed_other is 'Sum of cell.closed_other';
comment on column report.daily_country.closed_reopened is 'Sum of cell.closed_reopened';
comment on column report.daily_country.hearings_set is 'Sum of cell.hearings_set';
comment on column report.daily_country.hearings_held is 'Sum of cell.hearings_held';
comment on column report.daily_country.hearings_adjourned is 'Sum of cell.hearings_adjourned';
comment on column report.daily_country.hearings_cancelled is 'Sum of cell.hearings_cancelled';
comment on column report.daily_country.appealed is 'Sum of cell.appealed';
comment on column report.daily_country.upheld is 'Sum of cell.upheld';
comment on column report.daily_country.modified is 'Sum of cell.modified';
comment on column report.daily_country.reversed is 'Sum of cell.reversed';
comment on column report.daily_country.enforcement_opened is 'Sum of cell.enforcement_opened';
comment on column report.daily_country.payments is 'Sum of cell.payments';
comment on column report.daily_country.enforcement_closed is 'Sum of cell.enforcement_closed';
comment on column report.daily_country.surveys is 'Sum of cell.surveys';
comment on column report.daily_country.score_sum is 'Sum of cell.score_sum';
comment on column report.daily_country.enforcement_days is 'Sum of cell.enforcement_days';
comment on column report.daily_country.adjudged_rials is 'Sum of cell.adjudged_rials';
comment on column report.daily_country.paid_rials is 'Sum of cell.paid_rials';
comment on column report.daily_country.hearings_withdrawn is 'Sum of cell.hearings_withdrawn';
comment on column report.daily_country.adjourned_service is 'Sum of cell.adjourned_service';
comment on column report.daily_country.adjourned_party is 'Sum of cell.adjourned_party';
comment on column report.daily_country.adjourned_counsel is 'Sum of cell.adjourned_counsel';
comment on column report.daily_country.adjourned_court is 'Sum of cell.adjourned_court';
comment on column report.daily_country.adjourned_expert is 'Sum of cell.adjourned_expert';
comment on column report.daily_country.adjourned_other is 'Sum of cell.adjourned_other';
comment on column report.daily_country.satisfied is 'Sum of cell.satisfied';
comment on column report.daily_country.score_sq is 'Sum of cell.score_sq';
comment on column report.daily_country.decisions is 'Sum of cell.decisions';
comment on column report.daily_country.decision_days is 'Sum of cell.decision_days';
comment on column report.daily_country.decisions_on_time is 'Sum of cell.decisions_on_time';
comment on column report.daily_country.processing_days is 'Sum of the ages of the spells that closed, in days';
comment on column report.daily_country.lead_days is 'Sum of the days from setting to date of the trial hearings set';
comment on column report.daily_country.case_days is 'Sum of the ages of the cases of the spells that closed, in days';

create view report.daily_province with (security_barrier) as
select c.day, p.province as unit, k.code as class, p.kind,
  coalesce(sum(c.registered), 0) as registered,
  coalesce(sum(c.reopened), 0) as reopened,
  coalesce(sum(c.received), 0) as received,
  coalesce(sum(c.closed), 0) as closed,
  coalesce(sum(c.sent), 0) as sent,
  coalesce(sum(c.closed_judgment), 0) as closed_judgment,
  coalesce(sum(c.closed_settlement), 0) as closed_settlement,
  coalesce(sum(c.closed_dismissal), 0) as closed_dismissal,
  coalesce(sum(c.closed_withdrawn), 0) as closed_withdrawn,
  coalesce(sum(c.closed_other), 0) as closed_other,
  coalesce(sum(c.closed_reopened), 0) as closed_reopened,
  coalesce(sum(c.hearings_set), 0) as hearings_set,
  coalesce(sum(c.hearings_held), 0) as hearings_held,
  coalesce(sum(c.hearings_adjourned), 0) as hearings_adjourned,
  coalesce(sum(c.hearings_cancelled), 0) as hearings_cancelled,
  coalesce(sum(c.appealed), 0) as appealed,
  coalesce(sum(c.upheld), 0) as upheld,
  coalesce(sum(c.modified), 0) as modified,
  coalesce(sum(c.reversed), 0) as reversed,
  coalesce(sum(c.enforcement_opened), 0) as enforcement_opened,
  coalesce(sum(c.payments), 0) as payments,
  coalesce(sum(c.enforcement_closed), 0) as enforcement_closed,
  coalesce(sum(c.surveys), 0) as surveys,
  coalesce(sum(c.score_sum), 0) as score_sum,
  coalesce(sum(c.enforcement_days), 0) as enforcement_days,
  coalesce(sum(c.adjudged_rials), 0) as adjudged_rials,
  coalesce(sum(c.paid_rials), 0) as paid_rials,
  coalesce(sum(c.hearings_withdrawn), 0) as hearings_withdrawn,
  coalesce(sum(c.adjourned_service), 0) as adjourned_service,
  coalesce(sum(c.adjourned_party), 0) as adjourned_party,
  coalesce(sum(c.adjourned_counsel), 0) as adjourned_counsel,
  coalesce(sum(c.adjourned_court), 0) as adjourned_court,
  coalesce(sum(c.adjourned_expert), 0) as adjourned_expert,
  coalesce(sum(c.adjourned_other), 0) as adjourned_other,
  coalesce(sum(c.satisfied), 0) as satisfied,
  coalesce(sum(c.score_sq), 0) as score_sq,
  coalesce(sum(c.decisions), 0) as decisions,
  coalesce(sum(c.decision_days), 0) as decision_days,
  coalesce(sum(c.decisions_on_time), 0) as decisions_on_time,
  coalesce(sum((select sum(v) from unnest(c.closed_ages) v)), 0) as processing_days,
  coalesce(sum((select sum(v) from unnest(c.leads) v)), 0) as lead_days,
  coalesce(sum((select sum(v) from unnest(c.closed_case_ages) v)), 0) as case_days
from cell c
join unit_path p on p.place_no = c.branch_no and p.level = 'branch'
join class k on k.number = c.class_no
where (select is_country from reader_extent) or p.province in (select code from reader_place)
group by c.day, p.province, k.code, p.kind;
comment on view report.daily_province is
  'What happened on each day in each province that the reader may see, by class and kind';
comment on column report.daily_province.day is 'The civil day in Asia/Tehran';
comment on column report.daily_province.unit is 'The province''s code';
comment on column report.daily_province.class is 'The cases'' class';
comment on column report.daily_province.kind is 'The branches'' kind';
comment on column report.daily_province.registered is 'Sum of cell.registered';
comment on column report.daily_province.reopened is 'Sum of cell.reopened';
comment on column report.daily_province.received is 'Sum of cell.received';
comment on column report.daily_province.closed is 'Sum of cell.closed';
comment on column report.daily_province.sent is 'Sum of cell.sent';
comment on column report.daily_province.closed_judgment is 'Sum of cell.closed_judgment';
comment on column report.daily_province.closed_settlement is 'Sum of cell.closed_settlement';
comment on column report.daily_province.closed_dismissal is 'Sum of cell.closed_dismissal';
comment on column report.daily_province.closed_withdrawn is 'Sum of cell.closed_withdrawn';
comment on column report.daily_province.closed_other is 'Sum of cell.closed_other';
comment on column report.daily_province.closed_reopened is 'Sum of cell.closed_reopened';
comment on column report.daily_province.hearings_set is 'Sum of cell.hearings_set';
comment on column report.daily_province.hearings_held is 'Sum of cell.hearings_held';
comment on column report.daily_province.hearings_adjourned is 'Sum of cell.hearings_adjourned';
comment on column report.daily_province.hearings_cancelled is 'Sum of cell.hearings_cancelled';
comment on column report.daily_province.appealed is 'Sum of cell.appealed';
comment on column report.daily_province.upheld is 'Sum of cell.upheld';
comment on column report.daily_province.modified is 'Sum of cell.modified';
comment on column report.daily_province.reversed is 'Sum of cell.reversed';
comment on column report.daily_province.enforcement_opened is 'Sum of cell.enforcement_opened';
comment on column report.daily_province.payments is 'Sum of cell.payments';
comment on column report.daily_province.enforcement_closed is 'Sum of cell.enforcement_closed';
comment on column report.daily_province.surveys is 'Sum of cell.surveys';
comment on column report.daily_province.score_sum is 'Sum of cell.score_sum';
comment on column report.daily_province.enforcement_days is 'Sum of cell.enforcement_days';
comment on column report.daily_province.adjudged_rials is 'Sum of cell.adjudged_rials';
comment on column report.daily_province.paid_rials is 'Sum of cell.paid_rials';
comment on column report.daily_province.hearings_withdrawn is 'Sum of cell.hearings_withdrawn';
comment on column report.daily_province.adjourned_service is 'Sum of cell.adjourned_service';
comment on column report.daily_province.adjourned_party is 'Sum of cell.adjourned_party';
comment on column report.daily_province.adjourned_counsel is 'Sum of cell.adjourned_counsel';
comment on column report.daily_province.adjourned_court is 'Sum of cell.adjourned_court';
comment on column report.daily_province.adjourned_expert is 'Sum of cell.adjourned_expert';
comment on column report.daily_province.adjourned_other is 'Sum of cell.adjourned_other';
comment on column report.daily_province.satisfied is 'Sum of cell.satisfied';
comment on column report.daily_province.score_sq is 'Sum of cell.score_sq';
comment on column report.daily_province.decisions is 'Sum of cell.decisions';
comment on column report.daily_province.decision_days is 'Sum of cell.decision_days';
comment on column report.daily_province.decisions_on_time is 'Sum of cell.decisions_on_time';
comment on column report.daily_province.processing_days is 'Sum of the ages of the spells that closed, in days';
comment on column report.daily_province.lead_days is 'Sum of the days from setting to date of the trial hearings set';
comment on column report.daily_province.case_days is 'Sum of the ages of the cases of the spells that closed, in days';

create view report.daily_district with (security_barrier) as
select c.day, p.district as unit, k.code as class, p.kind,
  coalesce(sum(c.registered), 0) as registered,
  coalesce(sum(c.reopened), 0) as reopened,
  coalesce(sum(c.received), 0) as received,
  coalesce(sum(c.closed), 0) as closed,
  coalesce(sum(c.sent), 0) as sent,
  coalesce(sum(c.closed_judgment), 0) as closed_judgment,
  coalesce(sum(c.closed_settlement), 0) as closed_settlement,
  coalesce(sum(c.closed_dismissal), 0) as closed_dismissal,
  coalesce(sum(c.closed_withdrawn), 0) as closed_withdrawn,
  coalesce(sum(c.closed_other), 0) as closed_other,
  coalesce(sum(c.closed_reopened), 0) as closed_reopened,
  coalesce(sum(c.hearings_set), 0) as hearings_set,
  coalesce(sum(c.hearings_held), 0) as hearings_held,
  coalesce(sum(c.hearings_adjourned), 0) as hearings_adjourned,
  coalesce(sum(c.hearings_cancelled), 0) as hearings_cancelled,
  coalesce(sum(c.appealed), 0) as appealed,
  coalesce(sum(c.upheld), 0) as upheld,
  coalesce(sum(c.modified), 0) as modified,
  coalesce(sum(c.reversed), 0) as reversed,
  coalesce(sum(c.enforcement_opened), 0) as enforcement_opened,
  coalesce(sum(c.payments), 0) as payments,
  coalesce(sum(c.enforcement_closed), 0) as enforcement_closed,
  coalesce(sum(c.surveys), 0) as surveys,
  coalesce(sum(c.score_sum), 0) as score_sum,
  coalesce(sum(c.enforcement_days), 0) as enforcement_days,
  coalesce(sum(c.adjudged_rials), 0) as adjudged_rials,
  coalesce(sum(c.paid_rials), 0) as paid_rials,
  coalesce(sum(c.hearings_withdrawn), 0) as hearings_withdrawn,
  coalesce(sum(c.adjourned_service), 0) as adjourned_service,
  coalesce(sum(c.adjourned_party), 0) as adjourned_party,
  coalesce(sum(c.adjourned_counsel), 0) as adjourned_counsel,
  coalesce(sum(c.adjourned_court), 0) as adjourned_court,
  coalesce(sum(c.adjourned_expert), 0) as adjourned_expert,
  coalesce(sum(c.adjourned_other), 0) as adjourned_other,
  coalesce(sum(c.satisfied), 0) as satisfied,
  coalesce(sum(c.score_sq), 0) as score_sq,
  coalesce(sum(c.decisions), 0) as decisions,
  coalesce(sum(c.decision_days), 0) as decision_days,
  coalesce(sum(c.decisions_on_time), 0) as decisions_on_time,
  coalesce(sum((select sum(v) from unnest(c.closed_ages) v)), 0) as processing_days,
  coalesce(sum((select sum(v) from unnest(c.leads) v)), 0) as lead_days,
  coalesce(sum((select sum(v) from unnest(c.closed_case_ages) v)), 0) as case_days
from cell c
join unit_path p on p.place_no = c.branch_no and p.level = 'branch'
join class k on k.number = c.class_no
where (select is_country from reader_extent) or p.district in (select code from reader_place)
group by c.day, p.district, k.code, p.kind;
comment on view report.daily_district is
  'What happened on each day in each district that the reader may see, by class and kind';
comment on column report.daily_district.day is 'The civil day in Asia/Tehran';
comment on column report.daily_district.unit is 'The district''s code';
comment on column report.daily_district.class is 'The cases'' class';
comment on column report.daily_district.kind is 'The branches'' kind';
comment on column report.daily_district.registered is 'Sum of cell.registered';
comment on column report.daily_district.reopened is 'Sum of cell.reopened';
comment on column report.daily_district.received is 'Sum of cell.received';
comment on column report.daily_district.closed is 'Sum of cell.closed';
comment on column report.daily_district.sent is 'Sum of cell.sent';
comment on column report.daily_district.closed_judgment is 'Sum of cell.closed_judgment';
comment on column report.daily_district.closed_settlement is 'Sum of cell.closed_settlement';
comment on column report.daily_district.closed_dismissal is 'Sum of cell.closed_dismissal';
comment on column report.daily_district.closed_withdrawn is 'Sum of cell.closed_withdrawn';
comment on column report.daily_district.closed_other is 'Sum of cell.closed_other';
comment on column report.daily_district.closed_reopened is 'Sum of cell.closed_reopened';
comment on column report.daily_district.hearings_set is 'Sum of cell.hearings_set';
comment on column report.daily_district.hearings_held is 'Sum of cell.hearings_held';
comment on column report.daily_district.hearings_adjourned is 'Sum of cell.hearings_adjourned';
comment on column report.daily_district.hearings_cancelled is 'Sum of cell.hearings_cancelled';
comment on column report.daily_district.appealed is 'Sum of cell.appealed';
comment on column report.daily_district.upheld is 'Sum of cell.upheld';
comment on column report.daily_district.modified is 'Sum of cell.modified';
comment on column report.daily_district.reversed is 'Sum of cell.reversed';
comment on column report.daily_district.enforcement_opened is 'Sum of cell.enforcement_opened';
comment on column report.daily_district.payments is 'Sum of cell.payments';
comment on column report.daily_district.enforcement_closed is 'Sum of cell.enforcement_closed';
comment on column report.daily_district.surveys is 'Sum of cell.surveys';
comment on column report.daily_district.score_sum is 'Sum of cell.score_sum';
comment on column report.daily_district.enforcement_days is 'Sum of cell.enforcement_days';
comment on column report.daily_district.adjudged_rials is 'Sum of cell.adjudged_rials';
comment on column report.daily_district.paid_rials is 'Sum of cell.paid_rials';
comment on column report.daily_district.hearings_withdrawn is 'Sum of cell.hearings_withdrawn';
comment on column report.daily_district.adjourned_service is 'Sum of cell.adjourned_service';
comment on column report.daily_district.adjourned_party is 'Sum of cell.adjourned_party';
comment on column report.daily_district.adjourned_counsel is 'Sum of cell.adjourned_counsel';
comment on column report.daily_district.adjourned_court is 'Sum of cell.adjourned_court';
comment on column report.daily_district.adjourned_expert is 'Sum of cell.adjourned_expert';
comment on column report.daily_district.adjourned_other is 'Sum of cell.adjourned_other';
comment on column report.daily_district.satisfied is 'Sum of cell.satisfied';
comment on column report.daily_district.score_sq is 'Sum of cell.score_sq';
comment on column report.daily_district.decisions is 'Sum of cell.decisions';
comment on column report.daily_district.decision_days is 'Sum of cell.decision_days';
comment on column report.daily_district.decisions_on_time is 'Sum of cell.decisions_on_time';
comment on column report.daily_district.processing_days is 'Sum of the ages of the spells that closed, in days';
comment on column report.daily_district.lead_days is 'Sum of the days from setting to date of the trial hearings set';
comment on column report.daily_district.case_days is 'Sum of the ages of the cases of the spells that closed, in days';

create view report.daily_branch with (security_barrier) as
select c.day, p.branch as unit, k.code as class, p.kind,
  coalesce(sum(c.registered), 0) as registered,
  coalesce(sum(c.reopened), 0) as reopened,
  coalesce(sum(c.received), 0) as received,
  coalesce(sum(c.closed), 0) as closed,
  coalesce(sum(c.sent), 0) as sent,
  coalesce(sum(c.closed_judgment), 0) as closed_judgment,
  coalesce(sum(c.closed_settlement), 0) as closed_settlement,
  coalesce(sum(c.closed_dismissal), 0) as closed_dismissal,
  coalesce(sum(c.closed_withdrawn), 0) as closed_withdrawn,
  coalesce(sum(c.closed_other), 0) as closed_other,
  coalesce(sum(c.closed_reopened), 0) as closed_reopened,
  coalesce(sum(c.hearings_set), 0) as hearings_set,
  coalesce(sum(c.hearings_held), 0) as hearings_held,
  coalesce(sum(c.hearings_adjourned), 0) as hearings_adjourned,
  coalesce(sum(c.hearings_cancelled), 0) as hearings_cancelled,
  coalesce(sum(c.appealed), 0) as appealed,
  coalesce(sum(c.upheld), 0) as upheld,
  coalesce(sum(c.modified), 0) as modified,
  coalesce(sum(c.reversed), 0) as reversed,
  coalesce(sum(c.enforcement_opened), 0) as enforcement_opened,
  coalesce(sum(c.payments), 0) as payments,
  coalesce(sum(c.enforcement_closed), 0) as enforcement_closed,
  coalesce(sum(c.surveys), 0) as surveys,
  coalesce(sum(c.score_sum), 0) as score_sum,
  coalesce(sum(c.enforcement_days), 0) as enforcement_days,
  coalesce(sum(c.adjudged_rials), 0) as adjudged_rials,
  coalesce(sum(c.paid_rials), 0) as paid_rials,
  coalesce(sum(c.hearings_withdrawn), 0) as hearings_withdrawn,
  coalesce(sum(c.adjourned_service), 0) as adjourned_service,
  coalesce(sum(c.adjourned_party), 0) as adjourned_party,
  coalesce(sum(c.adjourned_counsel), 0) as adjourned_counsel,
  coalesce(sum(c.adjourned_court), 0) as adjourned_court,
  coalesce(sum(c.adjourned_expert), 0) as adjourned_expert,
  coalesce(sum(c.adjourned_other), 0) as adjourned_other,
  coalesce(sum(c.satisfied), 0) as satisfied,
  coalesce(sum(c.score_sq), 0) as score_sq,
  coalesce(sum(c.decisions), 0) as decisions,
  coalesce(sum(c.decision_days), 0) as decision_days,
  coalesce(sum(c.decisions_on_time), 0) as decisions_on_time,
  coalesce(sum((select sum(v) from unnest(c.closed_ages) v)), 0) as processing_days,
  coalesce(sum((select sum(v) from unnest(c.leads) v)), 0) as lead_days,
  coalesce(sum((select sum(v) from unnest(c.closed_case_ages) v)), 0) as case_days
from cell c
join unit_path p on p.place_no = c.branch_no and p.level = 'branch'
join class k on k.number = c.class_no
where (select is_country from reader_extent) or p.branch in (select code from reader_place)
group by c.day, p.branch, k.code, p.kind;
comment on view report.daily_branch is
  'What happened on each day in each branch that the reader may see, by class and kind';
comment on column report.daily_branch.day is 'The civil day in Asia/Tehran';
comment on column report.daily_branch.unit is 'The branch''s code';
comment on column report.daily_branch.class is 'The cases'' class';
comment on column report.daily_branch.kind is 'The branches'' kind';
comment on column report.daily_branch.registered is 'Sum of cell.registered';
comment on column report.daily_branch.reopened is 'Sum of cell.reopened';
comment on column report.daily_branch.received is 'Sum of cell.received';
comment on column report.daily_branch.closed is 'Sum of cell.closed';
comment on column report.daily_branch.sent is 'Sum of cell.sent';
comment on column report.daily_branch.closed_judgment is 'Sum of cell.closed_judgment';
comment on column report.daily_branch.closed_settlement is 'Sum of cell.closed_settlement';
comment on column report.daily_branch.closed_dismissal is 'Sum of cell.closed_dismissal';
comment on column report.daily_branch.closed_withdrawn is 'Sum of cell.closed_withdrawn';
comment on column report.daily_branch.closed_other is 'Sum of cell.closed_other';
comment on column report.daily_branch.closed_reopened is 'Sum of cell.closed_reopened';
comment on column report.daily_branch.hearings_set is 'Sum of cell.hearings_set';
comment on column report.daily_branch.hearings_held is 'Sum of cell.hearings_held';
comment on column report.daily_branch.hearings_adjourned is 'Sum of cell.hearings_adjourned';
comment on column report.daily_branch.hearings_cancelled is 'Sum of cell.hearings_cancelled';
comment on column report.daily_branch.appealed is 'Sum of cell.appealed';
comment on column report.daily_branch.upheld is 'Sum of cell.upheld';
comment on column report.daily_branch.modified is 'Sum of cell.modified';
comment on column report.daily_branch.reversed is 'Sum of cell.reversed';
comment on column report.daily_branch.enforcement_opened is 'Sum of cell.enforcement_opened';
comment on column report.daily_branch.payments is 'Sum of cell.payments';
comment on column report.daily_branch.enforcement_closed is 'Sum of cell.enforcement_closed';
comment on column report.daily_branch.surveys is 'Sum of cell.surveys';
comment on column report.daily_branch.score_sum is 'Sum of cell.score_sum';
comment on column report.daily_branch.enforcement_days is 'Sum of cell.enforcement_days';
comment on column report.daily_branch.adjudged_rials is 'Sum of cell.adjudged_rials';
comment on column report.daily_branch.paid_rials is 'Sum of cell.paid_rials';
comment on column report.daily_branch.hearings_withdrawn is 'Sum of cell.hearings_withdrawn';
comment on column report.daily_branch.adjourned_service is 'Sum of cell.adjourned_service';
comment on column report.daily_branch.adjourned_party is 'Sum of cell.adjourned_party';
comment on column report.daily_branch.adjourned_counsel is 'Sum of cell.adjourned_counsel';
comment on column report.daily_branch.adjourned_court is 'Sum of cell.adjourned_court';
comment on column report.daily_branch.adjourned_expert is 'Sum of cell.adjourned_expert';
comment on column report.daily_branch.adjourned_other is 'Sum of cell.adjourned_other';
comment on column report.daily_branch.satisfied is 'Sum of cell.satisfied';
comment on column report.daily_branch.score_sq is 'Sum of cell.score_sq';
comment on column report.daily_branch.decisions is 'Sum of cell.decisions';
comment on column report.daily_branch.decision_days is 'Sum of cell.decision_days';
comment on column report.daily_branch.decisions_on_time is 'Sum of cell.decisions_on_time';
comment on column report.daily_branch.processing_days is 'Sum of the ages of the spells that closed, in days';
comment on column report.daily_branch.lead_days is 'Sum of the days from setting to date of the trial hearings set';
comment on column report.daily_branch.case_days is 'Sum of the ages of the cases of the spells that closed, in days';

create function report.daily(level text)
returns table (day date, unit text, class text, kind text,
  registered numeric, reopened numeric, received numeric, closed numeric, sent numeric, closed_judgment numeric,
  closed_settlement numeric, closed_dismissal numeric, closed_withdrawn numeric, closed_other numeric,
  closed_reopened numeric, hearings_set numeric, hearings_held numeric, hearings_adjourned numeric,
  hearings_cancelled numeric, appealed numeric, upheld numeric, modified numeric, reversed numeric,
  enforcement_opened numeric, payments numeric, enforcement_closed numeric, surveys numeric, score_sum numeric,
  enforcement_days numeric, adjudged_rials numeric, paid_rials numeric, hearings_withdrawn numeric,
  adjourned_service numeric, adjourned_party numeric, adjourned_counsel numeric, adjourned_court numeric,
  adjourned_expert numeric, adjourned_other numeric, satisfied numeric, score_sq numeric, decisions numeric,
  decision_days numeric, decisions_on_time numeric, processing_days numeric, lead_days numeric, case_days numeric)
language sql stable as $$
select * from report.daily_country where $1 = 'country'
union all select * from report.daily_province where $1 = 'province'
union all select * from report.daily_district where $1 = 'district'
union all select * from report.daily_branch where $1 = 'branch'
$$;

comment on function tarazu.quantities(text, text, date, date, text, text) is
  'Sums of cells in the quantities that indicators are written in: for each unit of a level below a unit';
comment on function tarazu.figures(text, text, date, date, text, text) is
  'All figures of each unit of a level below a unit';
comment on function report.scorecard(text, date, date, text, text) is
  'All indicators of a unit over a window: value = numerator x divisor / denominator; n is the sample size';
comment on function report.rank(text, text, text, date, date, text, text, numeric) is
  'The units of a level below a unit by an indicator; highest and lowest are its ranks from either end, null for '
  'insufficient data';
comment on function report.older_than(text, text, date, integer, text) is
  'How many cases of a unit were pending on a day and older than so many days';
comment on function report.case_older_than(text, text, date, integer, text) is
  'The same by the age of the case, from its registration or reopening on, which transfers do not start anew';
comment on function report.aging(text, date, text, text) is
  'The pending cases of a unit on a day: their mean age, and how many are older than so many days and than the '
  'standard; and the same by the age of the case, from its registration or reopening on';
comment on function report.distribution(text, text, date, date, text, text) is
  'How often each value of processing_days, lead_days, case_days occurs in a unit and a window';
comment on function report.daily(text) is
  'What happened on each day in each unit of a level: country, province, district or branch';

grant select on
  report.indicator, report.daily_country, report.daily_province, report.daily_district, report.daily_branch
  to tarazu_reader;
grant execute on function report.scorecard(text, date, date, text, text),
  report.rank(text, text, text, date, date, text, text, numeric),
  report.older_than(text, text, date, integer, text),
  report.case_older_than(text, text, date, integer, text),
  report.aging(text, date, text, text),
  report.distribution(text, text, date, date, text, text),
  report.daily(text) to tarazu_reader;
