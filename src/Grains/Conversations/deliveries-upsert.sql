insert into deliveries (workspace, conversation, message, status, at, error_code, error_text, provider_message_id)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[])
on conflict (workspace, conversation, message) do update set
  status = excluded.status,
  at = excluded.at,
  error_code = excluded.error_code,
  error_text = excluded.error_text,
  provider_message_id = coalesce(excluded.provider_message_id, deliveries.provider_message_id)
