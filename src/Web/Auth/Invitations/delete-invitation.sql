delete from agent_invitations where workspace = $1 and agent = $2
