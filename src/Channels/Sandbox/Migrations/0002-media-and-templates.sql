-- The bytes of media, on both ways through the provider.
create table sandbox_media (
  id text primary key,
  account text not null,
  mime_type text not null,
  file_name text,
  sha256 text not null,
  data bytea not null,
  at timestamptz not null
);

alter table sandbox_media alter column data set storage external;

-- Templates as Meta writes them, but for their status, which can be changed.
create table sandbox_templates (
  account text not null,
  id text not null,
  status text not null,
  template text not null,
  primary key (account, id)
);
