insert into outbox (workspace, conversation, sequence, task, in_flight, attempts, next_attempt_at, partition)
select workspace, conversation, sequence, task, false, 0, due_at, partition
from unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[], $5::timestamptz[], $6::smallint[])
  as decided (workspace, conversation, sequence, task, due_at, partition)
