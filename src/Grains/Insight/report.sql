-- What happened in a period: once in all, once by its day, and once under each of what its conversation has now. Times are of few rows, and are sorted by themselves.
-- OFFSET keeps the look at the conversations that are touched from becoming a join of all. What stands between comment signs is filled in by Reports.
with happened as materialized (
  select conversation, kind, seconds, width_bucket(at, $4::timestamptz[]) - 1 as day
  from report_facts
  where workspace = $1 and at >= $2 and at < $3
), belonging as materialized (
  select touched.conversation, dimension.id
  from (select distinct conversation from happened) as touched
  cross join lateral (select * from conversations where conversations.workspace = $1 and conversations.id = touched.conversation offset 0) as conversations
  cross join lateral (/*dimension*/) as dimension (id)
), placed as materialized (
  select 'total' as place, '' as id, kind, seconds from happened
  union all select 'day', day::text, kind, seconds from happened
  union all select 'row', belonging.id, kind, seconds from happened join belonging using (conversation)
), counted as (
  select place, id,
    count(*) filter (where kind = 'Opened') as opened,
    count(*) filter (where kind = 'Reopened') as reopened,
    count(*) filter (where kind = 'Resolved') as resolved,
    count(*) filter (where kind = 'Received') as received,
    count(*) filter (where kind = 'Sent') as sent,
    count(*) filter (where kind = 'Sent' and seconds is not null) as answered,
    count(*) filter (where kind = 'Sent' and seconds <= $5) as in_time
  from placed
  group by place, id
), timed as (
  select place, id,
    percentile_cont(array[0.5, 0.9]) within group (order by seconds) filter (where kind = 'Sent') as responses,
    percentile_cont(0.5) within group (order by seconds) filter (where kind = 'Resolved') as resolution
  from placed
  where seconds is not null
  group by place, id
)
select place, id, opened, reopened, resolved, received, sent, answered, in_time, responses[1], responses[2], resolution
from counted left join timed using (place, id)
order by received + sent + opened + reopened + resolved desc, id
