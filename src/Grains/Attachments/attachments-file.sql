select file from attachments where workspace = $1 and conversation = $2 and message = $3 and state = 'Stored'
