select workspace, agent from agent_invitations where hash = $1 and expires_at > $2
