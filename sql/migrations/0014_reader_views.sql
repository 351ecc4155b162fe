-- What SQL readers see is filtered by sets that are made once for a question, and not by a function for each row: how long
-- a view takes goes by what it gives out.

-- The cases of a branch, for case readers. A spell's branch changes seldom, so nearly all updates of a state still stay
-- within their page.
create index court_case_spell_branch on court_case (spell_branch_no);
create index court_case_visited on court_case using gin (visited) with (fastupdate = off) where visited is not null;

-- Who sees what -----------------------------------------------------------------------------------------------------

create view reader_extent as
select exists (select from reader_scope where unit is null) as is_country;
comment on view reader_extent is 'One row: whether whoever is logged in may see everything';
comment on column reader_extent.is_country is 'Whether the reader''s unit is the country';

create view reader_place as
select u.place_no, u.code, u.level
from unit_path u
where exists (select from reader_scope r where r.unit in (u.branch, u.district, u.province, u.country));
comment on view reader_place is
  'The units that whoever is logged in may see, unless that is everything; a set, for "in (select ...)"';
comment on column reader_place.place_no is 'The unit''s number in place';
comment on column reader_place.code is 'The unit''s code';
comment on column reader_place.level is 'province, district or branch';

create view reader_lost_case as
select a.case_no
from anomaly a
where a.branch_no in (select place_no from reader_place where level = 'branch')
  or a.reach_no in (select place_no from reader_place)
    and (a.branch_no is null or a.branch_no not in (select place_no from unit where level = 'branch'));
comment on view reader_lost_case is
  'The cases that have an anomaly at a unit that whoever is logged in may see; it counts for cases without spells';
comment on column reader_lost_case.case_no is 'The case, a number of court_case';

-- Views in which a unit is named, for everyone ------------------------------------------------------------------------

create or replace view report.unit with (security_barrier) as
select u.code, u.level, u.name, u.kind, u.opened_on, u.closed_on, u.district, u.province, u.country
from unit_path u
where (select is_country from reader_extent) or u.place_no in (select place_no from reader_place);

alter view report.kind set (security_barrier);
alter view report.class set (security_barrier);
alter view report.jalali_month set (security_barrier);

-- For case readers ----------------------------------------------------------------------------------------------------

-- Each view has two halves, of which a question runs one: that for the country has no condition, that for a unit finds
-- its cases by the indexes above, unless the question names a case.

create or replace view report.court_case with (security_barrier) as
with seen as materialized (select place_no from reader_place)
select c.code as "case", cl.code as class, b.code as branch, c.spell_opened_on as opened_on,
  c.spell_ended_on as ended_on
from court_case c
left join class cl on cl.number = c.class_no
left join place b on b.number = c.spell_branch_no
where (select is_country from reader_extent)
union all
select c.code, cl.code, b.code, case when b.number is not null then c.spell_opened_on end,
  case when b.number is not null then c.spell_ended_on end
from court_case c
left join class cl on cl.number = c.class_no
left join place b on b.number = c.spell_branch_no and b.number in (select place_no from seen)
where not (select is_country from reader_extent)
  and (c.spell_branch_no = any (array(select place_no from seen))
    or c.visited && array(select place_no from seen)
    or c.spell_branch_no is null and c.case_no in (select case_no from reader_lost_case));

create view event_in_words as
select c.code as "case", c.case_no, c.spell_branch_no, c.visited, s.code as source, j.source_no, j.id, k.code as kind,
  j.kind as kind_no,
  timestamptz 'epoch' + interval '1 microsecond' * ((j.at_ns - (j.at_ns % 1000 + 1000) % 1000) / 1000) as at,
  ((timestamptz 'epoch' + interval '1 microsecond' * ((j.at_ns - (j.at_ns % 1000 + 1000) % 1000) / 1000))
    at time zone 'Asia/Tehran')::date as day,
  j.branch_no, b.code as branch, case when j.kind = 7 then j.other_no end as to_no,
  case when j.kind = 7 then t.code end as "to", case when j.kind = 0 then cl.code end as class,
  case when j.kind in (3, 4, 5, 6) then j.ref end as hearing, j.on_day as "on", w.field, w.code as word,
  case when j.kind in (10, 11) then j.n end as amount, case when j.kind = 13 then j.n end as score,
  case when j.kind = 14 then j.ref end as retracts
from journal j
join court_case c on c.case_no = j.case_no
join source s on s.number = j.source_no
join event_kind k on k.number = j.kind
left join place b on b.number = j.branch_no
left join place t on t.number = j.other_no and j.kind = 7
left join class cl on cl.number = j.other_no and j.kind = 0
left join event_word w on w.kind = j.kind and w.number = j.what;
comment on view event_in_words is 'The journal in words without calling a function, and what readers are judged by';
comment on column event_in_words."case" is 'The case''s id';
comment on column event_in_words.case_no is 'The case''s number';
comment on column event_in_words.spell_branch_no is 'The branch of the case''s last spell';
comment on column event_in_words.visited is 'The branches of the case''s spells, where there is more than one';
comment on column event_in_words.source is 'The system that sent it';
comment on column event_in_words.source_no is 'The same, a number of source';
comment on column event_in_words.id is 'Its id, unique within the source';
comment on column event_in_words.kind is 'What happened';
comment on column event_in_words.kind_no is 'The same, a number of event_kind';
comment on column event_in_words.at is 'When it happened, cut to the microsecond';
comment on column event_in_words.day is 'Its civil day in Asia/Tehran';
comment on column event_in_words.branch_no is 'The branch, a number of place';
comment on column event_in_words.branch is 'The branch''s code';
comment on column event_in_words.to_no is 'transferred: the branch that it goes to, a number of place';
comment on column event_in_words."to" is 'The same by its code';
comment on column event_in_words.class is 'registered: the case''s class';
comment on column event_in_words.hearing is 'The hearing';
comment on column event_in_words."on" is 'hearing_set: the date of the hearing';
comment on column event_in_words.field is 'Which of outcome, purpose, reason and result its kind has';
comment on column event_in_words.word is 'The value of that field';
comment on column event_in_words.amount is 'Amount in rials';
comment on column event_in_words.score is 'Score, 1 to 5';
comment on column event_in_words.retracts is 'retracted: the id that is taken back';

create or replace view report.event with (security_barrier) as
with seen as materialized (select place_no from reader_place)
select e."case", e.source, e.id, e.kind, e.at, e.day, e.branch, e."to", e.class, e.hearing, e."on", e.field, e.word,
  e.amount, e.score, e.retracts
from event_in_words e
where (select is_country from reader_extent)
union all
select e."case", e.source, e.id, e.kind, e.at, e.day,
  case when e.branch_no in (select place_no from seen)
    or e.branch_no not in (select place_no from unit) then e.branch end,
  case when e.to_no in (select place_no from seen)
    or e.to_no not in (select place_no from unit) then e."to" end,
  e.class, e.hearing, e."on", e.field, e.word, e.amount, e.score, e.retracts
from event_in_words e
where not (select is_country from reader_extent)
  and (e.spell_branch_no = any (array(select place_no from seen))
    or e.visited && array(select place_no from seen)
    or e.spell_branch_no is null and e.case_no in (select case_no from reader_lost_case))
  and case
    when e.branch_no is not null
      then e.branch_no in (select place_no from seen) or e.to_no in (select place_no from seen)
    when e.spell_branch_no is not null and (e.visited is null or e.visited <@ array(select place_no from seen))
      then true
    else exists (
        select from anomaly a where a.source_no = e.source_no and a.id = e.id)
      or e.kind_no = 14 and exists (
        select from journal r
        where r.source_no = e.source_no and r.id = e.retracts
          and (r.branch_no in (select place_no from seen)
            or r.kind = 7 and r.other_no in (select place_no from seen)))
    end;
comment on view report.event is
  'The events that the reader may see, of cases that have a spell within its unit: those that name a branch there, '
  'retractions of such, anomalies that name no branch, and of cases that were nowhere else all that name none';
comment on column report.event.branch is
  'The branch''s code; null where the event names none, or one that the reader may not see';

create or replace view report.anomaly with (security_barrier) as
with seen as materialized (select place_no from reader_place)
select s.code as source, a.id, c.code as "case", k.code as kind, b.code as branch, a.reason
from anomaly a
join source s on s.number = a.source_no
join court_case c on c.case_no = a.case_no
join event_kind k on k.number = a.kind
left join place b on b.number = a.branch_no
where (select is_country from reader_extent)
union all
select s.code, a.id, c.code, k.code,
  case when a.branch_no in (select place_no from seen)
    or a.branch_no not in (select place_no from unit) then b.code end,
  a.reason
from anomaly a
join source s on s.number = a.source_no
join court_case c on c.case_no = a.case_no
join event_kind k on k.number = a.kind
left join place b on b.number = a.branch_no
where not (select is_country from reader_extent) and case
  when a.branch_no in (select place_no from unit where level = 'branch')
    then a.branch_no in (select place_no from seen)
  when c.spell_branch_no is not null
    then c.spell_branch_no in (select place_no from seen)
      or c.visited && array(select place_no from seen)
  else a.reach_no in (select place_no from seen) end;
comment on column report.anomaly.branch is
  'The branch that it names; null where that is a unit that the reader may not see';

create or replace view report.rejection with (security_barrier) as
with seen as materialized (select place_no from reader_place)
select r.received_at, s.principal as sender, r.source, r.line, r.reason, r.detail, r.raw, r.length
from rejection r
join batch b on b.batch_no = r.batch_no
join sender s on s.number = b.sender_no
where (select is_country from reader_extent)
  or s.reach_no in (select place_no from seen)
  or r.branch_no in (select place_no from seen);

-- For auditors --------------------------------------------------------------------------------------------------------

create or replace view report.audit with (security_barrier) as
select a.at, a.id, a.who, a.role, a.scope, a.credential_type, a.credential_id, a.address, a.gateway, a.server, a.method,
  a.unit, a.case_code as "case", a.outcome, a.reason, a.count, a.row_count, a.milliseconds, a.call_id, a.change,
  a.stored_at, a.stored_by
from audit a
where (select is_country from reader_extent)
union all
select a.at, a.id, a.who, a.role, a.scope, a.credential_type, a.credential_id, a.address, a.gateway, a.server, a.method,
  a.unit, a.case_code, a.outcome, a.reason, a.count, a.row_count, a.milliseconds, a.call_id, a.change, a.stored_at,
  a.stored_by
from audit a
where not (select is_country from reader_extent) and a.who is not null and a.scope in (select code from reader_place);

-- The functions that were called for each row.
drop function case_is_visible(bigint);
drop function place_is_visible(integer);
revoke execute on function instant(bigint), tehran_day(bigint) from tarazu_case_reader;
alter function instant(bigint) security invoker;
alter function tehran_day(bigint) security invoker;
