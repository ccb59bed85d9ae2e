select account, body from quarantine where workspace = $1 and id = $2 and replayed_at is null
