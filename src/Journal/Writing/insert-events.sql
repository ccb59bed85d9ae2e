insert into journal (stream, seq, workspace, kind, occurred_at, recorded_at, data)
select stream, seq, workspace, kind, occurred_at, recorded_at, data
from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[])
  as row (stream, seq, workspace, kind, occurred_at, recorded_at, data)
