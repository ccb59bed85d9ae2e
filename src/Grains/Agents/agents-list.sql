select profile from agents where workspace = $1 order by id
