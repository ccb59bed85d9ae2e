insert into uploads (workspace, id, agent, file, blob, expires_at) values ($1, $2, $3, $4, $5, $6)
