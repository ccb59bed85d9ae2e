select id from teams where workspace = $1 and members @> array[$2] order by id
