select data from blob_chunks where workspace = $1 and blob = $2 and position = $3
