select key from dedupe where key = any($1)
