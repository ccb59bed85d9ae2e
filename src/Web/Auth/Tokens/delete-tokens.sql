delete from api_tokens where workspace = $1 and agent = $2
