-- Signing in: passwords, the second factor, sessions, and the attempts that failed. And what an administrator sets of a
-- principal beside its role and unit.

alter table principal
  add column rejection_limit bigint
    constraint principal_rejection_limit_positive check (rejection_limit > 0),
  add column rejections_lifted_at timestamptz,
  add column last_sign_in_at timestamptz,
  add column last_sign_in_from text collate "C",
  add column recovered boolean not null default false;
comment on column principal.rejection_limit is 'How many rejections a day are kept for it; null is the default';
comment on column principal.rejections_lifted_at is
  'Since when today''s rejections count against its limit, as an administrator lifted it; null where none did';
comment on column principal.last_sign_in_at is 'When it signed in with its password last';
comment on column principal.last_sign_in_from is 'From which address';
comment on column principal.recovered is 'Whether `tarazu-server recover` made it';

alter table credential alter column expires_at set not null;

create table password (
  principal text collate "C" constraint password_key primary key
    constraint password_principal_exists references principal (name),
  salt bytea not null constraint password_salt_length check (octet_length(salt) = 16),
  hash bytea not null constraint password_hash_length check (octet_length(hash) = 32),
  memory_kib integer not null,
  passes integer not null,
  one_time boolean not null,
  set_by text collate "C",
  set_at timestamptz not null,
  expires_at timestamptz,
  seal bytea
);
comment on table password is
  'Argon2id hashes of passwords, over an HMAC with the access key: without that key they cannot be tried';
comment on column password.principal is 'Whose it is';
comment on column password.salt is '16 random bytes';
comment on column password.hash is 'Argon2id, one lane, 32 bytes';
comment on column password.memory_kib is 'The memory that hashing it took, in KiB';
comment on column password.passes is 'The passes over that memory';
comment on column password.one_time is 'Good only to set one''s own';
comment on column password.set_by is 'The principal that set it';
comment on column password.set_at is 'When it was set';
comment on column password.expires_at is 'When it ends, if it is for one time; null for never';
comment on column password.seal is 'HMAC over the row by the access key; null where seals are not in use';

create table second_factor (
  principal text collate "C" constraint second_factor_key primary key
    constraint second_factor_principal_exists references principal (name),
  seed bytea,
  pending_seed bytea,
  last_step bigint not null default 0,
  confirmed_at timestamptz,
  seal bytea,
  constraint second_factor_confirmed_with_seed check ((seed is null) = (confirmed_at is null))
);
comment on table second_factor is 'Seeds of time-based codes (RFC 6238), encrypted with the access key';
comment on column second_factor.principal is 'Whose it is';
comment on column second_factor.seed is 'The seed that counts: AES-256-GCM, nonce first';
comment on column second_factor.pending_seed is 'One that was made and waits for a code of it';
comment on column second_factor.last_step is 'The 30-second step of the last code that was taken: each counts once';
comment on column second_factor.confirmed_at is 'Since when the seed counts';
comment on column second_factor.seal is 'HMAC over the row by the access key; null where seals are not in use';

create table session (
  id bigint generated always as identity constraint session_key primary key,
  principal text collate "C" not null constraint session_principal_exists references principal (name),
  sha256 bytea not null constraint session_sha256_unique unique
    constraint session_sha256_length check (octet_length(sha256) = 32),
  gateway text collate "C" constraint session_gateway_exists references gateway (name),
  one_time boolean not null,
  second_factor boolean not null,
  address text collate "C" not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz not null,
  last_used_from text collate "C" not null,
  ended_at timestamptz,
  epoch bigint not null
);
create index session_principal on session (principal, id);
comment on table session is 'Sessions given for a name and a password, by the hash of their token alone';
comment on column session.id is 'The session''s id';
comment on column session.principal is 'Whose it is';
comment on column session.sha256 is 'SHA-256 of the token';
comment on column session.gateway is 'The gateway that it was made over, and is good over; null for none';
comment on column session.one_time is 'Whether a one-time password was given for it';
comment on column session.second_factor is 'Whether a code of the second factor was given for it';
comment on column session.address is 'From which address somebody signed in';
comment on column session.made_at is 'When somebody signed in';
comment on column session.expires_at is 'When it ends at the latest';
comment on column session.last_used_at is 'Its last use, to the minute; it ends 30 minutes after that';
comment on column session.last_used_from is 'The address of its last use';
comment on column session.ended_at is 'When it was ended; null while it is not';
comment on column session.epoch is 'The epoch of its last change; uses do not count';

create table wrong_attempt (
  at timestamptz not null,
  name text collate "C" not null,
  address text collate "C" not null
);
create index wrong_attempt_name on wrong_attempt (name, at);
create index wrong_attempt_address on wrong_attempt (address, at);
comment on table wrong_attempt is
  'Signings-in with a wrong password or code, for their counts over all servers; deleted after 30 days';
comment on column wrong_attempt.at is 'When';
comment on column wrong_attempt.name is
  'For which name, of a principal or not: in the form of a name, else the text "-", because it may be a password';
comment on column wrong_attempt.address is 'From which address';

create table known_address (
  principal text collate "C" not null constraint known_address_principal_exists references principal (name),
  address text collate "C" not null,
  last_at timestamptz not null,
  constraint known_address_key primary key (principal, address)
);
comment on table known_address is
  'Where a principal signed in from within 30 days: there it is spared the count of wrong attempts for its name';
comment on column known_address.principal is 'The principal';
comment on column known_address.address is 'The address';
comment on column known_address.last_at is 'When it last signed in from there';

grant select, insert, update on password, second_factor, session to tarazu_service;
grant select, insert, delete on wrong_attempt to tarazu_service;
grant select, insert, update, delete on known_address to tarazu_service;
