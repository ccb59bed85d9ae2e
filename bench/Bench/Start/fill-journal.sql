-- $1 events: copies of one that a customer caused, fifty in each stream. No follower is to read them (transaction 0).
insert into journal (seq, occurred_at, recorded_at, stream, workspace, kind, data, xid)
select 1 + number % 50, model.occurred_at, model.recorded_at, 'conversation/demo/' || to_hex(number / 50) || '-filled', model.workspace, model.kind,
  replace(model.data, '"wamid.', '"wamid.filled.'), 0
from generate_series(0, $1::bigint - 1) as number
cross join (select * from journal where kind = 'message.received.v1' order by stream, seq limit 1) as model
