select file from uploads where workspace = $1 and id = $2 and agent = $3 and expires_at > $4
