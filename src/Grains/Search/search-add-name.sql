update search_entries set words = words || search_words($3, $4)
where workspace = $1 and contact = $2 and contact <> ''
