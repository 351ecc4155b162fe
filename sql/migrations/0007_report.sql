-- The schema report: what SQL readers may see, each within its unit (sql_reader). Its figures follow in the next
-- migration, generated from the table of indicators.

create schema report;
comment on schema report is
  'Figures, and for case readers cases, in plain SQL; each reader sees its own unit and what lies below';
grant usage on schema report to tarazu_reader, tarazu_case_reader;

create view unit_path as
select u.code, u.place_no, u.level, u.name, u.kind, u.opened_on, u.closed_on,
  case u.level when 'branch' then u.code end as branch,
  case u.level when 'branch' then u.parent when 'district' then u.code end as district,
  case u.level when 'branch' then p.parent when 'district' then u.parent when 'province' then u.code end as province,
  case u.level when 'branch' then g.parent when 'district' then p.parent when 'province' then u.parent
    else u.code end as country
from unit u
left join unit p on p.code = u.parent
left join unit g on g.code = p.parent;
comment on view unit_path is 'Units with the units they lie in, themselves included';
comment on column unit_path.code is 'The unit''s code';
comment on column unit_path.place_no is 'The code''s number in place';
comment on column unit_path.level is 'country, province, district or branch';
comment on column unit_path.name is 'Its Persian name';
comment on column unit_path.kind is 'What sort of branch it is';
comment on column unit_path.opened_on is 'First day on which the branch is active';
comment on column unit_path.closed_on is 'Last day on which the branch is active';
comment on column unit_path.branch is 'The unit, if it is a branch';
comment on column unit_path.district is 'The district that it is or lies in';
comment on column unit_path.province is 'The province that it is or lies in';
comment on column unit_path.country is 'The country';

create view reader_scope as
select case when r.unit is distinct from c.code then r.unit end as unit
from sql_reader r
left join unit c on c.level = 'country'
where r.login = session_user
union all
select null where pg_has_role(session_user, 'tarazu_owner', 'member');
comment on view reader_scope is
  'What whoever is logged in may see: no row is nothing. The owner and the superuser see all';
comment on column reader_scope.unit is 'The unit''s code; null is the country';

create function place_is_visible(number integer) returns boolean
language sql stable security definer set search_path = tarazu, pg_temp as $$
  select exists (select from reader_scope where unit is null) or exists (
    select from unit_path u, reader_scope r
    where u.place_no = $1 and r.unit in (u.branch, u.district, u.province, u.country))
$$;
comment on function place_is_visible(integer) is
  'Whether whoever is logged in may see this unit, a number of place; 0 is the country';

create view report.unit with (security_barrier) as
select u.code, u.level, u.name, u.kind, u.opened_on, u.closed_on, u.district, u.province, u.country
from unit_path u
where exists (
  select from reader_scope r where r.unit is null or r.unit in (u.branch, u.district, u.province, u.country));
comment on view report.unit is 'The units that the reader may see';
comment on column report.unit.code is 'The unit''s code';
comment on column report.unit.level is 'country, province, district or branch';
comment on column report.unit.name is 'Its Persian name';
comment on column report.unit.kind is 'What sort of branch it is';
comment on column report.unit.opened_on is 'First day on which the branch is active';
comment on column report.unit.closed_on is 'Last day on which the branch is active';
comment on column report.unit.district is 'The district that it is or lies in';
comment on column report.unit.province is 'The province that it is or lies in';
comment on column report.unit.country is 'The country';

create view report.kind as select code, name, standard_days from kind;
comment on view report.kind is 'The sorts of branches';
comment on column report.kind.code is 'The kind''s code';
comment on column report.kind.name is 'Its Persian name';
comment on column report.kind.standard_days is 'The time for its cases in days; null for none';

create view report.class as select code, name from class;
comment on view report.class is 'The sorts of cases';
comment on column report.class.code is 'The class''s code';
comment on column report.class.name is 'Its Persian name; null while the directory has not named it';

-- 1 Farvardin 1400 is 2021-03-21; the year y is leap if (25 y + 11) mod 33 < 8, which says the same as
-- (8 y - 4) mod 33 < 8, so leap years are counted by floors.
create table jalali_month (
  year integer not null,
  month integer not null,
  first_day date not null constraint jalali_month_first_day_unique unique,
  last_day date not null constraint jalali_month_last_day_unique unique,
  day_units integer not null,
  constraint jalali_month_key primary key (year, month)
);
comment on table jalali_month is 'The months of the Jalali calendar over 1900 to 2199';
comment on column jalali_month.year is 'The Jalali year';
comment on column jalali_month.month is '1 is Farvardin';
comment on column jalali_month.first_day is 'Its first day';
comment on column jalali_month.last_day is 'Its last day';
comment on column jalali_month.day_units is
  '26,970 over its length: what a day adds to branch-months in units of 1/26,970';

insert into jalali_month (year, month, first_day, last_day, day_units)
select year, month, new_year + before, new_year + before + length - 1, 26970 / length
from generate_series(1278, 1578) as year
cross join generate_series(1, 12) as month
cross join lateral (
  select date '2021-03-21' + 365 * (year - 1400)
      + (floor((8 * (year - 1) - 4) / 33.0) - floor((8 * 1399 - 4) / 33.0))::integer as new_year,
    case when month <= 7 then 31 * (month - 1) else 186 + 30 * (month - 7) end as before,
    case when month <= 6 then 31 when month <= 11 or (25 * year + 11) % 33 < 8 then 30 else 29 end as length) as m;

create view report.jalali_month as select year, month, first_day, last_day from jalali_month;
comment on view report.jalali_month is 'The months of the Jalali calendar: join it for a figure a month';
comment on column report.jalali_month.year is 'The Jalali year';
comment on column report.jalali_month.month is '1 is Farvardin';
comment on column report.jalali_month.first_day is 'Its first day';
comment on column report.jalali_month.last_day is 'Its last day';

-- For case readers -------------------------------------------------------------------------------------------------

create function case_is_visible(number bigint) returns boolean
language sql stable security definer set search_path = tarazu, pg_temp as $$
  select case
    when c.spell_branch_no is not null then exists (
      select from unnest(coalesce(c.visited, array[c.spell_branch_no])) as b (number) where place_is_visible(b.number))
    else exists (
      select from anomaly a
      where a.case_no = c.case_no and place_is_visible(case when exists (
        select from unit u where u.place_no = a.branch_no and u.level = 'branch') then a.branch_no else a.reach_no end))
    end
  from court_case c where c.case_no = $1
$$;
comment on function case_is_visible(bigint) is
  'Whether whoever is logged in may see this case: one of its spells, or without spells one of its anomalies, lies '
  'within its unit';

create view report.court_case with (security_barrier) as
select c.code as "case", cl.code as class, case when place_is_visible(c.spell_branch_no) then b.code end as branch,
  case when place_is_visible(c.spell_branch_no) then c.spell_opened_on end as opened_on,
  case when place_is_visible(c.spell_branch_no) then c.spell_ended_on end as ended_on
from court_case c
left join class cl on cl.number = c.class_no
left join place b on b.number = c.spell_branch_no
where case_is_visible(c.case_no);
comment on view report.court_case is
  'The cases that the reader may see, each with its last spell where the reader may see that';
comment on column report.court_case."case" is 'The case''s id';
comment on column report.court_case.class is 'Its class';
comment on column report.court_case.branch is 'The branch of its last spell';
comment on column report.court_case.opened_on is 'The day that spell opened';
comment on column report.court_case.ended_on is 'The day that spell ended; null while it is open';

create view report.event with (security_barrier) as
select e."case", e.source, e.id, e.kind, e.at, e.day, e.branch,
  case when place_is_visible(t.number) then e."to" end as "to",
  e.class, e.hearing, e."on", e.field, e.word, e.amount, e.score, e.retracts
from event e
join court_case c on c.case_no = e.case_no
left join place b on b.code = e.branch
left join place t on t.code = e."to"
where case_is_visible(e.case_no) and case
  when e.branch is not null then place_is_visible(b.number) or place_is_visible(t.number)
  else not exists (
    select from unnest(coalesce(c.visited, array[c.spell_branch_no])) as v (number)
    where not place_is_visible(v.number))
  end;
comment on view report.event is
  'The events that the reader may see: those that name a branch within its unit, and those that name none of cases '
  'that were nowhere else';
comment on column report.event."case" is 'The case''s id';
comment on column report.event.source is 'The system that sent it';
comment on column report.event.id is 'Its id, unique within the source';
comment on column report.event.kind is 'What happened';
comment on column report.event.at is 'When it happened, cut to the microsecond';
comment on column report.event.day is 'Its civil day in Asia/Tehran';
comment on column report.event.branch is 'The branch''s code';
comment on column report.event."to" is
  'transferred: the branch that it goes to; null where the reader may not see that';
comment on column report.event.class is 'registered: the case''s class';
comment on column report.event.hearing is 'The hearing';
comment on column report.event."on" is 'hearing_set: the date of the hearing';
comment on column report.event.field is 'Which of outcome, purpose, reason and result its kind has';
comment on column report.event.word is 'The value of that field';
comment on column report.event.amount is 'Amount in rials';
comment on column report.event.score is 'Score, 1 to 5';
comment on column report.event.retracts is 'retracted: the id that is taken back';

create view report.anomaly with (security_barrier) as
select s.code as source, a.id, c.code as "case", k.code as kind, b.code as branch, a.reason
from anomaly a
join source s on s.number = a.source_no
join court_case c on c.case_no = a.case_no
join event_kind k on k.number = a.kind
left join place b on b.number = a.branch_no
where case
  when exists (select from unit u where u.place_no = a.branch_no and u.level = 'branch')
    then place_is_visible(a.branch_no)
  when c.spell_branch_no is not null then case_is_visible(a.case_no)
  else place_is_visible(a.reach_no) end;
comment on view report.anomaly is 'The events without effect that the reader may see';
comment on column report.anomaly.source is 'The system that sent it';
comment on column report.anomaly.id is 'Its id, unique within the source';
comment on column report.anomaly."case" is 'The case''s id';
comment on column report.anomaly.kind is 'What happened';
comment on column report.anomaly.branch is 'The branch that it names';
comment on column report.anomaly.reason is 'Why it has no effect';

create view report.rejection with (security_barrier) as
select r.received_at, s.principal as sender, r.source, r.line, r.reason, r.detail, r.raw, r.length
from rejection r
join batch b on b.batch_no = r.batch_no
join sender s on s.number = b.sender_no
where place_is_visible(s.reach_no) or place_is_visible(r.branch_no);
comment on view report.rejection is 'What was refused at the door, as far as the reader may see it';
comment on column report.rejection.received_at is 'When it was refused';
comment on column report.rejection.sender is 'The principal that sent it';
comment on column report.rejection.source is 'The source it names, where that could be read';
comment on column report.rejection.line is 'Its line in what was sent, from 1';
comment on column report.rejection.reason is 'The first reason that applied';
comment on column report.rejection.detail is 'What a person needs to put it right';
comment on column report.rejection.raw is 'The line byte for byte; of one over the limit the first 16,384 bytes';
comment on column report.rejection.length is 'The whole line''s length in bytes';

-- A view reads tables as its owner, but calls functions as whoever asks.
alter function instant(bigint) security definer;
alter function tehran_day(bigint) security definer;
grant execute on function place_is_visible(integer), case_is_visible(bigint), instant(bigint), tehran_day(bigint)
  to tarazu_case_reader;
grant select on report.unit, report.kind, report.class, report.jalali_month to tarazu_reader;
grant select on report.court_case, report.event, report.anomaly, report.rejection to tarazu_case_reader;
grant select on jalali_month to tarazu_service;
