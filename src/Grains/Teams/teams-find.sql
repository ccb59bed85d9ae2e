select view from teams where workspace = $1 and id = $2 and not deleted
