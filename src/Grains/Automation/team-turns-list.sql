select agent, at from team_turns where workspace = $1 and team = $2
