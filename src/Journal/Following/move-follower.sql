update journal_followers
set horizon = $2, running = $3, life = (select system_identifier from pg_control_system())
where name = $1
