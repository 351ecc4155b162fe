-- What only the cluster's superuser may do: roles, the database, and what is taken from PUBLIC.
--
--   psql --no-psqlrc --dbname=postgres --username=tarazu_dba --file=sql/bootstrap.sql
--
-- The database is `tarazu`, or another by --set=database=NAME; the service may have 64 connections and the migrator 4,
-- or as many as --set=service_connections=N and --set=migrate_connections=N say. People who read in SQL get roles of
-- their own, with limits of their own (docs/dba.md#figures-in-sql).
--
-- Repeatable: running it again changes nothing that is as it should be. It sets no password; `deploy/run` or a DBA
-- sets those apart. The migrations, run afterwards by tarazu_migrate, check its work and say what is missing.
\set ON_ERROR_STOP on
\set QUIET on
set client_min_messages = warning;
\if :{?database}
\else
  \set database tarazu
\endif
\if :{?service_connections}
\else
  \set service_connections 64
\endif
\if :{?migrate_connections}
\else
  \set migrate_connections 4
\endif

do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    raise exception 'bootstrap.sql must be run by the cluster''s superuser, not by %', current_user;
  end if;
  if current_setting('server_version_num')::int < 150000 then
    raise exception 'PostgreSQL 15 or newer is needed, this is %', current_setting('server_version');
  end if;
  if current_setting('server_encoding') <> 'UTF8' then
    raise exception 'the cluster''s encoding must be UTF8, it is %', current_setting('server_encoding');
  end if;
end
$$;

-- Roles. None has an attribute beyond what is named here; no role may replicate, for over a logical connection it
-- could read the whole cluster.
select format('create role %I', name)
from unnest(array['tarazu_owner', 'tarazu_migrate', 'tarazu_service', 'tarazu_reader', 'tarazu_case_reader',
                  'tarazu_auditor', 'tarazu_monitor']) as name
where not exists (select from pg_roles where rolname = name)
\gexec

alter role tarazu_owner nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit;
alter role tarazu_migrate login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit
  connection limit :migrate_connections;
alter role tarazu_service login nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit
  connection limit :service_connections;
alter role tarazu_reader nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit;
alter role tarazu_case_reader nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit;
alter role tarazu_auditor nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit;
alter role tarazu_monitor nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit;

grant tarazu_owner to tarazu_migrate;
grant tarazu_reader to tarazu_case_reader;
grant pg_monitor to tarazu_monitor;

comment on role tarazu_owner is 'Owns the schemas tarazu and report and all in them; nobody logs in as it';
comment on role tarazu_migrate is 'Runs the migrations as tarazu_owner; nobody else creates or drops';
comment on role tarazu_service is 'tarazu-server: reads tarazu, adds to the journal, keeps state, cells and directory';
comment on role tarazu_reader is 'Group: the figures of the schema report';
comment on role tarazu_case_reader is 'Group: the figures, and cases, events, anomalies and rejections';
comment on role tarazu_auditor is 'Group: the audit';
comment on role tarazu_monitor is 'Group: pg_monitor and the gauges';

select format(
  'create database %I template template0 encoding ''UTF8'' lc_collate ''C'' lc_ctype ''C.UTF-8''', :'database')
where not exists (select from pg_database where datname = :'database')
\gexec
comment on database :"database" is 'Tarazu: court case events and the figures from them';

-- Limits of every role that has none of its own, so of all who read in SQL: a question that was forgotten must not run,
-- hold back vacuum or fill the disk for ever.
alter database :"database" set statement_timeout = '10min';
alter database :"database" set lock_timeout = '10s';
alter database :"database" set idle_in_transaction_session_timeout = '5min';
alter database :"database" set temp_file_limit = '8GB';
alter database :"database" set client_connection_check_interval = '10s';
-- Compiling takes longer than it saves with the views of the schema report.
alter database :"database" set jit = off;
alter role current_user in database :"database" set statement_timeout = 0;
alter role current_user in database :"database" set lock_timeout = 0;
alter role current_user in database :"database" set idle_in_transaction_session_timeout = 0;
alter role current_user in database :"database" set temp_file_limit = -1;
alter role tarazu_migrate in database :"database" set statement_timeout = 0;
alter role tarazu_migrate in database :"database" set lock_timeout = 0;
alter role tarazu_migrate in database :"database" set idle_in_transaction_session_timeout = '10min';
alter role tarazu_migrate in database :"database" set temp_file_limit = -1;
alter role tarazu_service in database :"database" set statement_timeout = 0;
alter role tarazu_service in database :"database" set lock_timeout = 0;
alter role tarazu_service in database :"database" set temp_file_limit = -1;
-- A writer that stops in the middle of a transaction must not hold its locks for long; the service's own sessions
-- set shorter limits where they need them.
alter role tarazu_service in database :"database" set idle_in_transaction_session_timeout = '60s';
-- A client that closed its connection no longer waits for an answer: what still runs for it is stopped.
alter role tarazu_service in database :"database" set client_connection_check_interval = '2s';
alter role tarazu_service in database :"database" set search_path = tarazu, pg_temp;
alter role tarazu_migrate in database :"database" set search_path = tarazu, pg_temp;
alter role tarazu_service in database :"database" set timezone = 'UTC';
alter role tarazu_migrate in database :"database" set timezone = 'UTC';

-- PUBLIC keeps nothing: each role is let in by name.
revoke all on database :"database" from public;
revoke all on database postgres from public;
revoke all on database template1 from public;
grant connect on database :"database" to tarazu_migrate, tarazu_service, tarazu_reader, tarazu_case_reader,
  tarazu_auditor, tarazu_monitor;
grant create on database :"database" to tarazu_owner;

-- An address for the rest of this file: the database itself.
\connect :"database"
set client_min_messages = warning;

revoke all on schema public from public;
revoke usage on language plpgsql from public;
grant usage on language plpgsql to tarazu_owner;

-- Large objects lie outside all grants on tables.
select format('revoke execute on function %s from public', oid::regprocedure)
from pg_proc
where pronamespace = 'pg_catalog'::regnamespace
  and (proname like 'lo\_%' or proname in ('loread', 'lowrite'))
\gexec

-- What is made later, partitions too, is for nobody until a migration grants it.
alter default privileges for role tarazu_owner revoke execute on functions from public;
alter default privileges for role tarazu_owner revoke usage on types from public;
