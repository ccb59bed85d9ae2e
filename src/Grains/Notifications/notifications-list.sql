select notification, read_at
from notifications
where workspace = $1 and agent = $2 and (at, id) < ($3, $4) and (not $5 or read_at is null) and /*scope*/
order by at desc, id desc
limit $6
