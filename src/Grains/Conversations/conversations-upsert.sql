insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view)
select workspace, id, status, assignee, contact, string_to_array(labels, E'\x1f'), last_activity_at, sequence, view
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::bigint[], $9::bytea[])
  as changed (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view)
on conflict (workspace, id) do update set
  status = excluded.status,
  assignee = excluded.assignee,
  contact = excluded.contact,
  labels = excluded.labels,
  last_activity_at = excluded.last_activity_at,
  sequence = excluded.sequence,
  view = excluded.view
