-- One ordered index scan for each status and each agent or team, merged: so that "every status" needs no index of its own.
-- What stands between comment signs is filled in by ListStatement.
select page.view
from unnest($5::text[]) as wanted (status)
cross join unnest($6::text[]) as lead (value)
cross join lateral (
  select view, id, activity_slot, last_activity_at, waiting_since, priority
  from conversations
  where workspace = $4
    and conversations.status = wanted.status
    and /*lead*/
    and /*after*/
    and /*condition*/
    and $3::smallint is not null
  order by /*order*/
  limit $7
) as page
order by /*order*/
limit $7
