create table if not exists schema_migrations (
  source text not null,
  id text not null,
  checksum text not null,
  applied_at timestamptz not null,
  primary key (source, id)
)
