delete from api_tokens
where workspace = $1 and agent = $2 and id = $3
returning hash
