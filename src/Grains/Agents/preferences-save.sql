insert into agent_preferences (workspace, agent, preferences) values ($1, $2, $3)
on conflict (workspace, agent) do update set preferences = excluded.preferences
