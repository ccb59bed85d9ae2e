-- How many open conversations each agent has, counted to a limit: who has so many is not the one with the fewest.
select wanted.agent, (
  select count(*) from (
    select from conversations
    where workspace = $1 and assignee = wanted.agent and status = 'Open'
    limit $3
  ) as open
)
from unnest($2::text[]) as wanted (agent)
