-- Figures that are computed anew from the journal when their rules change: a version of the figures, a version of each
-- case's state, and how far a rebuild is. With it what the state keeps of hearings and gaps.

-- No event and no import may be under way: begin_rebuild takes the same lock.
select pg_advisory_xact_lock(7418, 2);

-- Renamed, because its bytes have another form now: a server of the version before fails by it and changes nothing.
alter table court_case rename column hearings to calendar;
alter table court_case
  add column course_on date,
  add column gap_on date,
  add column gap_awaits_judgment boolean,
  add column version smallint not null default 0;
comment on column court_case.calendar is
  'Its hearings, and what decides about the gaps of its open spell, as bytes (docs/design/store.md, Case state)';
comment on column court_case.course_on is
  'The day its present course began: it was registered or reopened, and since then only transferred';
comment on column court_case.gap_on is
  'While a spell is open: the first day, past or to come, of the newest gap without a date; of the newest decision gap in '
  'it, where it has one';
comment on column court_case.gap_awaits_judgment is 'Whether a judgment is awaited from that day on';
comment on column court_case.version is
  'The version of the figures that this row is of: of an older one the case adds nothing to the cells yet';

create table figures (
  only_row boolean not null default true
    constraint figures_key primary key
    constraint figures_one_row check (only_row),
  version smallint not null,
  next_case bigint not null,
  last_case bigint not null,
  begun_at timestamptz not null,
  finished_at timestamptz
);
comment on table figures is
  'One row: of which version cells and states are, and how far computing them anew from the journal is';
comment on column figures.only_row is 'Always true: the table has one row';
comment on column figures.version is 'Servers of another version write nothing';
comment on column figures.next_case is 'The cases below this number are done';
comment on column figures.last_case is 'The greatest number of a case when the rebuild began';
comment on column figures.begun_at is 'When the newest rebuild began';
comment on column figures.finished_at is 'When it was done; null while figures are incomplete';
insert into figures (version, next_case, last_case, begun_at, finished_at)
values (0, 0, 0, clock_timestamp(), clock_timestamp());

create function begin_rebuild(to_version integer) returns void
language plpgsql set search_path = tarazu, pg_temp as $$
declare
  last bigint;
begin
  -- The lock of the directory, which each transaction with events shares: whatever was under way has ended.
  perform pg_advisory_xact_lock(7418, 2);
  select coalesce(max(case_no), 0) into last from court_case;
  update figures set version = to_version, next_case = 0, last_case = last, begun_at = clock_timestamp(),
    finished_at = case when last = 0 then clock_timestamp() end;
  if last = 0 then
    return;
  end if;
  update court_case set version = 0 where version = to_version;
  truncate cell;
  -- Followers must not apply what comes now to the figures that they have: 4 says so, and a reload ends it.
  perform pg_advisory_xact_lock(7418, 3);
  insert into commit_log (commit_no, tag, committed_at, payload)
  select greatest(nextval('commit_number'), newest.commit_no + 1),
    substring(sha256(uuid_send(gen_random_uuid())) for 8),
    greatest(clock_timestamp(), newest.committed_at + interval '1 microsecond'), '\x04'
  from (select commit_no, committed_at from commit_log order by commit_no desc limit 1) newest;
  perform pg_notify('tarazu_commit', (select max(commit_no) from commit_log)::text);
end
$$;
comment on function begin_rebuild(integer) is
  'Empties the cells and has the servers compute all of them anew, by the version of the figures that they know. For '
  'migrations, and for a DBA who wants it: select tarazu.begin_rebuild((select version from tarazu.figures))';

grant select, update on figures to tarazu_service;

select begin_rebuild(304);
