select distinct workspace, conversation
from (select workspace, conversation from attachments where state = 'Fetching' and next_attempt_at <= $1 order by next_attempt_at limit $2) as due
