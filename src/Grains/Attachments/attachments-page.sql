select message, state, file, error_code, error_text
from attachments
where workspace = $1 and conversation = $2 and message = any ($3)
