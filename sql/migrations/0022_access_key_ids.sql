-- Which access key a password was hashed under, so that one knows when an old key is needed no more.

alter table password add column key_id bytea constraint password_key_id_length check (octet_length(key_id) = 8);
comment on column password.key_id is
  'Which access key it was hashed under, by 8 bytes that tell nothing of the key; null where that was not recorded yet';
