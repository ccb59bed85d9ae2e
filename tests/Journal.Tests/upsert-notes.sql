insert into notes (key, value) select key, value from unnest($1::text[], $2::text[]) as row (key, value)
on conflict (key) do update set value = excluded.value
