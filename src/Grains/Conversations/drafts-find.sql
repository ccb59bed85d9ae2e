select mode, client_message_id, text, in_reply_to, attachments, mentions, saved_at
from drafts
where workspace = $1 and conversation = $2 and agent = $3
order by mode
