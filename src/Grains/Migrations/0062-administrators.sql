-- A workspace keeps an administrator who can log in. Each agent is a grain of his own and knows only himself: of two who go at once, only the table knows that both would be the last.
alter table agents add column administers boolean not null default false;
update agents set administers = convert_from(profile, 'UTF8')::jsonb ->> 'role' = 'Administrator';
create index agents_administering on agents (workspace) where administers;

create function keep_an_administrator() returns trigger language plpgsql as $$
begin
  -- One after the other; what the one before wrote is seen by the statement below.
  perform pg_advisory_xact_lock(hashtextextended('administrators/' || old.workspace, 0));
  if not exists (select from agents where workspace = old.workspace and administers) then
    raise exception 'The last administrator of % stays.', old.workspace using errcode = 'check_violation', constraint = 'agents_last_administrator';
  end if;
  return null;
end $$;

create trigger agents_keep_an_administrator after update on agents
  for each row when (old.administers and not new.administers) execute function keep_an_administrator();
