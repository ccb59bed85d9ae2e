delete from sandbox_webhooks where position = $1
