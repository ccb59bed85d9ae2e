insert into customers (workspace, id, reference, name_key, view)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[])
on conflict (workspace, id) do update set reference = excluded.reference, name_key = excluded.name_key, view = excluded.view
