insert into agent_statuses (workspace, agent, status, chosen_at) values ($1, $2, $3, $4)
on conflict (workspace, agent) do update set status = excluded.status, chosen_at = excluded.chosen_at
