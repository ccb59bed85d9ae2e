-- What programs outside reported of a contact.
create table contact_events (
  at timestamptz not null,
  sequence bigint not null,
  workspace text collate "C" not null,
  contact text collate "C" not null,
  reported_by text collate "C" not null,
  reported_by_name text not null,
  category text collate "C" not null,
  name text not null,
  reference_code text,
  source_url text,
  primary key (workspace, contact, sequence)
);

create index contact_events_by_time on contact_events (workspace, contact, at desc, sequence desc);
