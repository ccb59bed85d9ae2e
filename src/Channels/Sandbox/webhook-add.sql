insert into sandbox_webhooks (account, phone, body, settles, due_at) values ($1, $2, $3, $4, $5)
