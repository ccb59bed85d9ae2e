select size from blobs where workspace = $1 and id = $2
