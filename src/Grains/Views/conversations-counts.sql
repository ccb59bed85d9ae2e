-- The newest conversations that are not resolved, read once; each is counted under everything that it belongs to.
-- What stands between comment signs is filled in by ConversationCounting.
select counted.kind, counted.id, count(*)
from (
  select page.*
  from unnest(array['Open', 'Pending', 'Snoozed', 'AiReply']) as wanted (status)
  cross join lateral (
    select *
    from conversations
    where workspace = $1
      and conversations.status = wanted.status
      and /*scope*/
    order by activity_slot desc
    limit $2
  ) as page
  limit $2
) as conversations
cross join lateral (
  select 'read', ''
  union all select 'all', '' where status = $3
  union all select 'mine', '' where status = $3 and assignee = $4
  union all select 'unassigned', '' where status = $3 and assignee = ''
  union all select 'of_teams', '' where status = $3 and team = any ($5)
  union all select 'inbox', inbox where status = $3
  union all select 'team', team where status = $3 and team <> ''
  union all select 'department', department where status = $3 and department <> ''
  union all select 'label', unnest(labels) where status = $3
  union all select 'keyword', unnest(keywords) where status = $3/*views*/
) as counted (kind, id)
group by counted.kind, counted.id
