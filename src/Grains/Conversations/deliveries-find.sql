select status from deliveries where workspace = $1 and conversation = $2 and message = $3
