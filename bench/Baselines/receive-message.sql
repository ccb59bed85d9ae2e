-- One round trip, one transaction. A delivery that comes again changes nothing.
with fresh as (
  select $1::text as account, $2::text as customer, $3::text as name, $4::text as provider_id, $5::timestamptz as occurred_at, $6::text as content
  where not exists (select from messages where account = $1 and provider_id = $4)
), conversation as (
  insert into conversations (account, customer, status, assignee, contact_name, last_activity_at, waiting_since, window_expires_at, preview, message_count)
  select account, customer, 'Open', '', name, occurred_at, occurred_at, occurred_at + interval '24 hours', left(content, 160), 1 from fresh
  on conflict (account, customer) do update set
    status = 'Open',
    last_activity_at = greatest(conversations.last_activity_at, excluded.last_activity_at),
    waiting_since = coalesce(conversations.waiting_since, excluded.waiting_since),
    window_expires_at = greatest(conversations.window_expires_at, excluded.window_expires_at),
    preview = excluded.preview,
    message_count = conversations.message_count + 1
  returning id
)
insert into messages (conversation, occurred_at, account, provider_id, content)
select conversation.id, fresh.occurred_at, fresh.account, fresh.provider_id, fresh.content from fresh, conversation
on conflict (account, provider_id) do nothing
