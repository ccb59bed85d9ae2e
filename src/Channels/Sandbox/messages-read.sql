update sandbox_messages
set status = 'read', revision = $3
where account = $1 and phone = $2 and direction = 'received' and status = 'delivered'
returning id, client_message_id, direction, at, status, content, quoted, customer_reaction, business_reaction, edited, revoked, callback_data, revision
