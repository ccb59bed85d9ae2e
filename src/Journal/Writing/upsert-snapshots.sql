insert into snapshots (stream, seq, data)
select stream, seq, data from unnest($1::text[], $2::bigint[], $3::text[]) as row (stream, seq, data)
on conflict (stream) do update set seq = excluded.seq, data = excluded.data
