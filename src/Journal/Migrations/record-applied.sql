insert into schema_migrations (source, id, checksum, applied_at) values ($1, $2, $3, $4)
