select message, status, at, error_code, error_text
from deliveries
where workspace = $1 and conversation = $2 and message = any ($3)
