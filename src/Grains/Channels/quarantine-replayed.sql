update quarantine set replayed_at = $3 where workspace = $1 and id = $2
