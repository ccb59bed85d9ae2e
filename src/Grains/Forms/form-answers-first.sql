-- One look into the index for each form that was asked, however often it was answered, and another where its own conversation has no answer.
select question.asked, here.message, later.conversation, later.number, later.message
from unnest($3::bigint[]) as question (asked)
left join lateral (
  select message
  from form_answers
  where workspace = $1 and conversation = $2 and form_answers.asked = question.asked
  order by message
  limit 1
) as here on true
left join lateral (
  select form_answers.conversation, conversations.number, form_answers.message
  from form_answers
  join conversations on conversations.workspace = $1 and conversations.id = form_answers.conversation
  where form_answers.workspace = $1 and earlier_conversation = $2 and earlier_message = question.asked
  order by answered_at
  limit 1
) as later on here.message is null
where here.message is not null or later.message is not null
