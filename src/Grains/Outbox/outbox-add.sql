insert into outbox (workspace, conversation, sequence, task, in_flight, attempts, next_attempt_at)
select workspace, conversation, sequence, task, false, 0, due_at
from unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[], $5::timestamptz[]) as decided (workspace, conversation, sequence, task, due_at)
