select conversation, erased_by, erased_by_name, erased_at, reason, events, messages, notes, attachments, hash
from erasures
where workspace = $1 and (erased_at, conversation) < ($2, $3)
order by erased_at desc, conversation desc
limit $4
