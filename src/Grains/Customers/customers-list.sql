select view, name_key, id
from customers
where workspace = $1
  and (name_key, id) > ($2, $3)
order by name_key, id
limit $4
