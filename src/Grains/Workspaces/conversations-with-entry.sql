-- Reads the whole table in the worst case: an entry is deleted once.
select id
from conversations
where workspace = $1
  and ($2::text is null or labels @> array[$2])
  and ($3::text is null or keywords @> array[$3])
  and ($4::text is null or department = $4)
  and ($5::text is null or team = $5)
limit $6
