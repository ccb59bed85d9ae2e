select phone, name from sandbox_phones where phone = $1
