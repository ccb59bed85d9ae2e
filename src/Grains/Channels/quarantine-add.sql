insert into quarantine (workspace, received_at, account, dedupe_key, reason, detail, body)
select $1, $2, account, dedupe_key, reason, detail, body
from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[]) as item (account, dedupe_key, reason, detail, body)
on conflict (account, dedupe_key) do nothing
