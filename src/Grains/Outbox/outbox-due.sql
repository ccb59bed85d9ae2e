select distinct workspace, conversation
from (
  select workspace, conversation from outbox
  where partition = any($3) and next_attempt_at <= $1
  order by next_attempt_at limit $2
) as due
