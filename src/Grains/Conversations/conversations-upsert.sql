insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view,
  number, inbox, channel, account, team, department, priority, keywords, participants, waiting_since)
select workspace, id, status, assignee, contact, string_to_array(labels, E'\x1f'), last_activity_at, sequence, view,
  number, inbox, channel, account, team, department, priority, string_to_array(keywords, E'\x1f'), string_to_array(participants, E'\x1f'), waiting_since
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::bigint[], $9::bytea[],
    $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::smallint[], $17::text[], $18::text[], $19::timestamptz[])
  as changed (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view,
    number, inbox, channel, account, team, department, priority, keywords, participants, waiting_since)
on conflict (workspace, id) do update set
  status = excluded.status,
  assignee = excluded.assignee,
  contact = excluded.contact,
  labels = excluded.labels,
  last_activity_at = excluded.last_activity_at,
  sequence = excluded.sequence,
  view = excluded.view,
  team = excluded.team,
  department = excluded.department,
  priority = excluded.priority,
  keywords = excluded.keywords,
  participants = excluded.participants,
  waiting_since = excluded.waiting_since
