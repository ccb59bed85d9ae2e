-- One statement, hence one view of the database: what is committed now, and the events of it that were not seen. A row of nulls says that there are none.
select here.horizon, here.running, missing.xid, missing.stream, missing.seq, missing.kind, missing.occurred_at, missing.recorded_at, missing.data
from (
  select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as horizon,
    array(select transaction::text::bigint from pg_snapshot_xip(pg_current_snapshot()) as transaction) as running
) as here
left join lateral (
  (select xid, stream, seq, kind, occurred_at, recorded_at, data from journal where xid = any($2))
  union all
  (select xid, stream, seq, kind, occurred_at, recorded_at, data from journal where xid >= $1 order by xid limit $3)
  order by xid, stream, seq
  limit $3
) as missing on true
order by missing.xid, missing.stream, missing.seq
