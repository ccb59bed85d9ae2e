update sandbox_threads set last_customer_at = $3 where account = $1 and phone = $2
