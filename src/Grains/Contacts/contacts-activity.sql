-- Of each contact that is one with the asked one, the conversations that were opened last.
select asked.id, max(conversations.last_activity_at)
from contacts as asked
cross join lateral unnest(asked.members) as member (contact)
cross join lateral (
  select conversation
  from contact_conversations
  where workspace = $1 and contact_conversations.contact = member.contact
  order by conversation desc
  limit 50
) as recent
join conversations on conversations.workspace = $1 and conversations.id = recent.conversation
where asked.workspace = $1 and asked.id = any ($2)
group by asked.id
