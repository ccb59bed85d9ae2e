select journal_refuse('conflict')
from unnest($1::text[], $2::bigint[]) as head (stream, seq)
where not exists (select from journal where journal.stream = head.stream and journal.seq = head.seq)
limit 1
