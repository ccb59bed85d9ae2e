update attachments set next_attempt_at = $4, error_code = $5, error_text = $6
where workspace = $1 and conversation = $2 and message = $3 and state = 'Fetching' and (select fence($7::text))
