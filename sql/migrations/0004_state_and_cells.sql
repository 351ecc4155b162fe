-- What follows from the journal: the state of each case, anomalies, and the cells that every figure is summed from.

create sequence case_number as bigint increment by 1000 minvalue 1 start 1 cache 1;
comment on sequence case_number is 'Blocks of case numbers: nextval gives n and reserves n to n + 999';

create table court_case (
  case_no bigint constraint court_case_key primary key,
  last_batch bigint not null,
  checksum bigint not null,
  state_sum bigint not null,
  last_at bigint,
  accepted integer not null,
  class_no integer,
  spell_branch_no integer,
  spell_opened_on date,
  spell_ended_on date,
  appeal_branch_no integer,
  enf_branch_no integer,
  enf_opened_on date,
  last_kind smallint,
  plain boolean not null,
  waiting boolean not null,
  code text collate "C" not null,
  visited integer[],
  hearings bytea
) with (fillfactor = 75);
alter table court_case add constraint court_case_code_unique unique (code);
create index court_case_last_batch on court_case using brin (last_batch);
comment on table court_case is 'Each case: its code and the state from which the next event in order is judged';
comment on column court_case.case_no is 'The case''s number, from a block of case_number';
comment on column court_case.last_batch is 'The last batch that brought it an event';
comment on column court_case.checksum is 'Sum modulo 2^64 of the keyed hashes of all that the case adds to cells';
comment on column court_case.state_sum is 'The same over this row''s state';
comment on column court_case.last_at is 'The latest instant of its events: nanoseconds since 1970-01-01 UTC';
comment on column court_case.accepted is 'How many of its events are in the journal, at most 10,000';
comment on column court_case.class_no is 'Its class for life, a number of class; null before it is registered';
comment on column court_case.spell_branch_no is 'The branch of its last spell, a number of place';
comment on column court_case.spell_opened_on is 'The day that spell opened';
comment on column court_case.spell_ended_on is 'The day that spell ended; null while it is open';
comment on column court_case.appeal_branch_no is 'The branch that an undecided appeal is against';
comment on column court_case.enf_branch_no is 'The branch of an open enforcement';
comment on column court_case.enf_opened_on is 'The day that enforcement was opened';
comment on column court_case.last_kind is 'The kind of the last event at last_at, a number of event_kind';
comment on column court_case.plain is 'All events at last_at took effect in the order they are sorted in';
comment on column court_case.waiting is 'A retraction finds nothing to take back yet';
comment on column court_case.code is 'The case''s id, as events have it';
comment on column court_case.visited is 'The branches of its spells, where there is more than one; numbers of place';
comment on column court_case.hearings is 'Its hearings: id, branch, trial or not, open or not';

create table anomaly (
  case_no bigint not null,
  source_no integer not null,
  branch_no integer,
  to_no integer,
  reach_no integer not null,
  kind smallint not null,
  id text collate "C" not null,
  reason text collate "C" not null
    constraint anomaly_reason_word check (reason in ('unknown_branch', 'already_registered', 'not_open',
      'wrong_branch', 'same_branch', 'not_registered', 'already_open', 'hearing_exists', 'hearing_in_past',
      'hearing_too_far', 'unknown_hearing', 'not_closed', 'already_appealed', 'not_appealed', 'already_enforcing',
      'not_enforcing', 'no_spell', 'nothing_to_retract', 'retracts_retraction', 'retracts_later', 'out_of_reach')),
  constraint anomaly_key primary key (source_no, id)
);
create index anomaly_case on anomaly (case_no);
create index anomaly_branch on anomaly (branch_no);
create index anomaly_to on anomaly (to_no) where reason = 'unknown_branch';
create index anomaly_reach on anomaly (reach_no) where reach_no <> 0;
comment on table anomaly is
  'Events in the journal that do not fit their case and so have no effect; each heals once what is missing arrives';
comment on column anomaly.case_no is 'The case, a number of court_case';
comment on column anomaly.source_no is 'The event''s source, a number of source';
comment on column anomaly.branch_no is
  'The branch that the event names, a number of place; null where its kind has none';
comment on column anomaly.to_no is 'The branch that a transfer goes to, a number of place';
comment on column anomaly.reach_no is
  'The unit of its sender when it was accepted, a number of place; 0 is the country';
comment on column anomaly.kind is 'The event''s kind, a number of event_kind';
comment on column anomaly.id is 'The event''s id';
comment on column anomaly.reason is 'The first reason that applies';

create table cell (
  day date not null,
  branch_no integer not null,
  class_no integer not null,
  registered integer,
  reopened integer,
  received integer,
  closed integer,
  sent integer,
  closed_judgment integer,
  closed_settlement integer,
  closed_dismissal integer,
  closed_withdrawn integer,
  closed_other integer,
  closed_reopened integer,
  hearings_set integer,
  hearings_held integer,
  hearings_adjourned integer,
  hearings_cancelled integer,
  appealed integer,
  upheld integer,
  modified integer,
  reversed integer,
  enforcement_opened integer,
  payments integer,
  enforcement_closed integer,
  surveys integer,
  score_sum integer,
  enforcement_days bigint,
  adjudged_rials numeric,
  paid_rials numeric,
  closed_ages integer[],
  sent_ages integer[],
  leads integer[],
  constraint cell_key primary key (day, branch_no, class_no)
) partition by range (day);
comment on table cell is
  'What happened in a branch, with cases of a class, on a day in Tehran: every figure is a sum over cells. Null is '
  'none. By year';
comment on column cell.day is 'The civil day in Asia/Tehran';
comment on column cell.branch_no is 'The branch, a number of place';
comment on column cell.class_no is 'The class, a number of class';
comment on column cell.registered is 'Spells that opened by a new case';
comment on column cell.reopened is 'Spells that opened by a closed case coming back';
comment on column cell.received is 'Spells that opened by a transfer in';
comment on column cell.closed is 'Spells that ended by closing';
comment on column cell.sent is 'Spells that ended by a transfer out';
comment on column cell.closed_judgment is 'Of closed: by judgment';
comment on column cell.closed_settlement is 'Of closed: by settlement';
comment on column cell.closed_dismissal is 'Of closed: by dismissal';
comment on column cell.closed_withdrawn is 'Of closed: withdrawn';
comment on column cell.closed_other is 'Of closed: otherwise';
comment on column cell.closed_reopened is 'Of closed: the case was reopened at most 90 days later, wherever';
comment on column cell.hearings_set is 'Trial hearings put on the calendar on this day';
comment on column cell.hearings_held is 'Trial hearings that took place';
comment on column cell.hearings_adjourned is 'Trial hearings that did not and need a new one';
comment on column cell.hearings_cancelled is 'Trial hearings no longer needed';
comment on column cell.appealed is 'Appeals against this branch''s closings';
comment on column cell.upheld is 'Appeals decided: upheld';
comment on column cell.modified is 'Appeals decided: modified';
comment on column cell.reversed is 'Appeals decided: reversed';
comment on column cell.enforcement_opened is 'Enforcements of a money judgment opened';
comment on column cell.payments is 'Payments in enforcement';
comment on column cell.enforcement_closed is 'Enforcements closed';
comment on column cell.surveys is 'Parties surveyed';
comment on column cell.score_sum is 'Sum of their scores, 1 to 5 each';
comment on column cell.enforcement_days is 'Sum over enforcements closed of the days since they were opened';
comment on column cell.adjudged_rials is 'Sum of the amounts of enforcements opened, in rials';
comment on column cell.paid_rials is 'Sum of payments, in rials';
comment on column cell.closed_ages is 'The age in days of each spell that closed, in no order';
comment on column cell.sent_ages is 'The age in days of each spell that was sent away, in no order';
comment on column cell.leads is 'The days from setting to date of each trial hearing set, in no order';
create table cell_default partition of cell default with (fillfactor = 80);
comment on table cell_default is 'Part of cell: the years that have no partition';
select ensure_partition('cell', make_date(year, 1, 1)) from generate_series(1990, 2040) as year;

create function without(list integer[], taken integer[]) returns integer[]
language plpgsql immutable parallel safe set search_path = tarazu, pg_temp as $$
declare
  rest integer[];
begin
  if coalesce(cardinality(taken), 0) = 0 then
    return list;
  end if;
  select array_agg(l.value order by l.place) into rest
  from (
    select value, place, row_number() over (partition by value order by place) as copy
    from unnest(list) with ordinality as u (value, place)
  ) l
  left join (select value, count(*) as copies from unnest(taken) as u (value) group by value) t using (value)
  where l.copy > coalesce(t.copies, 0);
  if coalesce(cardinality(rest), 0) <> coalesce(cardinality(list), 0) - cardinality(taken) then
    raise exception 'not all of % are in the list to take them from', taken using errcode = 'data_exception';
  end if;
  return rest;
end
$$;
comment on function without(integer[], integer[]) is
  'The list without one copy of each value taken; null if nothing is left; an error if a value is not there';

grant select, insert, update, delete on court_case, anomaly, cell to tarazu_service;
grant usage on sequence case_number to tarazu_service;
grant execute on function without(integer[], integer[]) to tarazu_service;
