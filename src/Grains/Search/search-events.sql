select journal.stream, journal.seq, journal.kind, journal.occurred_at, journal.recorded_at, journal.data
from unnest($1::text[], $2::bigint[]) as wanted (stream, seq)
join journal on journal.stream = wanted.stream and journal.seq = wanted.seq
