-- The journal in words, for a DBA. Not for SQL readers: they have the schema report, which knows their scope.

create function instant(ns bigint) returns timestamptz
language sql immutable parallel safe set search_path = tarazu, pg_temp as $$
  select timestamptz 'epoch' + interval '1 microsecond' * div(ns - mod(mod(ns, 1000) + 1000, 1000), 1000)::bigint
$$;
comment on function instant(bigint) is 'Nanoseconds since 1970-01-01 UTC as a time, cut to the microsecond';

create function tehran_day(ns bigint) returns date
language sql stable parallel safe set search_path = tarazu, pg_temp as $$
  select (tarazu.instant(ns) at time zone 'Asia/Tehran')::date
$$;
comment on function tehran_day(bigint) is 'The civil day in Asia/Tehran of nanoseconds since 1970-01-01 UTC';

create view event as
select c.code as "case", s.code as source, j.id, k.code as kind, instant(j.at_ns) as at, tehran_day(j.at_ns) as day,
  b.code as branch,
  case when j.kind = 7 then t.code end as "to",
  case when j.kind = 0 then cl.code end as class,
  case when j.kind in (3, 4, 5, 6) then j.ref end as hearing,
  j.on_day as "on", w.field, w.code as word,
  case when j.kind in (10, 11) then j.n end as amount,
  case when j.kind = 13 then j.n end as score,
  case when j.kind = 14 then j.ref end as retracts,
  r.code as reach, j.case_no, j.case_seq, j.at_ns, j.batch_no
from journal j
join court_case c on c.case_no = j.case_no
join source s on s.number = j.source_no
join event_kind k on k.number = j.kind
left join place b on b.number = j.branch_no
left join place t on t.number = j.other_no and j.kind = 7
left join class cl on cl.number = j.other_no and j.kind = 0
left join event_word w on w.kind = j.kind and w.number = j.what
left join place r on r.number = j.reach_no;
comment on view event is 'The journal in words: each event with the fields it was sent with';
comment on column event."case" is 'The case''s id';
comment on column event.source is 'The system that sent it';
comment on column event.id is 'Its id, unique within the source';
comment on column event.kind is 'What happened';
comment on column event.at is 'When it happened, cut to the microsecond';
comment on column event.day is 'Its civil day in Asia/Tehran';
comment on column event.branch is 'The branch''s code, in the directory or not';
comment on column event."to" is 'transferred: the branch that it goes to';
comment on column event.class is 'registered: the case''s class';
comment on column event.hearing is 'The hearing';
comment on column event."on" is 'hearing_set: the date of the hearing';
comment on column event.field is 'Which of outcome, purpose, reason and result its kind has';
comment on column event.word is 'The value of that field';
comment on column event.amount is 'Amount in rials';
comment on column event.score is 'Score, 1 to 5';
comment on column event.retracts is 'retracted: the id that is taken back';
comment on column event.reach is 'The sender''s unit when it was accepted; null is the country';
comment on column event.case_no is 'The case''s number';
comment on column event.case_seq is 'Its place in the order in which the case''s events were accepted';
comment on column event.at_ns is 'When it happened: nanoseconds since 1970-01-01 UTC';
comment on column event.batch_no is 'The batch that brought it';

create view case_timeline as
select e."case", row_number() over (
    partition by e.case_no order by e.at_ns, k.number, e.source collate "C", e.id collate "C") as place,
  e.day, e.at, e.kind, e.branch, e."to", e.class, e.hearing, e."on", e.word, e.amount, e.score, e.retracts,
  e.source, e.id, a.reason as anomaly,
  exists (
    select from journal r
    where r.case_no = e.case_no and r.kind = 14 and r.source_no = s.number and r.ref = e.id
      and not exists (select from anomaly x where x.source_no = r.source_no and x.id = r.id)) as taken_back
from event e
join event_kind k on k.code = e.kind
join source s on s.code = e.source
left join anomaly a on a.source_no = s.number and a.id = e.id;
comment on view case_timeline is
  'The life of a case in the order in which its events are applied; ask it for one case at a time';
comment on column case_timeline."case" is 'The case''s id';
comment on column case_timeline.place is 'The event''s place in the case''s life, from 1';
comment on column case_timeline.day is 'Its civil day in Asia/Tehran';
comment on column case_timeline.at is 'When it happened, cut to the microsecond';
comment on column case_timeline.kind is 'What happened';
comment on column case_timeline.branch is 'The branch''s code';
comment on column case_timeline."to" is 'transferred: the branch that it goes to';
comment on column case_timeline.class is 'registered: the case''s class';
comment on column case_timeline.hearing is 'The hearing';
comment on column case_timeline."on" is 'hearing_set: the date of the hearing';
comment on column case_timeline.word is 'Outcome, purpose, reason or result';
comment on column case_timeline.amount is 'Amount in rials';
comment on column case_timeline.score is 'Score, 1 to 5';
comment on column case_timeline.retracts is 'retracted: the id that is taken back';
comment on column case_timeline.source is 'The system that sent it';
comment on column case_timeline.id is 'Its id, unique within the source';
comment on column case_timeline.anomaly is 'Why it does not fit its case and has no effect; null where it fits';
comment on column case_timeline.taken_back is 'Whether a retraction that took effect takes it back';

grant select on event, case_timeline to tarazu_service;
grant execute on function instant(bigint), tehran_day(bigint) to tarazu_service;
