insert into agent_invitations (workspace, agent, hash, expires_at) values ($1, $2, $3, $4)
on conflict (workspace, agent) do update set hash = excluded.hash, expires_at = excluded.expires_at
