insert into blob_chunks (workspace, blob, position, data) values ($1, $2, $3, $4)
