-- What matches among the newest entries and may be seen: a page of it is found here for all but rare words, however many match. Of these as many are read as may be
-- walked, whatever the database expects; and of those that match so many are asked whether they may be seen as may be looked at, each by its key: OFFSET keeps both from becoming a join.
-- How many match stands in each row, and in one without a hit when none may be seen.
-- What stands between comment signs is filled in by SearchStatement.
with matching as materialized (
  select newest.conversation, newest.message, newest.kind, newest.at
  from (
    select conversation, message, kind, at, words
    from search_entries
    where workspace = $1 and (at, conversation, message) < ($2, $3, $4)
    order by at desc, conversation desc, message desc
    limit $5
  ) as newest
  where newest.words @@ (/*query*/) and /*entries*/
  order by newest.at desc, newest.conversation desc, newest.message desc
  limit $7
)
select walked.matching, hit.at, hit.conversation, hit.message, hit.kind, hit.conversation, hit.message, hit.at, 0::real as rank, hit.view
from (select count(*) as matching from matching) as walked
left join lateral (
  select matching.conversation, matching.message, matching.kind, matching.at, shown.view
  from matching
  cross join lateral (
    select view
    from (select * from conversations where workspace = $1 and id = matching.conversation offset 0) as conversations
    where /*condition*/
  ) as shown
  order by matching.at desc, matching.conversation desc, matching.message desc
  limit $6
) as hit on true
order by hit.at desc, hit.conversation desc, hit.message desc
