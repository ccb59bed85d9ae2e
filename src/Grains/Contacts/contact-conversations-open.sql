select conversations.id
from contact_conversations
join conversations on conversations.workspace = contact_conversations.workspace and conversations.id = contact_conversations.conversation
where contact_conversations.workspace = $1
  and contact_conversations.contact = any ($2)
  and conversations.status <> 'Resolved'
