select account, received_at, sent_at, failed_at, failure_code, failure_text, failure_lasts, forged_at, coalesce(recent.sent, 0), coalesce(recent.failed, 0)
from channel_health
left join lateral (
  select sum(sent) as sent, sum(failed) as failed
  from channel_minutes
  where channel_minutes.workspace = channel_health.workspace and channel_minutes.account = channel_health.account and minute >= $2
) as recent on true
where workspace = $1
