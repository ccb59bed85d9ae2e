update sandbox_messages
set status = 'delivered', revision = $4
where account = $1 and phone = $2 and id = $3 and status = 'pending'
