delete from outbox using unnest($1::text[], $2::text[], $3::bigint[]) as done (workspace, conversation, sequence)
where outbox.workspace = done.workspace and outbox.conversation = done.conversation and outbox.sequence = done.sequence
