-- What came in: senders, batches, the journal, and what was refused at the door. These rows never change.

create table sender (
  number integer generated always as identity constraint sender_key primary key,
  principal text collate "C" not null,
  credential text collate "C" not null,
  address text collate "C" not null,
  gateway text collate "C",
  server text collate "C" not null,
  reach_no integer not null,
  constraint sender_unique unique nulls not distinct (principal, credential, address, gateway, server, reach_no)
);
comment on table sender is
  'Who sent, by what, from where and over which server: one row for all batches alike in these';
comment on column sender.number is 'The number that batch uses';
comment on column sender.principal is 'The principal''s name';
comment on column sender.credential is 'Kind and id of the credential, as in "token 7"';
comment on column sender.address is 'The address that the call came from';
comment on column sender.gateway is 'The gateway that it came over, null for none';
comment on column sender.server is 'The server that took it';
comment on column sender.reach_no is 'The sender''s unit then, a number of place; 0 is the country';

create sequence batch_number as bigint increment by 1000 minvalue 1 start 1 cache 1;
comment on sequence batch_number is 'Blocks of batch numbers: nextval gives n and reserves n to n + 999';

create table batch (
  batch_no bigint constraint batch_key primary key,
  sender_no integer not null,
  received_at timestamptz not null,
  accepted integer not null,
  duplicates integer not null,
  rejected integer not null,
  bytes bigint not null,
  sha256 bytea not null constraint batch_sha256_length check (octet_length(sha256) = 32)
);
comment on table batch is 'Each batch of events that was taken: its events took effect together';
comment on column batch.batch_no is 'The batch''s number, from a block of batch_number';
comment on column batch.sender_no is 'Who sent it, a number of sender';
comment on column batch.received_at is 'When it was taken, by PostgreSQL''s clock';
comment on column batch.accepted is 'How many of its events are in the journal';
comment on column batch.duplicates is 'How many were there before, with the same content';
comment on column batch.rejected is 'How many were refused at the door';
comment on column batch.bytes is 'The length of what was sent, in bytes';
comment on column batch.sha256 is 'SHA-256 of what was sent';

create table journal (
  case_no bigint not null,
  at_ns bigint not null,
  batch_no bigint not null,
  n bigint,
  source_no integer not null,
  branch_no integer,
  other_no integer,
  on_day date,
  reach_no integer not null,
  case_seq smallint not null,
  kind smallint not null,
  what smallint,
  id text collate "C" not null,
  ref text collate "C"
);
comment on table journal is
  'Every event that was accepted, for ever: rows are added, never changed or deleted. View event reads better';
comment on column journal.case_no is 'The case, a number of court_case';
comment on column journal.at_ns is 'When it happened: nanoseconds since 1970-01-01 UTC';
comment on column journal.batch_no is 'The batch that brought it';
comment on column journal.n is 'Amount in rials, or score 1 to 5';
comment on column journal.source_no is 'The system that sent it, a number of source';
comment on column journal.branch_no is 'The branch, a number of place; null where the kind has none';
comment on column journal.other_no is
  'transferred: the branch it goes to, a number of place; registered: the class, a number of class';
comment on column journal.on_day is 'hearing_set: the date of the hearing';
comment on column journal.reach_no is
  'The unit of its sender when it was accepted, a number of place; 0 is the country';
comment on column journal.case_seq is
  'Its place in the order in which the case''s events were accepted, from 1 to 10,000';
comment on column journal.kind is 'What happened, a number of event_kind; kinds of one instant sort by it';
comment on column journal.what is 'Outcome, purpose, reason or result, a number of event_word for this kind';
comment on column journal.id is 'Unique within the source: the idempotency key';
comment on column journal.ref is 'The hearing, or for retracted the id that is taken back';

alter table journal add constraint journal_source_id_unique unique (source_no, id);
create index journal_case on journal (case_no);
-- Which cases a move of units can touch through a retraction of limited reach.
create index journal_retracted_within_reach on journal (case_no) where kind = 14 and reach_no <> 0;
create index journal_batch on journal using brin (batch_no);

create table event_kind (
  number smallint constraint event_kind_key primary key,
  code text collate "C" not null constraint event_kind_code_unique unique
);
comment on table event_kind is 'The kinds of events, in the order in which those of one instant are applied';
comment on column event_kind.number is 'The number that journal and anomaly use';
comment on column event_kind.code is 'The kind, as events have it';
insert into event_kind (number, code) values
  (0, 'registered'), (1, 'appealed'), (2, 'reopened'), (3, 'hearing_set'), (4, 'hearing_held'),
  (5, 'hearing_adjourned'), (6, 'hearing_cancelled'), (7, 'transferred'), (8, 'closed'), (9, 'appeal_decided'),
  (10, 'enforcement_opened'), (11, 'enforcement_paid'), (12, 'enforcement_closed'), (13, 'surveyed'),
  (14, 'retracted');

create table event_word (
  kind smallint not null constraint event_word_kind_exists references event_kind (number),
  number smallint not null,
  field text collate "C" not null,
  code text collate "C" not null,
  constraint event_word_key primary key (kind, number)
);
comment on table event_word is 'The words of outcome, purpose, reason and result, by the kind of event that has them';
comment on column event_word.kind is 'The kind, a number of event_kind';
comment on column event_word.number is 'The number that journal.what holds';
comment on column event_word.field is 'The field: outcome, purpose, reason or result';
comment on column event_word.code is 'The word, as events have it';
insert into event_word (kind, number, field, code) values
  (8, 0, 'outcome', 'judgment'), (8, 1, 'outcome', 'settlement'), (8, 2, 'outcome', 'dismissal'),
  (8, 3, 'outcome', 'withdrawn'), (8, 4, 'outcome', 'other'),
  (3, 0, 'purpose', 'trial'), (3, 1, 'purpose', 'control'),
  (5, 0, 'reason', 'service'), (5, 1, 'reason', 'party'), (5, 2, 'reason', 'counsel'), (5, 3, 'reason', 'court'),
  (5, 4, 'reason', 'expert'), (5, 5, 'reason', 'other'),
  (9, 0, 'result', 'upheld'), (9, 1, 'result', 'modified'), (9, 2, 'result', 'reversed');

create table rejection (
  received_at timestamptz not null,
  batch_no bigint not null,
  line bigint not null,
  reason text collate "C" not null
    constraint rejection_reason_word check (reason in ('malformed', 'unknown_kind', 'unknown_field',
      'missing_field', 'bad_field', 'not_allowed', 'in_future', 'conflict', 'case_full')),
  detail text not null,
  source text collate "C",
  branch_no integer,
  raw bytea not null,
  length bigint not null,
  sha256 bytea constraint rejection_sha256_length check (octet_length(sha256) = 32),
  constraint rejection_key primary key (received_at, batch_no, line)
) partition by range (received_at);
comment on table rejection is
  'What was refused at the door, with its raw text: rows are added, never changed or deleted. By month';
comment on column rejection.received_at is 'When it was refused: its batch''s received_at';
comment on column rejection.batch_no is 'The batch it came in';
comment on column rejection.line is 'Its line in what was sent, from 1';
comment on column rejection.reason is 'The first reason that applied';
comment on column rejection.detail is 'What a person needs to put it right, at most 200 bytes';
comment on column rejection.source is 'The source it names, where that could be read';
comment on column rejection.branch_no is 'The branch it names, a number of place, where its sender may send for that';
comment on column rejection.raw is 'The line byte for byte; of one over the limit the first 16,384 bytes';
comment on column rejection.length is 'The whole line''s length in bytes';
comment on column rejection.sha256 is 'SHA-256 of the whole line, where raw is cut';
create index rejection_batch on rejection (batch_no);
create table rejection_default partition of rejection default;
comment on table rejection_default is 'Part of rejection: what no month''s partition holds';
select ensure_partition('rejection', ((clock_timestamp() at time zone 'UTC')::date + n * interval '1 month')::date)
from generate_series(0, 3) as n;

grant select, insert on sender, batch, journal, rejection to tarazu_service;
grant select on event_kind, event_word to tarazu_service;
grant usage on sequence batch_number to tarazu_service;
