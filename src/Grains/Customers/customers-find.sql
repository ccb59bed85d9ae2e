select view from customers where workspace = $1 and id = $2
