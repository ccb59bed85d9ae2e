-- What matches among the newest entries and may be seen: a page of it is found here for all but rare words, however many match. Of these as many are read as may be
-- walked, whatever the database expects; OFFSET keeps the question what may be seen from being asked of all of them.
-- What stands between comment signs is filled in by SearchStatement.
select 0::bigint as looked_at, newest.at, newest.conversation, newest.message, newest.kind, newest.conversation, newest.message, newest.at, 0::real as rank, shown.view
from (
  select conversation, message, kind, at, words
  from search_entries
  where workspace = $1 and (at, conversation, message) < ($2, $3, $4)
  order by at desc, conversation desc, message desc
  limit $5
) as newest
cross join lateral (
  select view from conversations
  where conversations.workspace = $1 and conversations.id = newest.conversation and /*condition*/
  offset 0
) as shown
where newest.words @@ (/*query*/) and /*entries*/
order by newest.at desc, newest.conversation desc, newest.message desc
limit $6
