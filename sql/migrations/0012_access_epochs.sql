-- Servers read what has changed since an epoch, and sessions that are not over. And no change of access can be without
-- its epoch, by whatever hand: a trigger raises it, unless its transaction has, and puts it into the row.

create index session_epoch on session (epoch);
create index session_expires_at on session (expires_at);
create index gateway_epoch on gateway (epoch);
create index rollout_epoch on rollout (epoch);

create function stamp_epoch() returns trigger
language plpgsql security definer set search_path = tarazu, pg_temp as $$
begin
  -- The row's last writer is this transaction if it has raised the epoch already.
  update access_epoch set epoch = epoch + 1, changed_at = clock_timestamp()
  where xmin <> pg_current_xact_id()::xid;
  select epoch into new.epoch from access_epoch;
  return new;
end
$$;
comment on function stamp_epoch() is
  'Raises the epoch of access, unless this transaction has, and puts it into the row that changes';

-- Uses of credentials change no rights, and raise nothing.
create trigger stamp_epoch before insert or update on principal
  for each row execute function stamp_epoch();
create trigger stamp_epoch before insert or update of principal, type, sha256, made_by, made_at, expires_at, ended_at,
  epoch, seal on credential
  for each row execute function stamp_epoch();
create trigger stamp_epoch before insert or update of principal, sha256, gateway, one_time, second_factor, address,
  made_at, expires_at, ended_at, epoch on session
  for each row execute function stamp_epoch();
create trigger stamp_epoch before insert or update on gateway
  for each row execute function stamp_epoch();
create trigger stamp_epoch before insert or update on rollout
  for each row execute function stamp_epoch();
