-- The audit: who asked for what, and what was answered. Rows are added, never changed or deleted.

create table audit (
  at timestamptz not null,
  id bigint not null,
  who text collate "C",
  role text collate "C",
  scope text collate "C",
  credential_type text collate "C"
    constraint audit_credential_type_word check (credential_type in ('token', 'certificate', 'session')),
  credential_id bigint,
  address text collate "C" not null,
  gateway text collate "C",
  server text collate "C" not null,
  method text collate "C" not null,
  unit text collate "C",
  case_code text collate "C",
  outcome text collate "C" not null,
  reason text collate "C",
  count bigint not null constraint audit_count_positive check (count > 0),
  row_count bigint not null,
  milliseconds double precision not null,
  call_id text collate "C" not null,
  change jsonb,
  stored_at timestamptz not null default clock_timestamp(),
  stored_by name not null default session_user,
  constraint audit_key primary key (at, id)
) partition by range (at);
create index audit_who on audit (who, at desc, id desc);
create index audit_scope on audit (scope, at desc, id desc);
create index audit_unit on audit (unit, at desc, id desc) where unit is not null;
comment on table audit is
  'Each call but Health, refused ones and sign-ins too; calls alike within a second share a row. By month, kept 24 '
  'months at least; the DBA retires a month by detaching it (docs/dba.md)';
comment on column audit.at is 'When it was answered; of several the first';
comment on column audit.id is
  'A random number of the server''s: it tells rows of one instant apart, and a row that was sent twice from another';
comment on column audit.who is 'The principal; null where nobody could be identified';
comment on column audit.role is 'Its role then';
comment on column audit.scope is 'The code of its unit then; null for the country';
comment on column audit.credential_type is 'token, certificate or session; null where there was none';
comment on column audit.credential_id is 'The credential''s id';
comment on column audit.address is 'The caller''s address';
comment on column audit.gateway is 'The gateway that it came over';
comment on column audit.server is 'The server that answered';
comment on column audit.method is 'The method, as in KpiService/GetScorecard, or a command of the service''s machine';
comment on column audit.unit is 'The unit as it was asked for; null where none was, or where it had not the form of one';
comment on column audit.case_code is 'The case as it was asked for; likewise';
comment on column audit.outcome is 'The status; of a stream''s beginning STARTED';
comment on column audit.reason is 'The reason of a refusal';
comment on column audit.count is 'How many calls the row stands for';
comment on column audit.row_count is 'Items that were given out';
comment on column audit.milliseconds is 'What the slowest of the calls took';
comment on column audit.call_id is 'The call''s id in the server''s log; of several the first';
comment on column audit.change is 'What a change changed: before and after, without secrets';
comment on column audit.stored_at is 'When the row was stored, by PostgreSQL';
comment on column audit.stored_by is 'The role that stored it, by PostgreSQL';
create table audit_default partition of audit default;
comment on table audit_default is 'Part of audit: what no month''s partition holds';

-- The service adds rows, and cannot say when and by whom they were stored.
grant select on audit to tarazu_service;
grant insert (at, id, who, role, scope, credential_type, credential_id, address, gateway, server, method, unit, case_code,
  outcome, reason, count, row_count, milliseconds, call_id, change) on audit to tarazu_service;

create or replace function ensure_partition(of_table text, on_day date) returns boolean
language plpgsql security definer set search_path = tarazu, pg_temp set lock_timeout = '3s' as $$
declare
  first_day date;
  next_day date;
  name text;
  part_key text;
  holds_rows boolean;
begin
  case of_table
    when 'cell' then
      first_day := date_trunc('year', on_day::timestamp);
      next_day := first_day + interval '1 year';
      name := 'cell_' || to_char(first_day, 'YYYY');
      part_key := 'day';
    when 'rejection', 'audit' then
      first_day := date_trunc('month', on_day::timestamp);
      next_day := first_day + interval '1 month';
      name := of_table || '_' || to_char(first_day, 'YYYY_MM');
      part_key := case of_table when 'audit' then 'at' else 'received_at' end;
    when 'commit_log' then
      first_day := on_day;
      next_day := on_day + 1;
      name := 'commit_log_' || to_char(first_day, 'YYYY_MM_DD');
      part_key := 'committed_at';
    else
      raise exception 'no table by partitions: %, allowed are cell, rejection, audit, commit_log', of_table;
  end case;
  if to_regclass(format('tarazu.%I', name)) is not null then
    return false;
  end if;
  -- One maker at a time; whoever waited finds the partition there.
  perform pg_advisory_xact_lock(7418, 5);
  if to_regclass(format('tarazu.%I', name)) is not null then
    return false;
  end if;
  -- Rows that went to the default partition stay there: moving them is for a DBA, in a quiet hour.
  execute format('select exists (select from %I where %I >= %L and %I < %L)',
    of_table || '_default', part_key, bound(of_table, first_day), part_key, bound(of_table, next_day))
    into holds_rows;
  if holds_rows then
    return false;
  end if;
  -- Made apart and then attached, which does not lock the parent against writers.
  execute format('create table %I (like %I including all) with (fillfactor = %s)',
    name, of_table, case of_table when 'cell' then 80 else 100 end);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)',
    of_table, name, bound(of_table, first_day), bound(of_table, next_day));
  execute format('comment on table %I is %L', name,
    format('Part of %s, from %s to before %s', of_table, first_day, next_day));
  return true;
end
$$;
comment on function ensure_partition(text, date) is
  'Makes the partition of cell (a year), rejection or audit (a month) or commit_log (a day) that holds this day; true '
  'if it was made. Days and months are in UTC';

select ensure_partition('audit', ((clock_timestamp() at time zone 'UTC')::date + n * interval '1 month')::date)
from generate_series(0, 3) as n;

create view report.audit with (security_barrier) as
select a.at, a.id, a.who, a.role, a.scope, a.credential_type, a.credential_id, a.address, a.gateway, a.server, a.method,
  a.unit, a.case_code as "case", a.outcome, a.reason, a.count, a.row_count, a.milliseconds, a.call_id, a.change,
  a.stored_at, a.stored_by
from audit a
where exists (select from reader_scope r where r.unit is null) or exists (
  select from unit_path u, reader_scope r
  where u.code = a.scope and r.unit in (u.branch, u.district, u.province, u.country));
comment on view report.audit is
  'The audit: records whose scope lies in the reader''s; those of nobody and of the country at the country';
comment on column report.audit.at is 'When it was answered; of several calls the first';
comment on column report.audit.id is 'Tells records of one instant apart';
comment on column report.audit.who is 'The principal; null where nobody could be identified';
comment on column report.audit.role is 'Its role then';
comment on column report.audit.scope is 'The code of its unit then; null for the country';
comment on column report.audit.credential_type is 'token, certificate or session; null where there was none';
comment on column report.audit.credential_id is 'The credential''s id';
comment on column report.audit.address is 'The caller''s address';
comment on column report.audit.gateway is 'The gateway that it came over';
comment on column report.audit.server is 'The server that answered';
comment on column report.audit.method is 'The method, or a command of the service''s machine';
comment on column report.audit.unit is 'The unit as it was asked for';
comment on column report.audit."case" is 'The case as it was asked for';
comment on column report.audit.outcome is 'The status; of a stream''s beginning STARTED';
comment on column report.audit.reason is 'The reason of a refusal';
comment on column report.audit.count is 'How many calls the record stands for';
comment on column report.audit.row_count is 'Items that were given out';
comment on column report.audit.milliseconds is 'What the slowest of the calls took';
comment on column report.audit.call_id is 'The call''s id in the server''s log; of several the first';
comment on column report.audit.change is 'What a change changed: before and after, without secrets';
comment on column report.audit.stored_at is 'When the record was stored, by PostgreSQL';
comment on column report.audit.stored_by is 'The role that stored it, by PostgreSQL';
grant usage on schema report to tarazu_auditor;
grant select on report.audit to tarazu_auditor;
