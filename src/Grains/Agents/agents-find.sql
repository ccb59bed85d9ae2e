select profile from agents where workspace = $1 and id = $2
