-- Who may send and see: principals, credentials, gateways, rollout, and SQL readers. Servers hold the first four in
-- memory whole; each change raises the epoch in its own transaction. Locks (7418, 4) serialise such changes.

create table access_epoch (
  only_row boolean not null default true
    constraint access_epoch_key primary key
    constraint access_epoch_one_row check (only_row),
  epoch bigint not null,
  changed_at timestamptz not null
);
comment on table access_epoch is 'One row: how often access has changed; servers read it every 250 ms';
comment on column access_epoch.only_row is 'Always true: the table has one row';
comment on column access_epoch.epoch is
  'Rises with each change of principals, credentials, gateways, rollout or the tree of units';
comment on column access_epoch.changed_at is 'When it last rose';
insert into access_epoch (epoch, changed_at) values (1, clock_timestamp());

create table principal (
  name text collate "C" constraint principal_key primary key
    constraint principal_name_form check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  role text collate "C" not null
    constraint principal_role_word check (role in ('head', 'analyst', 'source', 'admin')),
  unit text collate "C",
  source text collate "C",
  made_by text collate "C",
  made_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  epoch bigint not null,
  seal bytea,
  constraint principal_source_alone_with_source check ((role = 'source') = (source is not null))
);
create index principal_epoch on principal (epoch);
comment on table principal is
  'Persons and systems that may call: one role, one unit. A name is given once and never again';
comment on column principal.name is 'The principal''s name';
comment on column principal.role is 'head, analyst, source or admin';
comment on column principal.unit is 'Its scope: the code of a unit; null is the country, named by a directory or not';
comment on column principal.source is 'For a source: the name it sends under';
comment on column principal.made_by is 'The principal that made it; null for deploy and recover';
comment on column principal.made_at is 'When it was made';
comment on column principal.expires_at is 'When it and all its credentials end; null for never';
comment on column principal.revoked_at is 'When it was revoked, for good; null while it is not';
comment on column principal.epoch is 'The epoch of its last change';
comment on column principal.seal is 'HMAC over the row by the access key; null where seals are not in use';

create table credential (
  id bigint generated always as identity constraint credential_key primary key,
  principal text collate "C" not null constraint credential_principal_exists references principal (name),
  type text collate "C" not null constraint credential_type_word check (type in ('token', 'certificate')),
  sha256 bytea not null constraint credential_sha256_unique unique
    constraint credential_sha256_length check (octet_length(sha256) = 32),
  made_by text collate "C",
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  last_used_at timestamptz,
  last_used_from text collate "C",
  epoch bigint not null,
  seal bytea
);
create index credential_principal on credential (principal);
create index credential_epoch on credential (epoch);
comment on table credential is
  'Tokens and client certificates, by their hash alone: the secret is shown once and kept nowhere';
comment on column credential.id is 'The credential''s id';
comment on column credential.principal is 'Whose it is';
comment on column credential.type is 'token or certificate';
comment on column credential.sha256 is 'SHA-256 of the token, or of the certificate''s DER';
comment on column credential.made_by is 'The principal that made it; null for deploy and recover';
comment on column credential.made_at is 'When it was made';
comment on column credential.expires_at is 'When it ends by itself';
comment on column credential.ended_at is 'When it was ended; null while it is not';
comment on column credential.last_used_at is 'Its last use, to the minute';
comment on column credential.last_used_from is 'The address of its last use';
comment on column credential.epoch is 'The epoch of its last change; uses do not count';
comment on column credential.seal is 'HMAC over the row by the access key; null where seals are not in use';

create table gateway (
  name text collate "C" constraint gateway_key primary key
    constraint gateway_name_form check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  sha256 bytea not null constraint gateway_sha256_unique unique
    constraint gateway_sha256_length check (octet_length(sha256) = 32),
  made_by text collate "C",
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  epoch bigint not null,
  seal bytea
);
comment on table gateway is
  'Programs that carry users'' sessions, such as tarazu-web; they have no rights of their own';
comment on column gateway.name is 'The gateway''s name, as in its certificate';
comment on column gateway.sha256 is 'SHA-256 of its certificate''s DER';
comment on column gateway.made_by is 'The principal that recorded it; null for deploy';
comment on column gateway.made_at is 'When it was recorded';
comment on column gateway.expires_at is 'When it ends by itself';
comment on column gateway.ended_at is 'When it was ended; null while it is not';
comment on column gateway.epoch is 'The epoch of its last change';
comment on column gateway.seal is 'HMAC over the row by the access key; null where seals are not in use';

create table rollout (
  province text collate "C" not null,
  level text collate "C" not null constraint rollout_level_word check (level in ('district', 'branch')),
  open boolean not null,
  changed_by text collate "C",
  changed_at timestamptz not null,
  epoch bigint not null,
  seal bytea,
  constraint rollout_key primary key (province, level)
);
comment on table rollout is 'Which levels may read in which province; what has no row is closed';
comment on column rollout.province is 'The province''s code';
comment on column rollout.level is 'district or branch';
comment on column rollout.open is 'Whether principals of that level may read';
comment on column rollout.changed_by is 'The principal that changed it last';
comment on column rollout.changed_at is 'When it was changed last';
comment on column rollout.epoch is 'The epoch of its last change';
comment on column rollout.seal is 'HMAC over the row by the access key; null where seals are not in use';

create table sql_reader (
  login name constraint sql_reader_key primary key,
  unit text collate "C"
);
comment on table sql_reader is
  'People who read the schema report in SQL, by a role of their own: what each may see. Kept by the DBA';
comment on column sql_reader.login is 'The PostgreSQL role that logs in';
comment on column sql_reader.unit is 'Its scope: the code of a unit; null is the country';

grant select, update on access_epoch to tarazu_service;
grant select, insert, update on principal, credential, gateway, rollout to tarazu_service;
grant select on sql_reader to tarazu_service;
