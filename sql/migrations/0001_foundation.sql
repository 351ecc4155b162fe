-- The schema, what bootstrap.sql must have done, partitions, and the commit log with commit 1.

do $$
declare
  missing text[] := '{}';
  wanted record;
begin
  if current_setting('server_version_num')::int < 150000 then
    missing := missing || format('PostgreSQL 15 or newer (this is %s)', current_setting('server_version'));
  end if;
  if current_setting('server_encoding') <> 'UTF8' then
    missing := missing || 'a database in UTF8'::text;
  end if;
  for wanted in
    select name, login, r.rolname, r.rolcanlogin, r.rolinherit,
      r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolreplication or r.rolbypassrls as attributes
    from (values ('tarazu_owner', false), ('tarazu_migrate', true), ('tarazu_service', true),
                 ('tarazu_reader', false), ('tarazu_case_reader', false), ('tarazu_auditor', false),
                 ('tarazu_monitor', false)) as w (name, login)
    left join pg_roles r on r.rolname = w.name
  loop
    if wanted.rolname is null then
      missing := missing || format('the role %s', wanted.name);
    elsif wanted.attributes then
      missing := missing || format('the role %s without any attribute of a superuser', wanted.name);
    elsif wanted.login <> wanted.rolcanlogin then
      missing := missing || format('the role %s with %s', wanted.name,
        case when wanted.login then 'login' else 'nologin' end);
    elsif wanted.name = 'tarazu_migrate' and wanted.rolinherit then
      missing := missing || 'the role tarazu_migrate with noinherit'::text;
    end if;
  end loop;
  if current_user <> 'tarazu_owner' then
    missing := missing || 'a migrator that is a member of tarazu_owner'::text;
  end if;
  if exists (
    select from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    where d.datname = current_database() and a.grantee = 0)
  then
    missing := missing || format('revoke all on database %I from public', current_database());
  end if;
  if has_language_privilege('tarazu_monitor', 'plpgsql', 'usage') then
    missing := missing || 'revoke usage on language plpgsql from public'::text;
  end if;
  if exists (
    select from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
    where n.nspname = 'public' and a.grantee = 0)
  then
    missing := missing || 'revoke all on schema public from public'::text;
  end if;
  if exists (
    select from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace = 'pg_catalog'::regnamespace and p.proname = 'lo_create' and a.grantee = 0)
  then
    missing := missing || 'revoke execute on the functions lo_* from public'::text;
  end if;
  if not exists (
    select from pg_default_acl
    where defaclrole = 'tarazu_owner'::regrole and defaclnamespace = 0 and defaclobjtype = 'f')
  then
    missing := missing
      || 'alter default privileges for role tarazu_owner revoke execute on functions from public'::text;
  end if;
  if cardinality(missing) > 0 then
    raise exception using
      message = 'sql/bootstrap.sql has not done its work; missing: ' || array_to_string(missing, '; '),
      hint = 'run it as the cluster''s superuser: psql --dbname=postgres --file=sql/bootstrap.sql';
  end if;
end
$$;

grant usage on schema tarazu to tarazu_service, tarazu_monitor;

-- Partitions -------------------------------------------------------------------------------------------------------

create function ensure_partition(of_table text, on_day date) returns boolean
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
    when 'rejection' then
      first_day := date_trunc('month', on_day::timestamp);
      next_day := first_day + interval '1 month';
      name := 'rejection_' || to_char(first_day, 'YYYY_MM');
      part_key := 'received_at';
    when 'commit_log' then
      first_day := on_day;
      next_day := on_day + 1;
      name := 'commit_log_' || to_char(first_day, 'YYYY_MM_DD');
      part_key := 'committed_at';
    else
      raise exception 'no table by partitions: %, allowed are cell, rejection, commit_log', of_table;
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
  'Makes the partition of cell (a year), rejection (a month) or commit_log (a day) that holds this day; true if it '
  'was made. Days and months are in UTC';

create function bound(of_table text, day date) returns text
language sql immutable set search_path = tarazu, pg_temp as $$
  select case of_table when 'cell' then day::text else day::text || ' 00:00:00+00' end
$$;
comment on function bound(text, date) is 'A day as the bound of a partition of this table: times are bounded in UTC';

-- Commit log -------------------------------------------------------------------------------------------------------

create sequence commit_number as bigint cache 1;
comment on sequence commit_number is
  'Numbers of commits, drawn while holding the advisory lock (7418, 3), which is taken last: so they appear in '
  'commit order, and a gap is a rollback';

create table commit_log (
  commit_no bigint not null,
  tag bytea not null constraint commit_log_tag_length check (octet_length(tag) = 8),
  committed_at timestamptz not null,
  payload bytea not null,
  constraint commit_log_key primary key (commit_no, committed_at)
) partition by range (committed_at);
comment on table commit_log is
  'What each commit changed in the cells, in commit order; servers follow it. By day, kept 3 days or 20 GB, never '
  'without its newest row';
comment on column commit_log.commit_no is 'Rises in commit order; gaps are rollbacks';
comment on column commit_log.tag is '8 random bytes: after a restore the same number comes back with another tag';
comment on column commit_log.committed_at is 'Later than the row before, set under the lock';
comment on column commit_log.payload is 'The contributions, or a new version of the directory, or "reload"';
create index commit_log_tag on commit_log (tag);
create table commit_log_default partition of commit_log default;
comment on table commit_log_default is 'Part of commit_log: what no day''s partition holds';

create function drop_commit_log(keep interval default '3 days', most_bytes bigint default 20::bigint << 30)
returns integer
language plpgsql security definer set search_path = tarazu, pg_temp set lock_timeout = '3s' as $$
declare
  newest timestamptz;
  part record;
  dropped integer := 0;
  kept_bytes bigint := 0;
begin
  if keep < interval '1 hour' then
    raise exception 'the commit log is kept for at least 1 hour, not %', keep;
  end if;
  if not pg_try_advisory_xact_lock(7418, 6) then
    return 0;
  end if;
  select committed_at into newest from commit_log order by commit_no desc limit 1;
  for part in
    select c.relname as name, pg_total_relation_size(c.oid) as bytes,
      to_date(right(c.relname, 10), 'YYYY_MM_DD') as first_day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'tarazu.commit_log'::regclass and c.relname ~ '^commit_log_\d{4}_\d\d_\d\d$'
    order by c.relname desc
  loop
    kept_bytes := kept_bytes + part.bytes;
    continue when newest >= part.first_day::timestamp at time zone 'UTC'
      and newest < (part.first_day + 1)::timestamp at time zone 'UTC';
    continue when part.first_day::timestamp at time zone 'UTC' > newest;
    if (part.first_day + 1)::timestamp at time zone 'UTC' < clock_timestamp() - keep or kept_bytes > most_bytes then
      execute format('drop table %I', part.name);
      dropped := dropped + 1;
    end if;
  end loop;
  delete from commit_log_default where committed_at < clock_timestamp() - keep and committed_at < newest;
  return dropped;
end
$$;
comment on function drop_commit_log(interval, bigint) is
  'Drops the days of the commit log that are older than this, or beyond this many bytes; never the one with the '
  'newest row. Answers how many';

grant select, insert on commit_log to tarazu_service;
grant usage on sequence commit_number to tarazu_service;
grant execute on function ensure_partition(text, date), drop_commit_log(interval, bigint) to tarazu_service;

select ensure_partition('commit_log', (clock_timestamp() at time zone 'UTC')::date + n) from generate_series(0, 3) as n;

-- Commit 1: from here on there is always a newest row, and a position that no other history has.
insert into commit_log (commit_no, tag, committed_at, payload)
values (nextval('commit_number'), substring(sha256(uuid_send(gen_random_uuid())) for 8), clock_timestamp(), '');
