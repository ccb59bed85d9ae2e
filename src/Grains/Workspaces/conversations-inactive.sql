-- The index of the lists, from its other end.
select oldest.id, oldest.last_activity_at
from unnest(array['Open', 'Pending', 'AiReply']) as wanted (status)
cross join lateral (
  select id, activity_slot, last_activity_at
  from conversations
  where workspace = $1
    and conversations.status = wanted.status
    and inbox = $2
    and ($3 or waiting_since is null)
  order by activity_slot, last_activity_at, id
  limit $4
) as oldest
order by oldest.last_activity_at, oldest.id
limit $4
