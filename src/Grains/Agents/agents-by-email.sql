select workspace, profile, password_hash from agents where lower(email) = lower($1)
