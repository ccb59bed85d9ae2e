select view from saved_views where workspace = $1 order by lower(name), id
