update outbox set
  in_flight = step.in_flight,
  attempts = outbox.attempts + case when step.in_flight then 1 else 0 end,
  next_attempt_at = step.next_attempt_at
from unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[], $5::timestamptz[]) as step (workspace, conversation, sequence, in_flight, next_attempt_at)
where outbox.workspace = step.workspace and outbox.conversation = step.conversation and outbox.sequence = step.sequence
