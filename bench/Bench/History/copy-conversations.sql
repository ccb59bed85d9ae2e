-- More conversations of the shape of a real one: most of them resolved, as in an old workspace, some labelled, a few of the newest somebody's.
insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view,
  number, inbox, channel, account, team, department, priority, keywords, participants, waiting_since)
select model.workspace,
  to_hex(copy.number) || '-copy',
  case when copy.number % 20 < 17 then 'Resolved' when copy.number % 20 = 17 then 'Pending' else 'Open' end,
  case when copy.number % 3 = 0 then '' else 'agent-' || copy.number % 160 end,
  model.contact,
  case when copy.number % 50 = 0 then array['urgent'] else '{}' end,
  model.last_activity_at - copy.number * interval '7 seconds',
  model.sequence, model.view, copy.number, model.inbox, model.channel, model.account, '', '', 0, '{}', '{}', null
from generate_series($1::bigint, $2::bigint) as copy (number)
cross join (select * from conversations order by id limit 1) as model
