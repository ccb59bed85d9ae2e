select coalesce((select seq from journal where journal.stream = asked.stream order by seq desc limit 1), 0)
from unnest($1::text[]) with ordinality as asked (stream, position)
order by position
