with told as (
  select * from unnest(
    $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[], $10::boolean[], $11::timestamptz[], $12::integer[], $13::integer[])
    as told (workspace, account, received_at, sent_at, failed_at, failure_code, failure_text, failure_lasts, forged_at, sent, failed)
), counted as (
  insert into channel_minutes (workspace, account, minute, sent, failed)
  select workspace, account, date_trunc('minute', $1), sent, failed from told where sent + failed > 0
  on conflict (workspace, account, minute) do update set sent = channel_minutes.sent + excluded.sent, failed = channel_minutes.failed + excluded.failed
), forgotten as (
  delete from channel_minutes using told where channel_minutes.workspace = told.workspace and channel_minutes.account = told.account and minute < $2
)
insert into channel_health (workspace, account, received_at, sent_at, failed_at, failure_code, failure_text, failure_lasts, forged_at)
select workspace, account, received_at, sent_at, failed_at, failure_code, failure_text, failure_lasts, forged_at from told
on conflict (workspace, account) do update set
  received_at = greatest(channel_health.received_at, excluded.received_at),
  sent_at = greatest(channel_health.sent_at, excluded.sent_at),
  forged_at = greatest(channel_health.forged_at, excluded.forged_at),
  (failed_at, failure_code, failure_text, failure_lasts) = (
    select newer.* from (values
      (excluded.failed_at, excluded.failure_code, excluded.failure_text, excluded.failure_lasts),
      (channel_health.failed_at, channel_health.failure_code, channel_health.failure_text, channel_health.failure_lasts)) as newer (at, code, text, lasts)
    order by newer.at desc nulls last limit 1)
