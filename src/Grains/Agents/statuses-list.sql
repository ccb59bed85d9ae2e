select agent, status from agent_statuses where workspace = $1
