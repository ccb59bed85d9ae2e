-- What an agent says of himself: Online, Busy, Away or Offline. Who never said anything has no row.
create table agent_statuses (
  workspace text collate "C" not null,
  agent text collate "C" not null,
  status text collate "C" not null,
  chosen_at timestamptz not null,
  primary key (workspace, agent)
);
