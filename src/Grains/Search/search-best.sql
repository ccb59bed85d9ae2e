-- The best of the newest entries that match and may be seen. What may be seen is asked of one entry after the other, until there are enough or too many were looked at:
-- OFFSET keeps the question from becoming a join of everything.
-- Where some of the words are asked of the rows, OFFSET keeps these from the index, and the other words from being looked for in order of time.
-- What stands between comment signs is filled in by SearchStatement.
with seen as materialized (
  select matching.conversation, matching.message, matching.kind, matching.at, ts_rank(matching.words, /*all*/, 1) as rank
  from (
    select conversation, message, kind, at, words
    from (
      select conversation, message, kind, at, words
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
  ) as matching
  where exists (
    select from conversations
    where conversations.workspace = $1 and conversations.id = matching.conversation and /*condition*/
    offset 0
  )
  order by matching.at desc, matching.conversation desc, matching.message desc
  limit $11
)
select 0::bigint as looked_at, best.at, best.conversation, best.message, best.kind, best.conversation, best.message, best.at, best.rank, conversations.view
from (
  select *
  from seen
  where (rank, at, conversation, message) < ($7, $8, $9, $10)
  order by rank desc, at desc, conversation desc, message desc
  limit $6
) as best
join conversations on conversations.workspace = $1 and conversations.id = best.conversation
order by best.rank desc, best.at desc, best.conversation desc, best.message desc
