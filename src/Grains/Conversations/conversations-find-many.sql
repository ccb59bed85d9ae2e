select view from conversations where workspace = $1 and id = any ($2)
