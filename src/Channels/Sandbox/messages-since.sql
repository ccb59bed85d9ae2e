select id, client_message_id, direction, at, status, content, quoted, customer_reaction, business_reaction, edited, revoked, callback_data, revision
from sandbox_messages
where account = $1 and phone = $2 and revision > $3 and status <> 'failed'
order by revision, at, id
