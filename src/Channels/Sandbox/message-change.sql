update sandbox_messages
set content = $4, customer_reaction = $5, business_reaction = $6, edited = $7, revoked = $8, revision = $9
where account = $1 and phone = $2 and id = $3
