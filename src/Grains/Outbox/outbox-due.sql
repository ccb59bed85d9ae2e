select distinct workspace, conversation
from (select workspace, conversation from outbox where next_attempt_at <= $1 order by next_attempt_at limit $2) as due
