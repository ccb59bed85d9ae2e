select view from saved_views where workspace = $1 and id = $2
