-- The newest entries that match, as many as may be looked at, and of these the ones that may be seen, each asked by its key: OFFSET keeps that from becoming a join with all that are narrowed to.
-- The row of the last one looked at stands in each.
-- Where some of the words are asked of the rows, OFFSET keeps these from the index, and the other words from being looked for in order of time.
-- What stands between comment signs is filled in by SearchStatement.
with candidates as materialized (
  select workspace, conversation, message, kind, at
  from (
    select workspace, conversation, message, kind, at, words
    from search_entries
    where workspace = $1
      and words @@ (/*query*/)
      and (at, conversation, message) < ($2, $3, $4)
      and /*entries*/
    /*whole*/
  ) as found
  where /*rows*/
  order by at desc, conversation desc, message desc
  limit $5
)
select last.looked_at, last.at, last.conversation, last.message, hit.kind, hit.conversation, hit.message, hit.at, 0::real as rank, hit.view
from (select at, conversation, message, count(*) over () as looked_at from candidates order by at, conversation, message limit 1) as last
left join lateral (
  select candidates.kind, candidates.conversation, candidates.message, candidates.at, shown.view
  from candidates
  cross join lateral (
    select view
    from (select * from conversations where workspace = candidates.workspace and id = candidates.conversation offset 0) as conversations
    where /*condition*/
  ) as shown
  order by candidates.at desc, candidates.conversation desc, candidates.message desc
  limit $6
) as hit on true
order by hit.at desc, hit.conversation desc, hit.message desc
