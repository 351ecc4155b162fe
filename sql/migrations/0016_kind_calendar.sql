-- What else is agreed for the branches of a kind.

alter table kind
  add column lead_norm_days integer constraint kind_lead_norm_days_range check (lead_norm_days between 1 and 1095),
  add column calendar boolean not null default false;
comment on column kind.lead_norm_days is
  'How many days ahead a trial hearing is properly set at branches of this kind; null for no norm';
comment on column kind.calendar is
  'Whether branches of this kind keep each open case on their calendar, so that one without a date is a fault';

create or replace view report.kind with (security_barrier) as
select code, name, standard_days, lead_norm_days, calendar from kind;
comment on column report.kind.lead_norm_days is
  'How many days ahead a trial hearing is properly set; null for no norm';
comment on column report.kind.calendar is 'Whether its branches keep each open case on their calendar';
