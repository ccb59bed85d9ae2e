-- One look into the index for each form that was asked, however often it was answered.
select question.asked, first.message
from unnest($3::bigint[]) as question (asked)
cross join lateral (
  select message
  from form_answers
  where workspace = $1 and conversation = $2 and form_answers.asked = question.asked
  order by message
  limit 1
) as first
