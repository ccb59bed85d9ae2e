insert into saved_views (workspace, id, name, view)
select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
on conflict (workspace, id) do update set name = excluded.name, view = excluded.view
