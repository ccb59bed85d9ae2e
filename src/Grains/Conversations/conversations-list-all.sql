-- One ordered index scan for each status, merged: so that "every status" needs no index of its own.
select page.view
from unnest($2::text[]) as wanted (status)
cross join lateral (
  select view, last_activity_at, id
  from conversations
  where workspace = $1
    and conversations.status = wanted.status
    and ($3::text is null or labels @> array[$3])
    and (last_activity_at, id) < ($4, $5)
  order by last_activity_at desc, id desc
  limit $6
) as page
order by page.last_activity_at desc, page.id desc
limit $6
