select id, account, reason, detail, received_at, body
from quarantine
where workspace = $1 and id < $2 and replayed_at is null
order by id desc
limit $3
