update conversations set
  last_activity_at = changed.last_activity_at,
  waiting_since = changed.waiting_since,
  sequence = changed.sequence,
  view = changed.view
from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::bytea[])
  as changed (workspace, id, last_activity_at, waiting_since, sequence, view)
where conversations.workspace = changed.workspace and conversations.id = changed.id and conversations.sequence < changed.sequence
