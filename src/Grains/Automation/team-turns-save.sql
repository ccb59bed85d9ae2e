insert into team_turns (workspace, team, agent, at) values ($1, $2, $3, $4)
on conflict (workspace, team, agent) do update set at = excluded.at
