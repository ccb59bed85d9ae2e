-- Whoever else follows under this name waits here, and goes on from where this transaction leaves off.
select horizon, running, life = (select system_identifier from pg_control_system())
from journal_followers
where name = $1
for update
