insert into erased_contents (workspace, blob, erased_at) values ($1, $2, $3)
on conflict (workspace, blob) do update set erased_at = excluded.erased_at
