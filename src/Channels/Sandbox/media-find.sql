select mime_type, file_name, sha256, length(data)::bigint from sandbox_media where id = $1 and account = $2
