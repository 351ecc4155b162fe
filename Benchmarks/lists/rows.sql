-- Open cases as a country has them, in 15,000 branches; psql's variable `cases` says how many. Only what lists need: no
-- journal, no cells.
set search_path = tarazu, pg_temp;
set synchronous_commit = off;
set work_mem = '256MB';

insert into place (number, code) overriding system value select n, 'b' || lpad(n::text, 5, '0') from generate_series(1, 15000) as n on conflict do nothing;
insert into class (number, code) overriding system value select n, 'class.' || n from generate_series(1, 10) as n on conflict do nothing;

-- Half of the cases are a year old at most, the oldest five; a third have no coming date.
create temporary table made as
select n as case_no, 'case-' || substr(md5(n::text), 1, 16) as code, 1 + (n * 7919::bigint) % 15000 as branch_no,
  1 + n % 10 as class_no, date '2026-11-30' - (365 * 5 * power(random(), 2.3))::int as opened_on, random() as luck,
  (random() * 200)::int as ahead
from generate_series(1, :cases) as n;

-- Of ten cases six have a hearing ahead, two are without a date, one awaits a judgment, one has a hearing without outcome.
create temporary table dated as
select *,
  case when luck < 0.6 then date '2026-11-30' + ahead when luck < 0.9 then greatest(opened_on, date '2026-11-30' - ahead)
    else greatest(opened_on, date '2026-11-30' - ahead / 4) end as gap_on,
  luck >= 0.8 and luck < 0.9 as awaits
from made;

insert into court_case (case_no, last_batch, checksum, state_sum, last_at, accepted, class_no, spell_branch_no,
  spell_opened_on, course_on, gap_on, gap_awaits_judgment, last_kind, plain, waiting, code, version)
select case_no, 1, 0, 0, 0, 3, class_no, branch_no, opened_on, opened_on, gap_on, awaits, 5, true, false, code, 0 from dated;
insert into listed (list, since, branch_no, class_no, case_no, code, hearing)
select 1, opened_on, branch_no, class_no, case_no, code, '' from dated
union all
select case when awaits then 3 else 2 end, gap_on, branch_no, class_no, case_no, code, '' from dated
union all
select case when case_no % 8 = 0 then 5 else 4 end, gap_on - 1, branch_no, class_no, case_no, code, 'h1' from dated
where luck < 0.6 or luck >= 0.9;
vacuum analyze court_case, listed, place, class;
