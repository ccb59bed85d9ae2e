insert into deliveries (workspace, conversation, message, status, at, error_code, error_text)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
on conflict (workspace, conversation, message) do update set
  status = excluded.status,
  at = excluded.at,
  error_code = excluded.error_code,
  error_text = excluded.error_text
