with gone as (
  select * from unnest($1::text[], $2::text[]) as gone (workspace, account)
), templates as (
  delete from message_templates using gone where message_templates.workspace = gone.workspace and message_templates.account = gone.account
), health as (
  delete from channel_health using gone where channel_health.workspace = gone.workspace and channel_health.account = gone.account
), minutes as (
  delete from channel_minutes using gone where channel_minutes.workspace = gone.workspace and channel_minutes.account = gone.account
)
delete from channel_accounts using gone where channel_accounts.workspace = gone.workspace and channel_accounts.id = gone.account
