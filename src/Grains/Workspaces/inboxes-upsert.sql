insert into inboxes (workspace, id, view, deleted)
select * from unnest($1::text[], $2::text[], $3::bytea[], $4::boolean[])
on conflict (workspace, id) do update set view = excluded.view, deleted = excluded.deleted
