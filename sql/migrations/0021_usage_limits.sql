-- What one principal may use of a server, where an administrator set it; and the classes that each principal named first.

alter table principal
  add column call_limit bigint constraint principal_call_limit_positive check (call_limit > 0),
  add column heavy_call_limit bigint constraint principal_heavy_call_limit_positive check (heavy_call_limit > 0),
  add column open_call_limit bigint constraint principal_open_call_limit_positive check (open_call_limit > 0),
  add column store_read_limit bigint constraint principal_store_read_limit_positive check (store_read_limit > 0),
  add column waiting_read_limit bigint constraint principal_waiting_read_limit_positive check (waiting_read_limit > 0),
  add column waiting_event_limit bigint
    constraint principal_waiting_event_limit_positive check (waiting_event_limit > 0),
  add column waiting_byte_limit bigint constraint principal_waiting_byte_limit_positive check (waiting_byte_limit > 0),
  add column event_limit bigint constraint principal_event_limit_positive check (event_limit > 0),
  add column class_limit bigint constraint principal_class_limit_positive check (class_limit > 0);
comment on column principal.call_limit is
  'Calls a second; null is the default, 9223372036854775807 is no limit, as in the other limits';
comment on column principal.heavy_call_limit is 'Calls a second that take more than a look into memory';
comment on column principal.open_call_limit is 'Calls running and waiting';
comment on column principal.store_read_limit is 'Reads of the store at once';
comment on column principal.waiting_read_limit is 'Further reads of the store that wait';
comment on column principal.waiting_event_limit is 'Events that wait for the store';
comment on column principal.waiting_byte_limit is 'Bytes of events that wait for the store';
comment on column principal.event_limit is 'Events a second';
comment on column principal.class_limit is 'Classes a day that were never seen before';

create table new_class_count (
  principal text collate "C" constraint new_class_count_key primary key,
  day date not null,
  count bigint not null constraint new_class_count_not_negative check (count >= 0)
);
comment on table new_class_count is 'Classes never seen before that each principal has named on a day';
comment on column new_class_count.principal is 'The principal';
comment on column new_class_count.day is 'The civil day in Tehran: another one begins anew';
comment on column new_class_count.count is 'How many';

grant select, insert, update on new_class_count to tarazu_service;
