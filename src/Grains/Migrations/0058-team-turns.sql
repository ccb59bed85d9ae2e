-- When rules last gave a conversation to whom of a team.
create table team_turns (
  workspace text collate "C" not null,
  team text collate "C" not null,
  agent text collate "C" not null,
  at timestamptz not null,
  primary key (workspace, team, agent)
);
