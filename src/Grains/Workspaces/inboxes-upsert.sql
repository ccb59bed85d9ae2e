insert into inboxes (workspace, id, view)
select * from unnest($1::text[], $2::text[], $3::bytea[])
on conflict (workspace, id) do update set view = excluded.view
