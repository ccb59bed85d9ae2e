select view from teams where workspace = $1 order by lower(name)
