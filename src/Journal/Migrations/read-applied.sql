select source, id, checksum from schema_migrations order by source, id
