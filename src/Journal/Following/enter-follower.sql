insert into journal_followers (name, life, horizon, running)
select $1, system_identifier, $2, '{}' from pg_control_system()
on conflict (name) do nothing
