-- Beside Tarazu: the journal in a table of the same columns and indexes, for COPY, and once more with a row trigger that
-- keeps the flow measures of each branch and day. Both begin with the events that are there already.

drop schema if exists bench cascade;
create schema bench;

create table bench.copied (like tarazu.journal including all);
create table bench.triggered (like tarazu.journal including all);
create unlogged table bench.staged (like tarazu.journal);
alter table bench.staged add column place integer;

create table bench.flow (
  day date not null,
  branch_no integer not null,
  registered integer not null default 0,
  reopened integer not null default 0,
  received integer not null default 0,
  closed integer not null default 0,
  sent integer not null default 0,
  hearings_set integer not null default 0,
  hearings_held integer not null default 0,
  hearings_adjourned integer not null default 0,
  hearings_cancelled integer not null default 0,
  appealed integer not null default 0,
  decided integer not null default 0,
  primary key (day, branch_no)
) with (fillfactor = 80);

-- What a journal's row says by itself is counted; an event that names no branch goes to branch 0, because what it
-- belongs to is in other rows.
create function bench.count_flow() returns trigger language plpgsql as $$
declare
  on_day date := date '1970-01-01' + ((new.at_ns / 1000000000 + 12600) / 86400)::integer;
begin
  insert into bench.flow as f (day, branch_no, registered, reopened, closed, sent, hearings_set, hearings_held,
    hearings_adjourned, hearings_cancelled, appealed, decided)
  values (on_day, coalesce(new.branch_no, 0), (new.kind = 0)::integer, (new.kind = 2)::integer,
    (new.kind = 8)::integer, (new.kind = 7)::integer, (new.kind = 3)::integer, (new.kind = 4)::integer,
    (new.kind = 5)::integer, (new.kind = 6)::integer, (new.kind = 1)::integer, (new.kind = 9)::integer)
  on conflict (day, branch_no) do update set registered = f.registered + excluded.registered,
    reopened = f.reopened + excluded.reopened, closed = f.closed + excluded.closed, sent = f.sent + excluded.sent,
    hearings_set = f.hearings_set + excluded.hearings_set, hearings_held = f.hearings_held + excluded.hearings_held,
    hearings_adjourned = f.hearings_adjourned + excluded.hearings_adjourned,
    hearings_cancelled = f.hearings_cancelled + excluded.hearings_cancelled, appealed = f.appealed + excluded.appealed,
    decided = f.decided + excluded.decided;
  if new.kind = 7 then
    insert into bench.flow as f (day, branch_no, received) values (on_day, new.other_no, 1)
    on conflict (day, branch_no) do update set received = f.received + 1;
  end if;
  return null;
end
$$;

insert into bench.copied select * from tarazu.journal order by batch_no, case_no;
insert into bench.triggered select * from tarazu.journal order by batch_no, case_no;
insert into bench.flow (day, branch_no, registered)
select date '1970-01-01' + ((at_ns / 1000000000 + 12600) / 86400)::integer, coalesce(branch_no, 0), count(*)
from tarazu.journal group by 1, 2;
create trigger count_flow after insert on bench.triggered for each row execute function bench.count_flow();

-- Feeds the staged rows in batches of 100, each committed, within the server: no client's time is in it.
create procedure bench.feed_trigger(most integer) language plpgsql as $$
declare
  first integer;
begin
  for first in select * from generate_series(1, most, 100) loop
    insert into bench.triggered
    select case_no, at_ns, batch_no, n, source_no, branch_no, other_no, on_day, reach_no, case_seq, kind, what, id, ref
    from bench.staged where place between first and least(first + 99, most);
    commit;
  end loop;
end
$$;
vacuum analyze bench.copied, bench.triggered, bench.flow;
