-- A workspace's rules as one row: every process that has conversations of the workspace keeps them for a few seconds.
create table automation_rules (
  workspace text collate "C" primary key,
  rules bytea not null
);
