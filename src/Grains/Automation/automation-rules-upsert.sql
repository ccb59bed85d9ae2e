insert into automation_rules (workspace, rules)
select * from unnest($1::text[], $2::bytea[])
on conflict (workspace) do update set rules = excluded.rules
