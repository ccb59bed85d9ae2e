select stream, seq from dedupe where key = $1
