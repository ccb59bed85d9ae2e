insert into sandbox_media (id, account, mime_type, file_name, sha256, data, at) values ($1, $2, $3, $4, $5, $6, $7)
