-- One way in for each agent who has to choose a password. Only the SHA-256 of what stands in the link is stored.
create table agent_invitations (
  workspace text not null,
  agent text not null,
  hash bytea not null unique,
  expires_at timestamptz not null,
  primary key (workspace, agent)
);
