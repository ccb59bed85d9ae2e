update sandbox_webhooks set attempts = attempts + 1, due_at = $2 where position = $1
