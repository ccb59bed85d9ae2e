select message, account, media, file_name, attempts, next_attempt_at
from attachments
where workspace = $1 and conversation = $2 and state = 'Fetching'
order by next_attempt_at, message
limit 100
