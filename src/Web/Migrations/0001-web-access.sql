-- Keys that protect the session cookies: every node reads them, and a restart keeps people logged in.
create table data_protection_keys (
  id text primary key,
  xml text not null
);

-- Only the SHA-256 of a token is stored.
create table api_tokens (
  id text primary key,
  hash bytea not null unique,
  workspace text not null,
  agent text not null,
  name text not null,
  created_at timestamptz not null
);

create index api_tokens_by_agent on api_tokens (workspace, agent, created_at desc);
