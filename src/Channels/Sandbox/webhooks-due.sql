select position, account, phone, body, settles, attempts
from (
  select distinct on (account, phone) *
  from sandbox_webhooks
  order by account, phone, position
) heads
where due_at <= $1
order by due_at
limit 200
