select id, sequence
from conversations
where workspace = $1
  and ($2::text is null or assignee = $2)
  and status = any ($3)
  and ($4::text is null or labels @> array[$4])
limit $5
