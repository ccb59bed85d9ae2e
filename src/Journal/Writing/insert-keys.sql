insert into dedupe (key, stream, seq)
select key, stream, seq from unnest($1::text[], $2::text[], $3::bigint[]) as row (key, stream, seq)
