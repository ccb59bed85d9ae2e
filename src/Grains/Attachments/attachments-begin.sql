update attachments set attempts = attempts + 1, next_attempt_at = $4
where workspace = $1 and conversation = $2 and message = $3 and state = 'Fetching' and (select fence($5::text))
