delete from search_entries where workspace = $1 and conversation = $2
