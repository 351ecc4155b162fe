-- The journal in words and the lives of cases cost what a question asks for: no function is called for each event, and
-- events are numbered for the cases that are asked for alone, whether they are named or come from a query. What few kinds
-- have is looked up for them alone: PostgreSQL looks for the best order of eight tables at most, those of the question
-- included.

create or replace view event_in_words as
select c.code as "case", c.case_no, c.spell_branch_no, c.visited, s.code as source, j.source_no, j.id, k.code as kind,
  j.kind as kind_no,
  timestamptz 'epoch' + interval '1 microsecond' * ((j.at_ns - (j.at_ns % 1000 + 1000) % 1000) / 1000) as at,
  ((timestamptz 'epoch' + interval '1 microsecond' * ((j.at_ns - (j.at_ns % 1000 + 1000) % 1000) / 1000))
    at time zone 'Asia/Tehran')::date as day,
  j.branch_no, b.code as branch, case when j.kind = 7 then j.other_no end as to_no,
  case when j.kind = 7 then (select t.code from place t where t.number = j.other_no) end as "to",
  case when j.kind = 0 then (select cl.code from class cl where cl.number = j.other_no) end as class,
  case when j.kind in (3, 4, 5, 6) then j.ref end as hearing, j.on_day as "on", w.field, w.code as word,
  case when j.kind in (10, 11) then j.n end as amount, case when j.kind = 13 then j.n end as score,
  case when j.kind = 14 then j.ref end as retracts, j.reach_no, j.case_seq, j.at_ns, j.batch_no
from journal j
join court_case c on c.case_no = j.case_no
join source s on s.number = j.source_no
join event_kind k on k.number = j.kind
left join place b on b.number = j.branch_no
left join event_word w on w.kind = j.kind and w.number = j.what;
comment on column event_in_words.reach_no is 'The sender''s unit when it was accepted, a number of place; 0 is the country';
comment on column event_in_words.case_seq is 'Its place in the order in which the case''s events were accepted';
comment on column event_in_words.at_ns is 'When it happened: nanoseconds since 1970-01-01 UTC';
comment on column event_in_words.batch_no is 'The batch that brought it';

create or replace view event as
select e."case", e.source, e.id, e.kind, e.at, e.day, e.branch, e."to", e.class, e.hearing, e."on", e.field, e.word,
  e.amount, e.score, e.retracts,
  case when e.reach_no <> 0 then (select r.code from place r where r.number = e.reach_no) end as reach, e.case_no,
  e.case_seq, e.at_ns, e.batch_no
from event_in_words e;

create or replace view case_timeline as
select c.code as "case", l.place, l.day, l.at, l.kind, l.branch, l."to", l.class, l.hearing, l."on", l.word, l.amount,
  l.score, l.retracts, l.source, l.id, a.reason as anomaly,
  exists (
    select from journal r
    where r.case_no = c.case_no and r.kind = 14 and r.source_no = l.source_no and r.ref = l.id
      and not exists (select from anomaly x where x.source_no = r.source_no and x.id = r.id)) as taken_back
from court_case c
cross join lateral (
  select row_number() over (order by e.at_ns, e.kind_no, e.source collate "C", e.id collate "C") as place, e.*
  from event_in_words e
  where e.case_no = c.case_no) l
left join anomaly a on a.source_no = l.source_no and a.id = l.id;
comment on view case_timeline is
  'The lives of cases, each in the order in which its events are applied; costs what the cases that are asked for have';

drop function tehran_day(bigint);
drop function instant(bigint);
