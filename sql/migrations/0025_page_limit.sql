-- How long a principal's pages may be, where an administrator set it.

alter table principal
  add column page_limit bigint constraint principal_page_limit_positive check (page_limit > 0);
comment on column principal.page_limit is 'Rows of a page; null is the default, 9223372036854775807 is no limit';
