select provider_id from published_forms where workspace = $1 and business_account = $2 and form = $3 and fingerprint = $4
