insert into contacts (workspace, id, name, view, name_key, type, stage, owner)
select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[])
on conflict (workspace, id) do update set
  name = excluded.name,
  view = excluded.view,
  name_key = excluded.name_key,
  type = excluded.type,
  stage = excluded.stage,
  owner = excluded.owner
