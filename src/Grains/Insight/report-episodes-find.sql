select workspace, conversation, sequence, began_at, asked_at, answered
from unnest($1::text[], $2::text[]) as wanted (workspace, conversation)
join report_episodes using (workspace, conversation)
