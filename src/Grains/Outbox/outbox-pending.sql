select sequence, task, in_flight, attempts, next_attempt_at
from outbox
where workspace = $1 and conversation = $2
order by sequence
limit 100
