insert into teams (workspace, id, name, members, view, deleted)
select workspace, id, name, string_to_array(members, E'\x1f'), view, deleted
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::boolean[]) as changed (workspace, id, name, members, view, deleted)
on conflict (workspace, id) do update set name = excluded.name, members = excluded.members, view = excluded.view, deleted = excluded.deleted
