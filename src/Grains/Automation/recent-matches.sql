-- The newest conversations in which something happened since, and how many of them are as a rule wants them.
-- What stands between comment signs is filled in by RecentMatchCounting.
select count(*) filter (where /*condition*/), count(*)
from (
  select page.*
  from unnest(array['Open', 'Pending', 'Snoozed', 'AiReply', 'Resolved']) as wanted (status)
  cross join lateral (
    select *
    from conversations
    where workspace = $1
      and conversations.status = wanted.status
      and activity_slot >= activity_slot($2)
      and last_activity_at >= $2
    order by activity_slot desc
    limit $3
  ) as page
  order by page.activity_slot desc
  limit $3
) as conversations
