select preferences from agent_preferences where workspace = $1 and agent = $2
