-- The best of the newest entries that match and may be seen.
-- What stands between comment signs is filled in by SearchStatement.
with candidates as materialized (
  select workspace, conversation, message, kind, at, ts_rank(words, /*query*/, 1) as rank
  from search_entries
  where workspace = $1
    and words @@ (/*query*/)
    and (at, conversation, message) < ($2, $3, $4)
    and /*entries*/
  order by at desc, conversation desc, message desc
  limit $5
)
select 0::bigint as looked_at, candidates.at, candidates.conversation, candidates.message,
  candidates.kind, candidates.conversation, candidates.message, candidates.at, candidates.rank, shown.view
from candidates
cross join lateral (
  select view from conversations
  where conversations.workspace = candidates.workspace and conversations.id = candidates.conversation and /*condition*/
) as shown
where (candidates.rank, candidates.at, candidates.conversation, candidates.message) < ($7, $8, $9, $10)
order by candidates.rank desc, candidates.at desc, candidates.conversation desc, candidates.message desc
limit $6
