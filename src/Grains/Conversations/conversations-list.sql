-- One ordered index scan for each status, merged: so that "every status" needs no index of its own.
select page.view
from unnest($3::text[]) as wanted (status)
cross join lateral (
  select view, last_activity_at, id
  from conversations
  where workspace = $1
    and assignee = $2
    and conversations.status = wanted.status
    and ($4::text is null or labels @> array[$4])
    and (last_activity_at, id) < ($5, $6)
  order by last_activity_at desc, id desc
  limit $7
) as page
order by page.last_activity_at desc, page.id desc
limit $7
