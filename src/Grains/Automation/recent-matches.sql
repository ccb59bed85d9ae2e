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
      and last_activity_at >= $2
    order by last_activity_at desc, id desc
    limit $3
  ) as page
  order by page.last_activity_at desc, page.id desc
  limit $3
) as conversations
