insert into attachments (workspace, conversation, message, state, file, blob, error_code, error_text, account, media, file_name, next_attempt_at)
select * from unnest(
  $1::text[], $2::text[], $3::bigint[], $4::text[], $5::bytea[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])
on conflict (workspace, conversation, message) do update set
  state = excluded.state,
  file = excluded.file,
  blob = excluded.blob,
  error_code = excluded.error_code,
  error_text = excluded.error_text
