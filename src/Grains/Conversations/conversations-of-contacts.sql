-- One ordered index scan for each contact, put together. What stands between comment signs is filled in by ListStatement.
select page.view
from unnest($2::text[]) as asked (contact)
cross join lateral (
  select conversations.view, conversations.id
  from contact_conversations
  join conversations on conversations.workspace = $1 and conversations.id = contact_conversations.conversation
  where contact_conversations.workspace = $1
    and contact_conversations.contact = asked.contact
    and contact_conversations.conversation < $3
    and /*condition*/
  order by contact_conversations.conversation desc
  limit $4
) as page
order by page.id desc
limit $4
