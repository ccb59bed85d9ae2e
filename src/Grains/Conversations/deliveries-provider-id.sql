select provider_message_id from deliveries where workspace = $1 and conversation = $2 and message = $3
