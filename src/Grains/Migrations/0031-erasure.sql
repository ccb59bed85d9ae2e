-- What remains of a conversation that was deleted for good: nothing that anybody wrote in it (docs/decisions/0031).
create table erasures (
  erased_at timestamptz not null,
  events bigint not null,
  messages bigint not null,
  notes bigint not null,
  attachments bigint not null,
  workspace text collate "C" not null,
  conversation text collate "C" not null,
  erased_by text collate "C" not null,
  erased_by_name text not null,
  reason text not null,
  -- SHA-256 over the events as they were stored: whoever has an export's source can show that it was this.
  hash text collate "C" not null,
  primary key (workspace, conversation)
);

create index erasures_by_time on erasures (workspace, erased_at desc, conversation desc);

-- Contents that erased messages named, until somebody has looked whether anything else names them.
create table erased_contents (
  erased_at timestamptz not null,
  workspace text collate "C" not null,
  blob text collate "C" not null,
  primary key (workspace, blob)
);

create index erased_contents_by_time on erased_contents (erased_at);
