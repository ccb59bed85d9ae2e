select revision from sandbox_threads where account = $1 and phone = $2
