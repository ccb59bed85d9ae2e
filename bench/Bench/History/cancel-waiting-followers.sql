-- Whoever waits for the followers' table: it looks again in two seconds. One that waits keeps the database from clearing away rows that were replaced, of every table.
select count(pg_cancel_backend(pid)) from pg_stat_activity where wait_event_type = 'Lock' and query like '%journal_followers%' and pid <> pg_backend_pid()
