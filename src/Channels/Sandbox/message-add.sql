insert into sandbox_messages (account, phone, id, client_message_id, direction, at, status, content, quoted, callback_data, revision)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
