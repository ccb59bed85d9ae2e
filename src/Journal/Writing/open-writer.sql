insert into journal_writers (writer, batch, written_at, backend, silo)
select $1, 0, now(), pg_backend_pid(), $2::text where fence($2::text)
