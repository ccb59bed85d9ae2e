select asked.contact, max(conversations.last_activity_at)
from unnest($2::text[]) as asked (contact)
cross join lateral (
  select conversation
  from contact_conversations
  where workspace = $1 and contact_conversations.contact = asked.contact
  order by conversation desc
  limit 50
) as recent
join conversations on conversations.workspace = $1 and conversations.id = recent.conversation
group by asked.contact
