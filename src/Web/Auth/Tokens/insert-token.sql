insert into api_tokens (id, hash, workspace, agent, name, created_at)
values ($1, $2, $3, $4, $5, $6)
