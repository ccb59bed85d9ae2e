select page.conversation, page.message, page.answered_at, page.fields, conversations.view
from (
  select conversation, message, answered_at, fields
  from form_answers
  where workspace = $1 and form = $2 and (answered_at, conversation, message) < ($3, $4, $5)
  order by answered_at desc, conversation desc, message desc
  limit $6
) as page
join conversations on conversations.workspace = $1 and conversations.id = page.conversation
order by page.answered_at desc, page.conversation desc, page.message desc
