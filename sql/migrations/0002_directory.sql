-- Dictionaries and the directory of units, kinds and classes.

-- Dictionaries: a code once, a number of four bytes everywhere else. Rows are added before the transaction that uses
-- them, and never change (but for a class's name); an unused one does no harm.

create table source (
  number integer generated always as identity constraint source_key primary key,
  code text collate "C" not null constraint source_code_unique unique
);
comment on table source is 'The systems that send events';
comment on column source.number is 'The number that journal and anomaly use';
comment on column source.code is 'The source''s name, as events have it';

create table place (
  number integer generated always as identity constraint place_key primary key,
  code text collate "C" not null constraint place_code_unique unique
);
comment on table place is 'Every code of a unit that an event or the directory ever named, in the directory or not';
comment on column place.number is
  'The number that journal, cells and states use; 0 is never given: as a reach it is the country';
comment on column place.code is 'The unit''s code';

create table class (
  number integer generated always as identity constraint class_key primary key,
  code text collate "C" not null constraint class_code_unique unique,
  name text
);
comment on table class is 'The sorts of cases (the matter)';
comment on column class.number is 'The number that journal, cells and states use';
comment on column class.code is 'The class''s code, as events have it';
comment on column class.name is 'Its Persian name; null while only events, not the directory, have named it';

create table kind (
  code text collate "C" constraint kind_key primary key,
  name text not null,
  standard_days integer constraint kind_standard_days_range check (standard_days between 1 and 3660)
);
comment on table kind is 'The sorts of branches: only like is ranked with like';
comment on column kind.code is 'The kind''s code';
comment on column kind.name is 'Its Persian name';
comment on column kind.standard_days is 'The statutory or agreed time for its cases, in days; null for none';

create table unit (
  code text collate "C" constraint unit_key primary key,
  place_no integer not null constraint unit_place_unique unique,
  level text collate "C" not null
    constraint unit_level_word check (level in ('country', 'province', 'district', 'branch')),
  parent text collate "C"
    constraint unit_parent_exists references unit (code) deferrable initially deferred,
  name text not null,
  kind text collate "C"
    constraint unit_kind_exists references kind (code) deferrable initially deferred,
  opened_on date,
  closed_on date,
  constraint unit_country_alone_without_parent check ((level = 'country') = (parent is null)),
  constraint unit_branch_alone_with_kind check ((level = 'branch') = (kind is not null)),
  constraint unit_branch_alone_with_opening check ((level = 'branch') = (opened_on is not null)),
  constraint unit_closed_after_opening check (closed_on is null or closed_on >= opened_on)
);
create unique index unit_one_country on unit (level) where level = 'country';
create index unit_parent on unit (parent);
comment on table unit is 'The directory as it now stands: country, provinces, districts, branches';
comment on column unit.code is 'The unit''s code, unique over all levels';
comment on column unit.place_no is 'The code''s number in place';
comment on column unit.level is 'country, province, district or branch';
comment on column unit.parent is 'The unit of the level above; null for the country';
comment on column unit.name is 'Its Persian name';
comment on column unit.kind is 'What sort of branch it is; null above branches';
comment on column unit.opened_on is 'First day on which the branch is active';
comment on column unit.closed_on is 'Last day on which the branch is active; null while it has none';

create table branch_formerly_below (
  branch_no integer not null,
  unit_no integer not null,
  constraint branch_formerly_below_key primary key (branch_no, unit_no)
);
create index branch_formerly_below_unit on branch_formerly_below (unit_no);
comment on table branch_formerly_below is
  'The units that a branch ever lay below, as it stood after each import: they stay within its senders'' reach';
comment on column branch_formerly_below.branch_no is 'The branch, a number of place';
comment on column branch_formerly_below.unit_no is 'A unit it lay below, a number of place';

create table directory_version (
  only_row boolean not null default true
    constraint directory_version_key primary key
    constraint directory_version_one_row check (only_row),
  version bigint not null,
  changed_at timestamptz not null
);
comment on table directory_version is 'One row: how often the directory has changed';
comment on column directory_version.only_row is 'Always true: the table has one row';
comment on column directory_version.version is 'Rises by one with each import that changed something';
comment on column directory_version.changed_at is 'When it last rose';
insert into directory_version (version, changed_at) values (0, clock_timestamp());

create table healing (
  case_no bigint constraint healing_key primary key,
  version bigint not null
);
comment on table healing is
  'Cases that a change of the directory touches and that are not computed anew yet; empty but during a large import';
comment on column healing.case_no is 'The case, a number of court_case';
comment on column healing.version is 'The version of the directory that asks for it';

grant select, insert on source, place, branch_formerly_below to tarazu_service;
grant select, insert, update (name) on class to tarazu_service;
grant select, insert, update on kind, unit to tarazu_service;
grant select, update on directory_version to tarazu_service;
grant select, insert, update, delete on healing to tarazu_service;
