delete from outbox where workspace = $1 and conversation = $2 and sequence = $3 and not in_flight and (select fence($4::text))
