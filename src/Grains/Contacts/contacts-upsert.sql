insert into contacts (workspace, id, name, view, name_key, type, stage, owner, merged_into, members, customer)
select workspace, id, name, view, name_key, type, stage, owner, merged_into, string_to_array(members, ','), customer
from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
  as changed (workspace, id, name, view, name_key, type, stage, owner, merged_into, members, customer)
on conflict (workspace, id) do update set
  name = excluded.name,
  view = excluded.view,
  name_key = excluded.name_key,
  type = excluded.type,
  stage = excluded.stage,
  owner = excluded.owner,
  merged_into = excluded.merged_into,
  members = excluded.members,
  customer = excluded.customer
