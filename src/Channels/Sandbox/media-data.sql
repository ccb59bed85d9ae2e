select data from sandbox_media where id = $1 and account = $2
