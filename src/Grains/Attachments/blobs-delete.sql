delete from blobs where workspace = $1 and id = $2 and touched_at < $3
