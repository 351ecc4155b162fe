-- The lists of cases: what each open case is listed as, and from which day on, so that a page of a list is read from an
-- index and not from all cases. Filled by computing the figures anew.

create table listed (
  since date not null,
  list smallint not null,
  branch_no integer not null,
  class_no integer not null,
  case_no bigint not null,
  code text collate "C" not null,
  hearing text collate "C" not null,
  constraint listed_key primary key (list, since, code, hearing) include (branch_no, class_no, case_no)
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- For units of few cases: all that a branch has. Cases without a date or a judgment are found there as pending ones,
-- because these rows change with nearly each event.
create index listed_branch on listed (branch_no, list, class_no) where list in (1, 4, 5);
comment on table listed is
  'What each open case is listed as, and from which day on it counts there: derived from its row in court_case';
comment on column listed.since is
  'The day on which it began: the case''s course_on, the first day of its gap or decision gap, or the hearing''s date';
comment on column listed.list is
  '1 pending, since the course began; 2 without a date: counts 30 days after since; 3 awaits a judgment: 8 days after; '
  '4 a trial hearing without outcome: overdue 4 days after; 5 likewise a control hearing, in the calendar alone';
comment on column listed.branch_no is 'The branch where it is open, a number of place';
comment on column listed.class_no is 'The case''s class, a number of class';
comment on column listed.case_no is 'The case, a number of court_case';
comment on column listed.code is 'The case''s id, as in court_case, by which a list is sorted within a day';
comment on column listed.hearing is 'The hearing''s id; empty for a case';
grant select, insert, delete on listed to tarazu_service;

create or replace function begin_rebuild(to_version integer) returns void
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
  truncate cell, listed;
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

select begin_rebuild(560);
