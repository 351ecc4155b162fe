-- How many rejections a day are kept for a principal, and lines that were rejected before: those are answered as then, and
-- neither kept nor counted again.

create table rejection_count (
  principal text collate "C" constraint rejection_count_key primary key,
  since timestamptz not null,
  count bigint not null constraint rejection_count_not_negative check (count >= 0)
);
comment on table rejection_count is
  'Rejections that were kept for each principal since the day began in Tehran, or since an administrator lifted its limit';
comment on column rejection_count.principal is 'The principal';
comment on column rejection_count.since is 'Since when they are counted: a later day or lifting begins anew';
comment on column rejection_count.count is 'How many';

-- Only batches with rejections look here.
create index rejection_content on rejection (coalesce(sha256, sha256(raw)), reason);

grant select, insert, update on rejection_count to tarazu_service;
